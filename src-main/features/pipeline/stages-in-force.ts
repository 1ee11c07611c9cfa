import { standardTemplate, type Closing, type GateField, type Stage } from '../../domain/pipeline/stages.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

interface StoredStage {
  readonly effective_from: string
  readonly key: string
  readonly name: string
  readonly closing: Closing | null
  readonly actions: string | null
  readonly gate: string | null
  readonly probability: number
  readonly stuck_days: number | null
}

export interface StagesInForce {
  readonly effectiveFrom: string | null
  readonly stages: readonly Stage[]
}

/** The stages that hold on a date: as set, else as shipped (rule A1). */
export function stagesInForce(read: ReadHandle, on: string): StagesInForce {
  const stored = read.all<StoredStage>(
    `SELECT * FROM stage WHERE effective_from = (SELECT max(effective_from) FROM stage WHERE effective_from <= ?) ORDER BY position`,
    on,
  )
  const [first] = stored
  return first
    ? { effectiveFrom: first.effective_from, stages: stored.map(stageOf) }
    : { effectiveFrom: null, stages: standardTemplate }
}

export function stagesOn(read: ReadHandle, on: string): readonly Stage[] {
  return stagesInForce(read, on).stages
}

/**
 * Every stage a deal may stand in: those in force, then shipped and former ones that deals were left in. Names and
 * probabilities of all of them are needed to show any row.
 */
export function knownStages(read: ReadHandle, on: string): readonly Stage[] {
  const inForce = stagesOn(read, on)
  const known = new Map(inForce.map((stage) => [stage.key, stage]))
  const former = read.all<StoredStage>('SELECT * FROM stage WHERE effective_from <= ? ORDER BY effective_from DESC, position', on)
  for (const stage of [...former.map(stageOf), ...standardTemplate]) if (!known.has(stage.key)) known.set(stage.key, stage)
  return [...known.values()]
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
