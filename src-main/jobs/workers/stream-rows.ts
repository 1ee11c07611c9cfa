import { openSheetFile } from '../../adapters/sheets/open-sheet-file.ts'
import type { SheetRow } from '../../adapters/sheets/sheet-source.ts'
import { isBlankText } from '../../domain/_base/text.ts'
import { cleanColumns, cleanContactColumns, cleanRow, identityOf, type CleanColumn } from '../../domain/imports/clean-row.ts'
import { isTotalRow } from '../../domain/imports/find-header.ts'
import { readText } from '../../domain/imports/read-cell.ts'
import { headersAt } from './inspect-sheets.ts'
import { packRows } from './packed-rows.ts'
import { RowView } from './row-view.ts'
import type { StreamAck, StreamedRow, StreamMessage, StreamRequest } from './sheet-messages.ts'

const batchRows = 500
/** Batches the writer may still owe an answer for: enough to keep both cores busy, few enough to stay small. */
const underWayLimit = 4

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
  const view = await RowView.open(book, request)
  let columns = columnsOf(request, view)
  const lastHeaderRow = Math.max(...request.headerRows)
  const head: SheetRow[] = []
  let headers: string[] = []
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
  const take = (row: SheetRow) => {
    const gap = row.number - lastRow - 1
    blanks += gap
    rows += gap + 1
    lastRow = row.number
    batch.push(toStreamed(row, columns, request, head))
  }

  try {
    for await (const read of book.rows(request.sheet, { batchSize: batchRows })) {
      if (await view.settle(read)) columns = columnsOf(request, view)
      for (const row of read) {
        if (row.number <= lastHeaderRow) {
          head.push(row)
          continue
        }
        take(view.shown(row))
        if (batch.length >= batchRows) await send()
      }
      if (gate.stopped) break
    }
    headers = headersAt(head, request.headerRows)
    await send()
    const notices = [...book.notices().map((notice) => notice.code), ...view.causes()]
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

function columnsOf({ columns }: StreamRequest, view: RowView): CleanColumn[] {
  return columns.map((column) => ({ ...column, dateOrder: view.order(column.index) }))
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
  let filled = 0
  for (const [at, cell] of row.cells.entries()) {
    if (cell === null || cell === '') continue
    // Almost every row ends here, at its first cell.
    if (cell !== header.cells[at]) return false
    filled++
  }
  return filled >= 2
}
