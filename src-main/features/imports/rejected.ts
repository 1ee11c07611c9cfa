import type { Reading } from '../../store/contexts.ts'
import { stageOf } from './live-stages.ts'
import { reasonInWords } from './reason-words.ts'
import { cellsOf } from './stage-edits.ts'

export interface RejectedRows {
  readonly fileName: string
  readonly headers: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[]; readonly reason: string }[]
}

const pageSize = 2000

/**
 * Rejected and unclear rows as they stood in the file (or were put right since), each with its reason in words, for a
 * file to correct and drop again; a page of them, from the row after `after` on.
 */
export function rejectedPage(
  _: Reading,
  { stageId, after = 0, english = false }: { stageId: string; after?: number; english?: boolean },
): RejectedRows {
  const stage = stageOf(stageId)
  const rows = []
  for (const staged of stage.rows(['rejected', 'ambiguous'], after)) {
    const cells = stage.problems
      .of([staged.row])
      .flatMap(({ cause, field, value }) => (field === null ? [] : [`${cause}:${value}`]))
    rows.push({
      row: staged.row,
      cells: cellsOf(staged),
      reason: [...staged.reasons, ...cells].map((reason) => reasonInWords(reason, english)).join(english ? '; ' : '；'),
    })
    if (rows.length === pageSize) break
  }
  return { fileName: stage.plan.file.fileName, headers: stage.headers, rows }
}
