import { open, rename, rm } from 'node:fs/promises'
import { SheetFailure } from './sheet-source.ts'
import { partialPath, type WritableRow, type WritableRows } from './writable-cell.ts'
import { cellXml, escapeAttribute } from './xlsx/cell-xml.ts'
import { columnLetters } from '../../domain/imports/column-letters.ts'
import { ColumnSums } from './xlsx/column-sums.ts'
import { sheetNames } from './xlsx/sheet-names.ts'
import { styleSheetXml, type ColumnFormat } from './xlsx/style-sheet.ts'
import { ZipWriter } from './zip/zip-writer.ts'

export type { ColumnFormat } from './xlsx/style-sheet.ts'

export interface ColumnToWrite {
  readonly header: string
  /** In characters of the standard font; 12 when not given. */
  readonly width?: number
  /** `general` when not given. */
  readonly format?: ColumnFormat
  /** Written but not shown, e.g. ids by which an edited file finds its rows again. */
  readonly hidden?: boolean
  /** Added up in the row below the last (see `totalLabel`). */
  readonly isSummed?: boolean
}

export interface SheetToWrite {
  /** Made valid where it is not: 31 characters, none of `[]:*?/\`, unique. */
  readonly name: string
  readonly columns: readonly ColumnToWrite[]
  readonly rows: WritableRows
  /** Columns that stay in sight beside the header; none when not given. */
  readonly frozenColumns?: number
  /** Says what the row of sums under the rows is, in the first visible column; no such row when not given. */
  readonly totalLabel?: string
  /** Rows have levels (see `SpecialRow`); none when not given. */
  readonly outlined?: boolean
}

export interface WrittenFile {
  readonly bytes: number
  /** Rows under the header, sheet by sheet. */
  readonly rows: readonly number[]
  /** Texts longer than a cell may hold (32,767 characters), which were cut. */
  readonly textsCut: number
}

const mostRows = 1_048_576
const flushLength = 64 * 1024
const usualWidth = 12
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const mainSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packageSpace = 'http://schemas.openxmlformats.org/package/2006'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * Writes a workbook in constant memory, sheet by sheet, pulling each sheet's rows once: a bold, frozen header with a
 * filter, column widths and number formats. Text is written as text, never as a formula; the only formulas are the sums
 * under the rows, written with their results, for most programs that read files do not calculate.
 * The file appears under `path` only when it is whole. Fails with `too-large` beyond 1,048,576 rows, `no-sheet` without
 * sheets, with the signal's reason when aborted, and with whatever `rows` or the disk throw.
 */
export async function writeXlsx(
  path: string,
  sheets: readonly SheetToWrite[],
  options: { signal?: AbortSignal } = {},
): Promise<WrittenFile> {
  if (sheets.length === 0) throw new SheetFailure('no-sheet')
  const partial = partialPath(path)
  const file = await open(partial, 'w')
  try {
    const zip = new ZipWriter(file)
    for (const [name, xml] of frame(sheetNames(sheets.map((sheet) => sheet.name)))) await zip.add(name, [xml])
    const tally = { rows: sheets.map(() => 0), textsCut: 0 }
    for (const [index, sheet] of sheets.entries()) {
      await zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, index, tally, options.signal))
    }
    const bytes = await zip.end()
    await file.close()
    await rename(partial, path)
    return { bytes, ...tally }
  } catch (error) {
    await file.close()
    await rm(partial, { force: true })
    throw error
  }
}

async function* sheetXml(
  { columns, rows, frozenColumns = 0, totalLabel, outlined = false }: SheetToWrite,
  index: number,
  tally: { rows: number[]; textsCut: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const letters = columns.map((_, column) => columnLetters(column))
  const formats = columns.map(({ format }) => format ?? 'general')
  const onCut = (): void => {
    tally.textsCut += 1
  }
  const rowXml = (row: WritableRow, number: number): string => {
    const { cells, bold, level = 0 } = 'cells' in row ? row : { cells: row, bold: false }
    let xml = level === 0 ? `<row r="${number}">` : `<row r="${number}" outlineLevel="${level}">`
    for (let column = 0; column < cells.length; column += 1) {
      letters[column] ??= columnLetters(column)
      xml += cellXml(`${letters[column]}${number}`, cells[column] ?? null, formats[column] ?? 'general', bold, onCut)
    }
    return `${xml}</row>`
  }
  const sums = totalLabel === undefined ? null : new ColumnSums(columns)
  yield sheetHead(columns, { frozen: frozenColumns, isFirst: index === 0, outlined })
  let number = 1
  let xml = `<row r="1">${columns.map(({ header }, column) => cellXml(`${letters[column]}1`, header, 'general', true, onCut)).join('')}</row>`
  for await (const row of rows) {
    number += 1
    if (number > mostRows) throw new SheetFailure('too-large', { row: number, limit: mostRows })
    xml += rowXml(row, number)
    if (!('cells' in row)) sums?.add(row)
    else if (!row.isSum) sums?.add(row.cells)
    tally.rows[index] = number - 1
    if (xml.length < flushLength) continue
    signal?.throwIfAborted()
    yield xml
    xml = ''
  }
  signal?.throwIfAborted()
  const filter = columns.length === 0 ? '' : `<autoFilter ref="A1:${letters[columns.length - 1]}${number}"/>`
  const total =
    sums && totalLabel !== undefined && number > 1
      ? rowXml({ cells: sums.cells(2, number, totalLabel), bold: true }, number + 1)
      : ''
  yield `${xml}${total}</sheetData>${filter}</worksheet>`
}

function sheetHead(
  columns: readonly ColumnToWrite[],
  { frozen, isFirst, outlined }: { frozen: number; isFirst: boolean; outlined: boolean },
): string {
  const widths = columns.map(
    ({ width = usualWidth, hidden = false }, column) =>
      `<col min="${column + 1}" max="${column + 1}" width="${width}"${hidden ? ' hidden="1"' : ''} customWidth="1"/>`,
  )
  const pane =
    frozen === 0
      ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
      : `<pane xSplit="${frozen}" ySplit="1" topLeftCell="${columnLetters(frozen)}2" activePane="bottomRight" state="frozen"/>`
  return (
    `${declaration}<worksheet xmlns="${mainSpace}"><sheetViews><sheetView ${isFirst ? 'tabSelected="1" ' : ''}workbookViewId="0">` +
    `${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"${outlined ? ' outlineLevelRow="1"' : ''}/>${widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`}<sheetData>`
  )
}

/** The parts around the sheets. */
function frame(names: readonly string[]): [string, string][] {
  const types = names.map((_, index) => part(`xl/worksheets/sheet${index + 1}.xml`, 'worksheet')).join('')
  const sheets = names
    .map((name, index) => `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')
  const relations = names.map((_, index) => relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'sheet.main')}${part('xl/styles.xml', 'styles')}${types}</Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packageSpace}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${mainSpace}" xmlns:r="${officeRelations}"><sheets>${sheets}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packageSpace}/relationships">${relations}${relation(names.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', styleSheetXml],
  ]
}

function part(name: string, type: string): string {
  return `<Override PartName="/${name}" ContentType="${sheetType}.${type}+xml"/>`
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${officeRelations}/${type}" Target="${target}"/>`
}
