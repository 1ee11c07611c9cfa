import { canonicalJson } from '../../domain/_base/canonical-json.ts'
import type { PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { StepControl } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { accruedBefore, adjustments, settledBefore } from './adjustments.ts'
import { firstDay } from './carried-in.ts'
import { documentsDigest, engineVersion, sha256 } from './digests.ts'
import { reckon, tasksOf, type Reckoned, type StoredTask, type Task } from './reckon.ts'

/** A run as it stands in the books. */
export interface RunDone {
  readonly runId: number
  readonly results: number
  readonly total: { readonly fen: number }
  readonly unreckoned: number
  readonly documents: number
  readonly inputHash: string
  readonly unchanged: boolean
}

export type RunKind = 'settlement' | 'accrual'

/** A run that is reckoned and not yet in the books; its results were handed out one by one. */
export interface ReckonedRun {
  readonly kind: RunKind
  readonly period: string
  /** The newest change set that the figures have seen. */
  readonly asOf: number
  readonly inputHash: string
  readonly documents: number
  readonly results: number
  readonly unreckoned: number
  readonly total: number
  readonly byParty: readonly (readonly [party: number, due: number])[]
  readonly tasks: readonly StoredTask[]
  /** The run that stands already, made of the same; there are no results then. */
  readonly standing: RunDone | null
}

/** The newest change set; what was written later was not seen. */
export const newestChange = (read: ReadHandle): number => read.value<number>('SELECT max(id) FROM change_set') ?? 0

export type RunControl = Pick<StepControl, 'progress' | 'throwIfCancelled'>

/**
 * Reckons a settlement period (or accrues a month) without writing: on any reader, from one state of the file. Every result
 * goes to `take`. Throws when cancelled.
 */
export function reckonPeriod(
  read: ReadHandle,
  kind: RunKind,
  span: PeriodSpan,
  take: (one: Reckoned) => void,
  control: RunControl,
): ReckonedRun {
  return read.snapshot(() => {
    const asOf = newestChange(read)
    const tasks = tasksOf(read, span, kind === 'accrual')
    const through = span.to.slice(0, 7)
    const documents = documentsDigest(read, earliest(tasks, span), through, (rows) => {
      control.throwIfCancelled()
      control.progress('documents', rows, null)
    })
    const inputHash = inputHashOf(read, span, tasks, documents.hash)
    const standing = sameRun(read, kind, span, inputHash)
    const tally = { results: 0, unreckoned: 0, total: 0 }
    const byParty = new Map<number, number>()
    const add = (one: Reckoned) => {
      take(one)
      tally.results++
      tally.total += one.dueFen
      if (one.fen === null) tally.unreckoned++
      byParty.set(one.party, (byParty.get(one.party) ?? 0) + one.dueFen)
      if (tally.results % 500 !== 0) return
      control.throwIfCancelled()
      control.progress('results', tally.results, null)
    }
    if (!standing) {
      control.progress('sums', 0, null)
      const before = kind === 'accrual' ? accruedBefore(read, span.name) : settledBefore(read, span)
      for (const one of reckon(read, tasks, { through, before })) add(one)
      if (kind === 'settlement') for (const one of adjustments(read, span)) add(one)
    }
    const reckoned = { kind, period: span.name, asOf, inputHash, documents: documents.rows, ...tally }
    return { ...reckoned, byParty: [...byParty], tasks: tasks.map(storedTask), standing }
  })
}

const storedTask = ({ version, period, from, to }: Task): StoredTask => ({ version: version.id, period: period.name, from, to })

function earliest(tasks: readonly Task[], span: PeriodSpan): string {
  return tasks.map((task) => firstDay(task).slice(0, 7)).reduce((a, b) => (b < a ? b : a), span.from.slice(0, 7))
}

function inputHashOf(read: ReadHandle, span: PeriodSpan, tasks: readonly Task[], documents: string): string {
  const targets = read.all<{ line: string }>(
    'SELECT json_array(programme_id, party, period, fact, value) AS line FROM rebate_target ORDER BY programme_id, party, period, fact',
  )
  const settled = read.all<{ line: string }>(
    `SELECT json_array(name, run_id, status) AS line FROM rebate_period WHERE to_on < ? ORDER BY name`,
    span.from,
  )
  return sha256(
    canonicalJson({
      engine: engineVersion,
      period: span.name,
      documents,
      targets: sha256(targets.map(({ line }) => line).join('\n')),
      settled: settled.map(({ line }) => line),
      tasks: tasks.map((task) => ({ ...storedTask(task) })),
    }),
  )
}

/** The run that stands, when nothing it was made of has changed. */
function sameRun(read: ReadHandle, kind: string, span: PeriodSpan, inputHash: string): RunDone | null {
  const last = read.get<{
    id: number
    input_hash: string
    results: number
    total_fen: number
    unreckoned: number
    documents: number
  }>('SELECT * FROM rebate_run WHERE kind = ? AND period = ? ORDER BY id DESC LIMIT 1', kind, span.name)
  if (last?.input_hash !== inputHash) return null
  const { id: runId, results, unreckoned, documents } = last
  return { runId, results, total: { fen: last.total_fen }, unreckoned, documents, inputHash, unchanged: true }
}
