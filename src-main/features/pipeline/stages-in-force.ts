import { withFormer, type KnownStage } from '../../domain/pipeline/known-stages.ts'
import { standardTemplate, type Closing, type GateField, type Stage } from '../../domain/pipeline/stages.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

interface StoredStage {
  readonly id: number
  readonly effective_from: string
  readonly key: string
  readonly name: string
  readonly position: number
  readonly closing: Closing | null
  readonly actions: string | null
  readonly gate: string | null
  readonly probability: number
  readonly stuck_days: number | null
  readonly created_at: string
}

/** A template as somebody saved it; `id` is that of its first row. */
export interface StageVersion {
  readonly id: number
  readonly effectiveFrom: string
  readonly savedAt: string
  readonly stages: readonly Stage[]
  /** All its rows. */
  readonly rows: readonly number[]
}

export interface StagesInForce {
  readonly effectiveFrom: string | null
  readonly stages: readonly Stage[]
}

/**
 * Every template there is, by the day from which it holds; of one day the one saved last holds. A template is never written
 * over, so that taking one back leaves the others whole; its rows follow each other and begin at position 0.
 */
export function stageVersions(read: ReadHandle): readonly StageVersion[] {
  const versions: { -readonly [K in keyof StageVersion]: StageVersion[K] }[] = []
  for (const row of read.all<StoredStage>('SELECT * FROM stage ORDER BY effective_from, id')) {
    const last = versions.at(-1)
    if (!last || row.position === 0 || last.effectiveFrom !== row.effective_from)
      versions.push({
        id: row.id,
        effectiveFrom: row.effective_from,
        savedAt: row.created_at,
        stages: [stageOf(row)],
        rows: [row.id],
      })
    else Object.assign(last, { stages: [...last.stages, stageOf(row)], rows: [...last.rows, row.id] })
  }
  const order = (one: StageVersion) => `${one.effectiveFrom} ${one.savedAt}`
  return versions.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a.id - b.id))
}

/** The stages that hold on a date: as set, else as shipped (rule A1). */
export function stagesInForce(read: ReadHandle, on: string): StagesInForce {
  const version = stageVersions(read).findLast(({ effectiveFrom }) => effectiveFrom <= on)
  return version ?? { effectiveFrom: null, stages: standardTemplate }
}

export function stagesOn(read: ReadHandle, on: string): readonly Stage[] {
  return stagesInForce(read, on).stages
}

/**
 * Every stage a deal may stand in today: those in force, and shipped and former ones that deals were left in, each at its
 * place along the flow. Names and probabilities of all of them are needed to show any row. `asOf`: an earlier day whose
 * stages are the ones in force, for a figure of that time.
 */
export function knownStages(read: ReadHandle, today: string, asOf = today): readonly KnownStage[] {
  const begun = stageVersions(read).filter(({ effectiveFrom }) => effectiveFrom <= today)
  return withFormer(asOf < today ? stagesAsOf(read, today, asOf) : stagesOn(read, today), [
    ...begun.toReversed().map(({ stages }) => stages),
    standardTemplate,
  ])
}

/**
 * The stages by which a past day is read: those of then, where deals went through them. A workspace that sets its stages first
 * and brings its past afterwards never used the shipped ones.
 */
function stagesAsOf(read: ReadHandle, today: string, asOf: string): readonly Stage[] {
  const [then, now] = [stagesOn(read, asOf), stagesOn(read, today)]
  const gone = then.filter(({ key }) => !now.some((stage) => stage.key === key)).map(({ key }) => key)
  if (gone.length === 0) return then
  const used = read.value<number>(
    'SELECT 1 FROM json_each(?) AS k WHERE EXISTS (SELECT 1 FROM stage_event AS e WHERE e.first = 1 AND e.to_stage = k.value) LIMIT 1',
    JSON.stringify(gone),
  )
  return used === undefined ? now : then
}

/** The keys of stages that deals stand in and that no template names. */
export function strandedStages(read: ReadHandle, today: string): string[] {
  const known = knownStages(read, today).map(({ key }) => key)
  return read.column<string>(
    'SELECT DISTINCT stage FROM opportunity WHERE stage NOT IN (SELECT value FROM json_each(?))',
    JSON.stringify(known),
  )
}

function stageOf(row: StoredStage): Stage {
  return {
    key: row.key,
    name: row.name,
    closing: row.closing,
    actions: row.actions === null || row.actions === '' ? [] : row.actions.split('\n'),
    gate: row.gate === null || row.gate === '' ? [] : (row.gate.split(',') as GateField[]),
    probability: row.probability,
    stuckDays: row.stuck_days,
  }
}
