import { refuse } from '../../../src-preload/contract/index.ts'
import { periodSpan, type PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { Reading, StepControl } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { adjustments, settledBefore } from './adjustments.ts'
import { resultsDigest } from './digests.ts'
import { periodNamed, type StoredPeriod } from './periods.ts'
import { reckon, tasksOfRun, type Task } from './reckon.ts'
import type { RunControl } from './reckon-period.ts'
import { sealPeriod, storedResults, type Sealed } from './seal-period.ts'

export interface Verified {
  readonly same: boolean
  readonly hash: string
  readonly sealed: string
  /** Results that differ from what was frozen, or are there on one side only. */
  readonly differing: number
}

const keyOf = ({ programmeId, versionId, party, period, adjusts }: Sealed): string =>
  JSON.stringify([programmeId, versionId, party, period, adjusts])

/** The closed period reckoned again from what is stored, by the versions that were frozen. */
function replay(
  read: ReadHandle,
  period: StoredPeriod,
  span: PeriodSpan,
  stored: readonly Sealed[],
  control: RunControl,
): Sealed[] {
  const parties = Map.groupBy(stored, (one) => `${one.versionId} ${one.period} ${one.adjusts}`)
  const of = (task: Task): ReadonlySet<number> =>
    new Set((parties.get(`${task.version.id} ${task.period.name} `) ?? []).map(({ party }) => party))
  const options = { through: span.to.slice(0, 7), before: settledBefore(read, span), parties: of }
  const again: Sealed[] = []
  const take = (one: Sealed) => {
    if (again.push(one) % 500 !== 0) return
    control.throwIfCancelled()
    control.progress('results', again.length, stored.length)
  }
  control.progress('sums', 0, null)
  for (const one of reckon(read, tasksOfRun(read, period.run_id ?? 0), options)) take(one)
  for (const one of adjustments(read, span)) take(one)
  return again
}

/**
 * On a reader of its own: a closed period reckoned and sealed again from one state of the file, beside the seal it was
 * closed under (rule E4). Throws when cancelled.
 */
export function verifyPeriod({ read }: Reading, { period: name }: { readonly period: string }, control: StepControl): Verified {
  return read.snapshot(() => {
    const period = periodNamed(read, name)
    const span = periodSpan(name)
    if (period?.status !== 'closed' || !span) throw refuse('rebates.verify', 'not-closed', `${name} 没有关账，没有可核对的封存。`)
    const stored = storedResults(read, period.run_id ?? 0)
    const again = replay(read, period, span, stored, control)
    const digest = (one: Sealed): string => resultsDigest([one]).hash
    const known = new Map(stored.map((one) => [keyOf(one), digest(one)]))
    const fresh = new Map(again.map((one) => [keyOf(one), digest(one)]))
    const differing = [...new Set([...known.keys(), ...fresh.keys()])].filter((key) => known.get(key) !== fresh.get(key)).length
    const hash = sealPeriod(read, period, resultsDigest(again), control)
    return { same: hash === period.hash, hash, sealed: period.hash ?? '', differing }
  })
}
