import type { BulkDone, BulkOperation, Positions } from '../../../src-preload/contract/_words/grid.ts'

/** What the hands want done: to which rows and fields, and how it will look where that can be told beforehand. */
export interface Operation {
  readonly spans: readonly Positions[]
  readonly fields: readonly string[]
  readonly operation: BulkOperation
  readonly textAt: (position: number, field: string) => string | undefined
  /** Said beside the outcome, e.g. rows of a paste for which there was no place. */
  readonly note?: string
}

/** Above this many cells what would happen is shown first. */
export const shownFirst = 1000

export const untold = () => undefined

/** An explicit batch of cells answers less; the screen tells both alike. */
export function doneOf(
  answer: {
    changeSetId: number | null
    changed: number
    refused: readonly { id: number; field: string; cause: string; reason: string }[]
  },
  cells: number,
): BulkDone {
  const refused = answer.refused.map((each) => ({ ...each, name: '', text: null })) as BulkDone['refused']
  return {
    changeSetId: answer.changeSetId,
    rows: 0,
    gone: 0,
    changed: answer.changed,
    changedRows: 0,
    unchanged: Math.max(0, cells - answer.changed - refused.length),
    refusedCount: refused.length,
    causes: [],
    refused,
    refusedIds: [...new Set(refused.map((each) => each.id))],
  }
}
