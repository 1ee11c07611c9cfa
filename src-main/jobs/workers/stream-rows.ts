import { openSheetFile } from '../../adapters/sheets/open-sheet-file.ts'
import type { SheetRow } from '../../adapters/sheets/sheet-source.ts'
import { fieldOf, type ImportTarget } from '../../domain/imports/import-target.ts'
import { columnDateOrder } from '../../domain/imports/read-cell.ts'
import { isDateField, type CleanColumn } from '../../domain/imports/read-field.ts'
import { readRecord, recordText } from '../../domain/imports/read-record.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { headersAt } from './inspect-sheets.ts'
import { packRows } from './packed-rows.ts'
import { SeenValues } from './seen-values.ts'
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
  const target = importTargetsByName[request.target]
  const seen = new SeenValues(target, request)
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
    port.postMessage({ t: 'rows', rows: packRows(target, batch), blanks } satisfies StreamMessage)
    onProgress(rows, book.progress())
    batch = []
    blanks = 0
  }
  const take = async (row: SheetRow) => {
    const gap = row.number - lastRow - 1
    blanks += gap
    rows += gap
    lastRow = row.number
    const streamed = toStreamed(target, row, columns ?? [], request, head)
    if (!streamed.ignored) seen.take(row.cells)
    await push(streamed)
  }
  const push = async (row: StreamedRow) => {
    rows++
    batch.push(row)
    if (batch.length >= batchRows) await send()
  }
  const takeWaiting = async () => {
    columns ??= decideColumns(target, request, waiting)
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
    port.postMessage({
      t: 'end',
      headers,
      notices,
      dateOrders: dateOrdersOf(columns ?? []),
      seen: seen.counts(),
    } satisfies StreamMessage)
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

function decideColumns(target: ImportTarget, { columns }: StreamRequest, rows: readonly SheetRow[]): CleanColumn[] {
  return columns.flatMap(({ index, field: key, scale }) => {
    const field = fieldOf(target, key)
    if (!field) return []
    const dateOrder = isDateField(field) ? columnDateOrder(rows.map((row) => row.cells[index] ?? null)) : 'ymd'
    return [{ index, field, scale, dateOrder }]
  })
}

function dateOrdersOf(columns: readonly CleanColumn[]) {
  return Object.fromEntries(
    columns.filter(({ field }) => isDateField(field)).map(({ field, dateOrder }) => [field.key, dateOrder]),
  )
}

function toStreamed(
  target: ImportTarget,
  row: SheetRow,
  columns: readonly CleanColumn[],
  { inferRoles, rules, headerRows }: StreamRequest,
  head: readonly SheetRow[],
): StreamedRow {
  const read = readRecord(target, row.number, row.cells, columns, { inferRoles, rules })
  const ignored = read.ignored || head.some((one) => headerRows.includes(one.number) && repeats(one, row))
  const record = ignored ? null : read.record
  return {
    row: row.number,
    ignored,
    content: record && recordText(record),
    identity: record && read.identity,
    references: record?.references ?? [],
    problems: ignored ? [] : read.problems,
    raw: JSON.stringify(read.raw),
  }
}

/** Printed lists repeat their header on every page. */
function repeats(header: SheetRow, row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => cell !== null && cell !== '')
  return filled.length >= 2 && row.cells.every((cell, at) => cell === null || cell === '' || cell === header.cells[at])
}
