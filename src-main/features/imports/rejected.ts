import type { Reading } from '../../store/contexts.ts'
import { reasonInWords } from './reason-words.ts'
import { stageOf } from './stage-step.ts'

export interface RejectedRows {
  readonly fileName: string
  readonly headers: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[]; readonly reason: string }[]
}

/** Rejected and unclear rows as they stood in the file, each with its reason in words, for a file to correct and drop again. */
export function rejectedPage(_: Reading, { stageId }: { stageId: string }): RejectedRows {
  const stage = stageOf(stageId)
  const rows = []
  for (const staged of stage.rows('rejected', 'ambiguous'))
    rows.push({
      row: staged.row,
      cells: JSON.parse(staged.raw) as string[],
      reason: staged.reasons.map(reasonInWords).join('；'),
    })
  return { fileName: stage.file.fileName, headers: stage.headers, rows }
}
