import type { Reading, Writing } from '../../store/contexts.ts'
import { nextTime } from '../../domain/alert-rules/schedule.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { beginArrivals, evaluateArrivals, nextArrival, nextArriving, type Arriving } from './evaluate-arrivals.ts'
import { evaluateChanges } from './evaluate-changes.ts'
import { evaluateDue, nextDue } from './evaluate-due.ts'
import { beginFiring, endFiring, fireGroups, ownerGroups, type OwnerGroup } from './fire.ts'
import { climbLadders } from './ladder.ts'
import { ruleStates } from './marks.ts'
import {
  beginRules,
  dayOf,
  markScanned,
  planEvaluation,
  raiseFound,
  scanPage,
  type Firing,
  type Page,
  type Plan,
  type Scan,
} from './scan.ts'
import { storedRules } from './stored-rules.ts'
import type { AlertSubjects } from './subject.ts'

/** What the engine asks of the store's threads, each bounded: nothing holds the writer long. */
export function evaluationSteps(subjects: AlertSubjects) {
  return {
    'alert-rules.begin'(w: Writing) {
      beginRules(w)
      beginArrivals(w, subjects)
    },
    'alert-rules.arriving': (r: Reading) => nextArriving(r, subjects),
    'alert-rules.plan': (r: Reading) => planEvaluation(r, subjects),
    'alert-rules.changes': (w: Writing) => evaluateChanges(w, subjects),
    'alert-rules.arrivals': (w: Writing, input: Arriving) => evaluateArrivals(w, subjects, input),
    'alert-rules.due': (w: Writing) => evaluateDue(w, subjects),
    'alert-rules.scan': (r: Reading, input: Scan & { after: number; period?: string }) => scanPage(r, subjects, input),
    'alert-rules.raise': (w: Writing, input: { rule: string; ids: number[]; day: string; period?: string }) =>
      raiseFound(w, subjects, input),
    'alert-rules.scanned': (w: Writing, input: Scan) => markScanned(w, input),
    'alert-rules.groups': (r: Reading, input: Firing) => ownerGroups(r, subjects, input),
    'alert-rules.beginFiring': (w: Writing, input: Firing) => beginFiring(w, input),
    'alert-rules.fireGroups': (w: Writing, input: Firing & { groups: OwnerGroup[] }) => fireGroups(w, input),
    'alert-rules.endFiring': (w: Writing, input: Firing) => endFiring(w, input),
    'alert-rules.ladders': (w: Writing) => climbLadders(w, subjects),
    'alert-rules.next': (r: Reading) => nextLook(r, subjects),
    'alert-rules.facts': (r: Reading) =>
      storedRules(r).map(({ key, definition }) => ({ key, subject: definition.subject, trigger: definition.trigger })),
  }
}

export type EngineStep = keyof ReturnType<typeof evaluationSteps>

/** A step the round wants done; whoever drives it answers with its result. */
export interface Wanted {
  readonly step: EngineStep
  readonly input: unknown
  readonly on: 'writer' | 'reader'
}

const writer = (step: EngineStep, input: unknown = {}): Wanted => ({ step, input, on: 'writer' })
const reader = (step: EngineStep, input: unknown = {}): Wanted => ({ step, input, on: 'reader' })
/** Found ones raised in one transaction: some 30 µs each. */
const raisedTogether = 500

/**
 * One evaluation, as the steps it takes, so that the same order of things runs over threads, in a test's own thread and under
 * injected kills. Interrupted anywhere, the next round goes on: every step leaves a mark with what it wrote.
 */
export function* evaluationRound(): Generator<Wanted, { raised: number }, never> {
  let raised = 0
  yield writer('alert-rules.begin')
  // What time alone brings: it knows by itself since when it is true.
  for (;;) {
    const arriving = (yield reader('alert-rules.arriving')) as Arriving | null
    if (arriving === null) break
    raised += ((yield writer('alert-rules.arrivals', arriving)) as { raised: number }).raised
  }
  // The log first, by the clock of its days; then the days nobody looked.
  for (;;) {
    const done = (yield writer('alert-rules.changes')) as { raised: number; more: boolean }
    raised += done.raised
    if (!done.more) break
  }
  // Hours that have come before whole days: they know how late they are.
  for (;;) {
    const done = (yield writer('alert-rules.due')) as { raised: number; more: boolean }
    raised += done.raised
    if (!done.more) break
  }
  const plan = (yield reader('alert-rules.plan')) as Plan
  for (const scan of plan.scans) {
    raised += yield* lookThrough(scan)
    yield writer('alert-rules.scanned', scan)
  }
  const rules =
    plan.firings.length > 0
      ? ((yield reader('alert-rules.facts')) as { key: string; subject: string; trigger: { per?: string } }[])
      : []
  for (const firing of plan.firings) {
    const rule = rules.find(({ key }) => key === firing.rule)
    if (rule?.trigger.per === 'owner') {
      const groups = (yield reader('alert-rules.groups', firing)) as OwnerGroup[]
      raised += ((yield writer('alert-rules.fireGroups', { ...firing, groups })) as { raised: number }).raised
      continue
    }
    yield writer('alert-rules.beginFiring', firing)
    if (rule) raised += yield* lookThrough({ subject: rule.subject, rules: [firing.rule], day: dayOf(firing.at) }, firing.at)
    yield writer('alert-rules.endFiring', firing)
  }
  for (;;) if (!((yield writer('alert-rules.ladders')) as { more: boolean }).more) break
  return { raised }
}

function* lookThrough(scan: Scan, period?: string): Generator<Wanted, number, never> {
  let raised = 0
  for (let after: number | null = 0; after !== null;) {
    const page: Page = yield reader('alert-rules.scan', { ...scan, after, ...(period === undefined ? {} : { period }) })
    for (const { rule, ids } of page.found)
      for (let at = 0; at < ids.length; at += raisedTogether) {
        const input = {
          rule,
          ids: ids.slice(at, at + raisedTogether),
          day: scan.day,
          ...(period === undefined ? {} : { period }),
        }
        raised += ((yield writer('alert-rules.raise', input)) as { raised: number }).raised
      }
    after = page.next
  }
  return raised
}

/** When the engine must look again at the latest: the next clock, schedule or rung; null: nothing is waiting. */
export function nextLook(r: Reading, subjects: AlertSubjects): { at: string | null } {
  const calendar = workspaceCalendar(r)
  const states = ruleStates(r.read)
  const times = storedRules(r).flatMap((rule) => {
    const { trigger } = rule.definition
    if (!rule.enabled || trigger.kind !== 'schedule') return []
    const from = states.get(rule.key)?.fired_until ?? r.clock.now()
    const next = nextTime(trigger.schedule, calendar, instantOf(from))
    return next === null ? [] : [isoOf(next)]
  })
  const rung = r.read.value<string | null>('SELECT min(escalate_at) FROM alert_inbox') ?? null
  const waiting = [rung, nextDue(r, subjects), nextArrival(r, subjects)].filter((at) => at !== null)
  return { at: [...times, ...waiting].toSorted()[0] ?? null }
}
