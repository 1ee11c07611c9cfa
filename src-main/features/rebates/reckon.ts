import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { evaluateRebate } from '../../domain/rebates/evaluate-rebate.ts'
import { periodOf } from '../../domain/rebates/programme.ts'
import type { RebateFacts, RebateStep } from '../../domain/rebates/rebate-rule.ts'
import { nextMonth, periodSpan, yearBefore, type PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { carriedIn, carryRequests, withCarried, type CarriedIn } from './carried-in.ts'
import { collectFacts, type FactRequest, type FactsByParty } from './collect-facts.ts'
import { partiesInScope } from './parties.ts'
import { definitionOf, ruleOf, versionById, versionsInForce, type StoredVersion } from './stored-programmes.ts'

/** One programme, party and period, reckoned. */
export interface Reckoned {
  readonly programmeId: number
  readonly versionId: number
  readonly party: number
  readonly period: string
  readonly from: string
  readonly to: string
  /** The closed period that late documents changed; empty for the run's own. */
  readonly adjusts: string
  readonly facts: RebateFacts
  readonly steps: readonly RebateStep[]
  readonly missing: readonly string[]
  readonly fen: number | null
  readonly beforeFen: number
  readonly dueFen: number
  readonly documents: number
}

/** A programme's period, cut at the end of what is settled. */
export interface Task {
  readonly version: StoredVersion
  readonly definition: RebateDefinition
  readonly period: PeriodSpan
  readonly from: string
  readonly to: string
  /** Earned to date less what was settled before, instead of once at the end. */
  readonly cumulative: boolean
}

/** What is to be reckoned in a settlement period by the versions in force: every cut as if cumulative for accruals. */
export function tasksOf(read: ReadHandle, span: PeriodSpan, alwaysCumulative: boolean): Task[] {
  const tasks: Task[] = []
  const known = new Map<string, StoredVersion[]>()
  const inForce = (on: string): StoredVersion[] => {
    const versions = known.get(on) ?? versionsInForce(read, on)
    known.set(on, versions)
    return versions
  }
  for (const unit of ['month', 'quarter', 'half', 'year'] as const) {
    for (const period of periodsTouching(span, unit)) {
      const cut = period.to < span.to ? period.to : span.to
      for (const version of inForce(cut)) {
        const definition = definitionOf(version)
        const cumulative = alwaysCumulative || definition.settle === 'cumulative'
        if (definition.period !== unit || (!cumulative && period.to > span.to)) continue
        const from = definition.validFrom > period.from ? definition.validFrom : period.from
        const to = definition.validTo < cut ? definition.validTo : cut
        if (from <= to) tasks.push({ version, definition, period, from, to, cumulative })
      }
    }
  }
  return tasks
}

function periodsTouching(span: PeriodSpan, unit: RebateDefinition['period']): PeriodSpan[] {
  const names = new Set<string>()
  for (let month = span.from.slice(0, 7); month <= span.to.slice(0, 7); month = nextMonth(month))
    names.add(periodOf(`${month}-01`, unit))
  return [...names].map((name) => periodSpan(name)).filter((period) => period !== null)
}

/** A task as a run keeps it: the version by its id, the period by its name. */
export interface StoredTask {
  readonly version: number
  readonly period: string
  readonly from: string
  readonly to: string
}

/**
 * The same tasks a stored run had: its versions and periods, whatever is in force by now. Also those that came to nothing: a
 * late document may make something of them.
 */
export function tasksOfRun(read: ReadHandle, runId: number): Task[] {
  const kept = read.value<string | null>('SELECT tasks FROM rebate_run WHERE id = ?', runId) ?? null
  const stored =
    kept === null
      ? read.all<StoredTask>(
          `SELECT DISTINCT version_id AS version, period, from_on AS "from", to_on AS "to" FROM rebate_result WHERE run_id = ? AND adjusts = ''`,
          runId,
        )
      : (JSON.parse(kept) as StoredTask[])
  return stored.flatMap(({ version: id, period: name, from, to }) => {
    const version = versionById(read, id)
    const period = periodSpan(name)
    if (!version || !period) return []
    const definition = definitionOf(version)
    return [{ version, definition, period, from, to, cumulative: definition.settle === 'cumulative' }]
  })
}

export interface ReckonOptions {
  /** Documents booked through this month. */
  readonly through: string
  /** What was settled before for a task, by party. */
  readonly before: (task: Task) => ReadonlyMap<number, number>
  /** Only these parties, whatever the scope says now. */
  readonly parties?: (task: Task) => ReadonlySet<number>
  /** Also those with nothing counted and nothing earned: it may have been something before. */
  readonly nothings?: boolean
}

/** Reckons tasks from documents: sums by SQL, rules on the sums. The order of documents never matters. */
export function* reckon(read: ReadHandle, tasks: readonly Task[], options: ReckonOptions): Generator<Reckoned> {
  const requests: FactRequest[] = []
  const asked = tasks.map((task) => {
    const at = requests.length
    requests.push(...requestsOf(task, options.through))
    return { task, at, to: requests.length }
  })
  const answers = collectFacts(read, requests)
  for (const { task, at, to } of asked) yield* reckonTask(read, task, measuredOf(task, answers.slice(at, to)), options)
}

/** All that a task is reckoned from: its own sums, those of the year before, and what earlier periods left below 0. */
export const requestsOf = (task: Task, through: string, baseTask: Task = task): FactRequest[] => [
  requestOf(task, through),
  ...(task.definition.baseline === 'lastYear' ? [baselineRequest(baseTask, through)] : []),
  ...carryRequests(task, through),
]

export interface Measured {
  readonly own: FactsByParty
  readonly baseline: FactsByParty | undefined
  readonly carried: ReadonlyMap<number, CarriedIn>
}

/** The answers to `requestsOf` as they belong together. */
export function measuredOf({ definition }: Task, answers: readonly FactsByParty[]): Measured {
  const grows = definition.baseline === 'lastYear'
  return {
    own: answers[0] ?? new Map(),
    baseline: grows ? answers[1] : undefined,
    carried: carriedIn(answers.slice(grows ? 2 : 1)),
  }
}

function requestOf({ definition, from, to }: Task, through: string): FactRequest {
  const { party, returns, basis, facts } = definition
  return { window: { party, returns, from, to, through }, measures: { ...facts, basis } }
}

function baselineRequest({ definition, from, to }: Task, through: string): FactRequest {
  const { party, returns, basis, facts } = definition
  const window = { party, returns, from: yearBefore(from), to: yearBefore(to), through }
  return { window, measures: { baseline: facts['qualify'] ?? basis } }
}

function* reckonTask(
  read: ReadHandle,
  task: Task,
  { own, baseline, carried }: Measured,
  options: ReckonOptions,
): Generator<Reckoned> {
  const { version, definition, period } = task
  const rule = ruleOf(definition)
  const before = options.before(task)
  const agreed = agreedFacts(read, version.programme_id, period.name)
  const scope = options.parties?.(task) ?? partiesInScope(read, definition)
  const nothing = Object.fromEntries(Object.keys({ ...definition.facts, basis: 0 }).map((name) => [name, '0']))
  for (const party of new Set([...own.keys(), ...before.keys()])) {
    if (scope && !scope.has(party)) continue
    const measured = own.get(party)
    const base = baseline?.get(party)?.facts['baseline']
    const facts: RebateFacts = {
      ...withCarried(measured?.facts ?? nothing, carried.get(party)),
      ...(base === undefined ? {} : { baseline: base }),
      ...agreed.get(party),
    }
    const { fen, missing, steps } = evaluateRebate(rule, facts)
    const beforeFen = before.get(party) ?? 0
    const documents = measured?.counts['basis'] ?? 0
    if (!options.nothings && documents === 0 && (fen ?? 0) === 0 && beforeFen === 0) continue
    const dueFen = fen === null ? 0 : fen - beforeFen
    const { programme_id: programmeId, id: versionId } = version
    const span = { period: period.name, from: task.from, to: task.to, adjusts: '' }
    yield { programmeId, versionId, party, ...span, facts, steps, missing, fen, beforeFen, dueFen, documents }
  }
}

/** Targets, baselines and the like agreed for a programme's period, by party. */
export function agreedFacts(read: ReadHandle, programme: number, period: string): Map<number, Record<string, string>> {
  const agreed = new Map<number, Record<string, string>>()
  for (const { party, fact, value } of read.all<{ party: number; fact: string; value: string }>(
    'SELECT party, fact, value FROM rebate_target WHERE programme_id = ? AND period = ? ORDER BY party, fact',
    programme,
    period,
  ))
    agreed.set(party, { ...agreed.get(party), [fact]: value })
  return agreed
}
