import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import { addDays, dateInZone, dayNumber } from '../../domain/_base/dates.ts'
import { instantAt, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { lastTime } from '../../domain/alert-rules/schedule.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { intentOf } from './evaluate-changes.ts'
import { evaluateIds } from './evaluate-ids.ts'
import { ruleStates, setRuleState } from './marks.ts'
import { lateAfterMs, Raiser } from './raise.ts'
import { candidates } from './scan-page.ts'
import { storedRules, type StoredRule } from './stored-rules.ts'
import { readingAt, type AlertSubjects } from './subject.ts'
import { tolerant } from './tolerant.ts'

/** Looking through all subjects of one kind by some rules, as of a day. */
export interface Scan {
  readonly subject: string
  readonly rules: readonly string[]
  readonly day: string
}

/** A scheduled time that has come. */
export interface Firing {
  readonly rule: string
  readonly at: string
}

export interface Plan {
  readonly scans: readonly Scan[]
  readonly firings: readonly Firing[]
}

/** Days that are made up for one by one after the app was off; longer absences begin this far back. */
export const mostMissedDays = 92

/**
 * What is due: rules not looked through today (each missed day by itself, so that what was true on one of them only is told
 * too, late), rules that are new or changed, and scheduled times (the last one missed of each rule).
 */
export function planEvaluation(r: Reading, subjects: AlertSubjects): Plan {
  const today = r.clock.today()
  const states = ruleStates(r.read)
  const scans = new Map<string, { subject: string; rules: string[]; day: string }>()
  const firings: Firing[] = []
  for (const rule of storedRules(r)) {
    if (!rule.enabled || !subjects.has(rule.definition.subject)) continue
    const state = states.get(rule.key)
    if (rule.definition.trigger.kind === 'schedule') {
      const at = state?.firing_at ?? dueTime(r, rule, state?.version === rule.version ? state.fired_until : null)
      if (at !== null) firings.push({ rule: rule.key, at })
    } else if (rule.definition.trigger.kind === 'condition')
      for (const day of missedDays(state?.version === rule.version ? state.scanned_on : null, today)) {
        const key = `${day} ${rule.definition.subject}`
        const scan = scans.get(key) ?? { subject: rule.definition.subject, rules: [], day }
        scan.rules.push(rule.key)
        scans.set(key, scan)
      }
  }
  return { scans: [...scans.values()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), firings }
}

/** Days to look through, oldest first; a clock that was set back looks at its new today once. */
function missedDays(scannedOn: string | null, today: string): string[] {
  if (scannedOn === today) return []
  if (scannedOn === null || scannedOn > today) return [today]
  const missed = Math.min(mostMissedDays, dayNumber(today) - dayNumber(scannedOn))
  return Array.from({ length: missed }, (_, at) => addDays(today, at - missed + 1))
}

const dayMs = 86_400_000

/** A rule that never ran starts now; a mark more than two days ahead is of a clock that was wrong. */
function dueTime(r: Reading, rule: StoredRule, firedUntil: string | null): string | null {
  if (firedUntil === null || rule.definition.trigger.kind !== 'schedule') return null
  const now = instantOf(r.clock.now())
  const from = instantOf(firedUntil)
  const at = lastTime(rule.definition.trigger.schedule, workspaceCalendar(r), from > now + 2 * dayMs ? now : from, now)
  return at === null ? null : isoOf(at)
}

/** Rules that are met for the first time: their schedules count from now. */
export function beginRules(w: Writing): void {
  const states = ruleStates(w.read)
  const now = w.clock.now()
  const stale = storedRules(w).filter(({ key, version, enabled, definition }) => {
    const state = states.get(key)
    if (definition.trigger.kind === 'condition') return false
    const ahead = state?.fired_until != null && instantOf(state.fired_until) > instantOf(now) + 2 * dayMs
    return enabled ? state?.version !== version || state.fired_until === null || ahead : state?.fired_until != null
  })
  if (stale.length === 0) return
  w.gate.write(intentOf(w), (tx) => {
    for (const { key, version, enabled } of stale)
      setRuleState(tx, key, { version, fired_until: enabled ? now : null, firing_at: null })
  })
}

/** The clock by which a day is judged: today as it is, a day gone at its end. */
export function clockOf<R extends Reading>(r: R, day: string): R {
  if (day === r.clock.today()) return readingAt(r, r.clock.now(), day)
  const end = instantAt(dayNumber(day) + 1, -1, workspaceCalendar(r).utcOffsetMinutes)
  return readingAt(r, isoOf(end), day)
}

export interface Page {
  /** Ids newly true, by rule. */
  readonly found: readonly { readonly rule: string; readonly ids: readonly number[] }[]
  /** Where to go on; null at the end. */
  readonly next: number | null
}

const pageRows = 20_000
const pageMs = 40

/** Reads on from an id and answers within about `pageMs`: candidates only, judged again where they are written. */
export function scanPage(
  r: Reading,
  subjects: AlertSubjects,
  { subject: name, rules, day, after, period }: Scan & { after: number; period?: string | undefined },
): Page {
  const subject = subjects.get(name)
  if (!subject) return { found: [], next: null }
  const asOf = clockOf(r, day)
  const watching = storedRules(r).filter((rule) => rules.includes(rule.key))
  const found = new Map<string, number[]>()
  const started = performance.now()
  for (let from = after; ;) {
    const upTo = r.read.value<number | null>(
      `SELECT max(id) FROM (SELECT id FROM ${subject.table} WHERE id > ? ORDER BY id LIMIT ?)`,
      from,
      pageRows,
    )
    if (upTo == null) return { found: asList(found), next: null }
    for (const [rule, ids] of candidates(asOf, subject, watching, { after: from, upTo }, period))
      found.set(rule, [...(found.get(rule) ?? []), ...ids])
    from = upTo
    if (performance.now() - started > pageMs) return { found: asList(found), next: from }
  }
}

function asList(found: ReadonlyMap<string, readonly number[]>): Page['found'] {
  return [...found].map(([rule, ids]) => ({ rule, ids }))
}

/** Raises candidates of a scan: judged again, because the reader saw an earlier state. */
export function raiseFound(
  w: Writing,
  subjects: AlertSubjects,
  input: { rule: string; ids: readonly number[]; day: string; period?: string | undefined },
): { raised: number } {
  const rule = storedRules(w).find((one) => one.key === input.rule)
  const subject = rule && subjects.get(rule.definition.subject)
  if (!rule || !subject || !rule.enabled) return { raised: 0 }
  const { result } = w.gate.write(intentOf(w), (tx) => {
    // Its day is marked only when the whole look is done: until then every page of it belongs to the first.
    const firstLook = input.period === undefined && ruleStates(w.read).get(rule.key)?.scanned_on == null
    const raiser = new Raiser(w, tx, { firstLook })
    const late =
      input.period === undefined ? input.day < w.clock.today() : instantOf(w.clock.now()) - instantOf(input.period) > lateAfterMs
    const dueAt = input.period ?? (late ? isoOf(instantAt(dayNumber(input.day), 0, workspaceCalendar(w).utcOffsetMinutes)) : null)
    tolerant(w, rule, () =>
      evaluateIds(w, tx, raiser, rule, subject, input.ids, {
        asOf: clockOf(w, input.day),
        late,
        dueAt,
        ...(input.period === undefined ? {} : { period: input.period, scheduled: true }),
      }),
    )
    return raiser.raised
  })
  return { raised: result }
}

/** A day is done with for these rules. */
export function markScanned(w: Writing, { rules, day }: Scan): void {
  w.gate.write(intentOf(w), (tx) => {
    for (const rule of storedRules(w))
      if (rules.includes(rule.key)) setRuleState(tx, rule.key, { version: rule.version, scanned_on: day })
  })
}

export function dayOf(at: string): string {
  return dateInZone(at, workspaceTimeZone)
}
