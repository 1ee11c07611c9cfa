/** The columns that a file of rejected rows has behind the file's own; no list takes them for its own. */
export const rejectedHeaders = {
  zh: { reason: '未导入原因', row: '原文件行号' },
  en: { reason: 'Why not imported', row: 'Row in the file' },
} as const

/** The headers without those: a file of rejected rows that was put right is the same file again. */
export function withoutRejected(headers: readonly string[]): readonly string[] {
  const [reason, row] = headers.slice(-2)
  const ours = Object.values(rejectedHeaders).some((words) => words.reason === reason && words.row === row)
  return ours ? headers.slice(0, -2) : headers
}
