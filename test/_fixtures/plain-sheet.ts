import { buildWorkbook } from './workbook-builder.ts'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const cell = (text: string) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escape(text)}</t></is></c>`)

/** A workbook of texts, first row first, as somebody's list would come. */
export function plainSheet(rows: readonly (readonly string[])[]): Buffer {
  return buildWorkbook({ sheet: rows.map((cells, at) => `<row r="${at + 1}">${cells.map(cell).join('')}</row>`).join('') })
}
