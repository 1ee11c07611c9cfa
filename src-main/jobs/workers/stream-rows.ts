import { openSheetFile } from '../../adapters/sheets/open-sheet-file.ts'
import type { SheetRow } from '../../adapters/sheets/sheet-source.ts'
import { isBlankText } from '../../domain/_base/text.ts'
import { cleanColumns, cleanContactColumns, cleanRow, identityOf, type CleanColumn } from '../../domain/imports/clean-row.ts'
import { isTotalRow } from '../../domain/imports/find-header.ts'
import { columnDateOrder, readText } from '../../domain/imports/read-cell.ts'
import { headersAt } from './inspect-sheets.ts'
import { packRows } from './packed-rows.ts'
import type { StreamAck, StreamedRow, StreamMessage, StreamRequest } from './sheet-messages.ts'

const batchRows = 500
/** Batches the writer may still owe an answer for: enough to keep both cores busy, few enough to stay small. */
const underWayLimit = 4
/** Rows looked at before the first is cleaned, to decide day-month order once for the whole column. */
const dateSample = 2000

/** Reads the whole sheet, cleans each row and sends it to the writer. Returns the number of rows below the header. */
export async function streamRows(
  request: StreamRequest,
  onProgress: (rows: number, share: number) => void,
): Promise<{ rows: number }> {
  const { port } = request
  const gate = new AckGate()
  port.on('message', (message: StreamAck) => gate.receive(message))
  port.on('close', () => gate.receive({ t: 'stop' }))
  const book = await openSheetFile(request.path)
  const lastHeaderRow = Math.max(...request.headerRows)
  const head: SheetRow[] = []
  let headers: string[] = []
  let columns: CleanColumn[] | null = null
  let waiting: SheetRow[] = []
  let batch: StreamedRow[] = []
  let lastRow = lastHeaderRow
  let rows = 0
  /** Blank rows since the last batch: counted, not sent one by one, as a stray cell can leave a million of them. */
  let blanks = 0

  const send = async () => {
    if (batch.length === 0) return
    await gate.enter()
    port.postMessage({ t: 'rows', rows: packRows(batch), blanks } satisfies StreamMessage)
    onProgress(rows, book.progress())
    batch = []
    blanks = 0
  }
  const take = async (row: SheetRow) => {
    const gap = row.number - lastRow - 1
    blanks += gap
    rows += gap
    lastRow = row.number
    await push(toStreamed(row, columns ?? [], request, head))
  }
  const push = async (row: StreamedRow) => {
    rows++
    batch.push(row)
    if (batch.length >= batchRows) await send()
  }
  const takeWaiting = async () => {
    columns ??= decideColumns(request, waiting)
    const ready = waiting
    waiting = []
    for (const row of ready) await take(row)
  }

  try {
    for await (const read of book.rows(request.sheet, { batchSize: batchRows })) {
      for (const row of read) {
        if (row.number <= lastHeaderRow) head.push(row)
        else waiting.push(row)
      }
      if (columns || waiting.length >= dateSample) await takeWaiting()
      if (gate.stopped) break
    }
    headers = headersAt(head, request.headerRows)
    if (!gate.stopped) await takeWaiting()
    await send()
    const notices = book.notices().map((notice) => notice.code)
    port.postMessage({ t: 'end', headers, notices } satisfies StreamMessage)
    return { rows }
  } catch (error) {
    port.postMessage({ t: 'broken' } satisfies StreamMessage)
    throw error
  } finally {
    await book.close()
    port.close()
  }
}

/** Lets a bounded number of batches through until they are acknowledged. */
class AckGate {
  stopped = false
  #underWay = 0
  #wake: (() => void) | null = null

  receive(message: StreamAck): void {
    this.#underWay--
    if (message.t === 'stop') this.stopped = true
    this.#wake?.()
    this.#wake = null
  }

  async enter(): Promise<void> {
    while (this.#underWay >= underWayLimit && !this.stopped) await new Promise<void>((resolve) => (this.#wake = resolve))
    this.#underWay++
  }
}

function decideColumns({ columns }: StreamRequest, rows: readonly SheetRow[]): CleanColumn[] {
  return columns.map((column) => ({
    ...column,
    dateOrder:
      column.field === 'lastContactOn' || column.field === 'serviceEndOn'
        ? columnDateOrder(rows.map((row) => row.cells[column.index] ?? null))
        : 'ymd',
  }))
}

function toStreamed(
  row: SheetRow,
  columns: readonly CleanColumn[],
  { inferRoles, rules, headerRows }: StreamRequest,
  head: readonly SheetRow[],
): StreamedRow {
  const raw = row.cells.map((cell) => (typeof cell === 'string' ? cell : (readText(cell)?.value ?? '')))
  const none = { row: row.number, content: null, identity: null, owner: null, warnings: [], raw: JSON.stringify(raw) }
  const blank = raw.every((text) => isBlankText(text))
  const header = () => head.some((one) => headerRows.includes(one.number) && repeats(one, row))
  if (blank || isTotalRow(row.cells) || header()) return { ...none, ignored: true }
  const clean = cleanRow(row.number, row.cells, columns, { inferRoles, rules })
  if (!clean) return { ...none, ignored: false }
  const { customer, contact, owner, warnings } = clean
  const values = [
    cleanColumns.map((column) => customer[column]),
    contact && cleanContactColumns.map((column) => contact[column]),
    owner,
  ]
  return { ...none, ignored: false, content: JSON.stringify(values), identity: identityOf(customer, contact), owner, warnings }
}

/** Printed lists repeat their header on every page. */
function repeats(header: SheetRow, row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => cell !== null && cell !== '')
  return filled.length >= 2 && row.cells.every((cell, at) => cell === null || cell === '' || cell === header.cells[at])
}
