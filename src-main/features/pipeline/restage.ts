import { decideMove } from '../../domain/pipeline/stage-move.ts'
import type { GateField, Stage } from '../../domain/pipeline/stages.ts'
import type { KnownStage } from '../../domain/pipeline/known-stages.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { isFilled } from './opportunity-rules.ts'
import { plainColumns } from './read-cell.ts'
import { appendCarry } from './stage-history.ts'

export interface StageMove {
  readonly from: string
  readonly to: string
}

/** Deals of a stage that goes which lack what the stage they would move to asks for. */
export interface Lacking extends StageMove {
  readonly count: number
  readonly missing: readonly GateField[]
}

const dealsIn = (read: ReadHandle, stage: string) => read.all<Row>('SELECT * FROM opportunity WHERE stage = ?', stage)

/** Which deals the gates of the new stages would not let in (rule A1): a stage that goes opens no gate. */
export function lackingFor(read: ReadHandle, known: readonly KnownStage[], moves: readonly StageMove[]): Lacking[] {
  return moves.flatMap(({ from, to }) => {
    const missing = new Set<GateField>()
    let count = 0
    for (const row of dealsIn(read, from)) {
      const answer = judge(known, row, to)
      if (!('refused' in answer)) continue
      count++
      if (answer.refused === 'gate') for (const field of answer.missing) missing.add(field)
    }
    return count === 0 ? [] : [{ from, to, count, missing: [...missing] }]
  })
}

const judge = (known: readonly KnownStage[], row: Row, to: string) =>
  decideMove(known, {
    from: String(row['stage']),
    to,
    filled: (field) => isFilled(row[plainColumns[field]]),
    reason: to,
    lossCause: row['loss_cause'] as string | null,
  })

/**
 * Carries all deals of stages that go into others. Nobody sold anything by it: no sign of life (rule A3), no step of a funnel,
 * no new day in a stage, and who is carried to the won ones was won when it entered the stage that goes. Returns how many.
 */
export function restage(
  tx: GateTransaction,
  stages: ReadonlyMap<string, Stage>,
  moves: readonly (StageMove & { readonly reason: string })[],
  at: string,
  actor: string,
): number {
  let moved = 0
  for (const { from, to, reason } of moves)
    for (const row of dealsIn(tx.read, from)) {
      const id = Number(row['id'])
      tx.update(
        'opportunity',
        id,
        { stage: to, updated_at: at, closed_at: (stages.get(to)?.closing ?? null) === null ? null : (row['stage_since'] ?? at) },
        row,
      )
      appendCarry(tx, { opportunityId: id, from, to, at, actor, reason })
      moved++
    }
  return moved
}
