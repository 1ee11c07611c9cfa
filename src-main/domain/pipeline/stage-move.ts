import { rankOf, type GateField, type Stage } from './stages.ts'

/** What a move is judged by: where the deal stands, which gate fields are filled, and what the person says about it. */
export interface MoveQuestion {
  readonly from: string
  readonly to: string
  readonly filled: (field: GateField) => boolean
  readonly reason: string | null
  /** The cause of loss, given now or standing in the row. */
  readonly lossCause: string | null
}

export type MoveAnswer =
  | { readonly move: 'none' }
  | { readonly move: 'forward' | 'back' | 'close' }
  | { readonly refused: 'unknown-stage' | 'needs-reason' | 'needs-cause' }
  | { readonly refused: 'gate'; readonly missing: readonly GateField[] }

/**
 * May a deal move (rule A1)? Into a stage only with its gate fields filled; back, and out of a closing state, only with a
 * reason; to lost only with a cause. Former stages among them say how far a deal had come; none is moved into.
 */
export function decideMove(
  stages: readonly (Stage & { readonly former?: boolean })[],
  { from, to, filled, reason, lossCause }: MoveQuestion,
): MoveAnswer {
  if (from === to) return { move: 'none' }
  const target = stages.find((stage) => stage.key === to && stage.former !== true)
  if (!target) return { refused: 'unknown-stage' }
  const missing = target.gate.filter((field) => !filled(field))
  if (missing.length > 0) return { refused: 'gate', missing }
  const origin = stages.find((stage) => stage.key === from)
  const reopened = (origin?.closing ?? null) !== null
  const [before, after] = [rankOf(stages, from), rankOf(stages, to)]
  const back = reopened || (before !== null && after !== null && after < before)
  if (back && blank(reason)) return { refused: 'needs-reason' }
  if (target.closing === 'lost' && blank(lossCause)) return { refused: 'needs-cause' }
  return { move: back ? 'back' : target.closing === null ? 'forward' : 'close' }
}

function blank(text: string | null): boolean {
  return text === null || text.trim() === ''
}
