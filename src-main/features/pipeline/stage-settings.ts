import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { pipeline } from '../../../src-preload/contract/pipeline.ts'
import { stageChanges } from '../../domain/pipeline/stage-template.ts'
import { shortTemplate, standardTemplate, type Stage } from '../../domain/pipeline/stages.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { knownStages, stageVersions as savedVersions, type StageVersion } from './stages-in-force.ts'

type StageVersions = QueryHandlers<typeof pipeline, Reading>['stageVersions']

/** A stage as it crosses the border. */
export const stageOut = ({ key, name, closing, actions, gate, probability, stuckDays }: Stage) => ({
  key,
  name,
  closing,
  actions: [...actions],
  gate: [...gate],
  probability,
  stuckDays,
})

/** What is set of the stages, what comes later, and how many deals stand where (rule A1). */
export const stageVersions: StageVersions = ({ read, clock }) => {
  const today = clock.today()
  const saved = savedVersions(read)
  const current = saved.findLast(({ effectiveFrom }) => effectiveFrom <= today)
  const counts = dealsByStage(read)
  const standing = knownStages(read, today).flatMap(({ key, name, closing, former }) => {
    const count = counts.get(key) ?? 0
    return count === 0 ? [] : [{ stage: key, name, count, closing, former }]
  })
  const stateOf = (version: StageVersion, index: number) =>
    saved[index + 1]?.effectiveFrom === version.effectiveFrom
      ? ('replaced' as const)
      : version === current
        ? ('current' as const)
        : version.effectiveFrom > today
          ? ('coming' as const)
          : ('past' as const)
  // One that another of its day replaced never held: the next is compared with what held before both.
  const before = (index: number) =>
    saved.slice(0, index).findLast(({ effectiveFrom }) => effectiveFrom < (saved[index]?.effectiveFrom ?? ''))
  const versions = saved.map((version, index) => {
    const state = stateOf(version, index)
    const keys = new Set(version.stages.map(({ key }) => key))
    return {
      id: version.id,
      effectiveFrom: version.effectiveFrom,
      savedAt: version.savedAt,
      state,
      stages: version.stages.map(stageOut),
      changes: stageChanges(before(index)?.stages ?? standardTemplate, version.stages).map((one) => ({
        ...one,
        from: listOut(one.from),
        to: listOut(one.to),
      })),
      left:
        state === 'coming' ? standing.flatMap(({ stage, name, count }) => (keys.has(stage) ? [] : [{ stage, name, count }])) : [],
    }
  })
  return {
    today,
    templates: { standard: standardTemplate.map(stageOut), short: shortTemplate.map(stageOut) },
    versions: versions.toReversed(),
    standing,
  }
}

const listOut = (value: string | number | readonly string[] | null) =>
  typeof value === 'string' || typeof value === 'number' || value === null ? value : [...value]

/** How many deals stand in each stage, by key. */
export function dealsByStage(read: ReadHandle): ReadonlyMap<string, number> {
  const rows = read.all<{ stage: string; n: number }>('SELECT stage, count(*) AS n FROM opportunity GROUP BY stage')
  return new Map(rows.map(({ stage, n }) => [stage, n]))
}
