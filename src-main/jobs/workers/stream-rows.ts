import { openSheetFile } from '../../adapters/sheets/open-sheet-file.ts'
import type { SheetRow } from '../../adapters/sheets/sheet-source.ts'
import { targetWith } from '../../domain/imports/custom-target.ts'
import { fieldOf, type ImportTarget } from '../../domain/imports/import-target.ts'
import { isDateField, type CleanColumn } from '../../domain/imports/read-field.ts'
import { readRecord, recordText, type ReadRecord } from '../../domain/imports/read-record.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { headersAt, lastOf } from './inspect-sheets.ts'
import { packRecords, type RecordRow } from './packed-records.ts'
import { packRows } from './packed-rows.ts'
import { RowView } from './row-view.ts'
import { SeenValues } from './seen-values.ts'
import type { StreamAck, StreamedRow, StreamMessage, StreamRequest } from './sheet-messages.ts'

const batchRows = 200
/** Batches the writer may still owe an answer for: enough to keep both cores busy, few enough to stay small. */
const underWayLimit = 8

/** Reads the whole sheet, cleans each row and sends it to the writer. Returns the number of rows below the header. */
export async function streamRows(
  request: StreamRequest,
  onProgress: (rows: number, share: number) => void,
): Promise<{ rows: number }> {
  const { port } = request
  const bell = request.bell && new Int32Array(request.bell)
  const post = (message: StreamMessage) => {
    port.postMessage(message)
    if (!bell) return
    Atomics.add(bell, 0, 1)
    Atomics.notify(bell, 0)
  }
  const target = targetWith(importTargetsByName[request.target], request.custom ?? [])
  const seen = new SeenValues(target, request)
  const gate = new AckGate()
  port.on('message', (message: StreamAck) => gate.receive(message))
  port.on('close', () => gate.receive({ t: 'stop' }))
  const book = await openSheetFile(request.path)
  const view = await RowView.open(book, request, dateColumnsOf(target, request))
  let columns = columnsOf(target, request, view)
  const lastHeaderRow = lastOf(request.headerRows)
  const head: SheetRow[] = []
  let headers: string[] = []
  let widest: SheetRow[] = []
  let batch: StreamedRow[] = []
  let records: RecordRow[] = []
  let lastRow = lastHeaderRow
  let rows = 0
  /** Blank rows since the last batch: counted, not sent one by one, as a stray cell can leave a million of them. */
  let blanks = 0

  const send = async () => {
    if (batch.length + records.length === 0) return
    await gate.enter()
    post(bell ? { t: 'records', texts: packRecords(records), blanks } : { t: 'rows', rows: packRows(target, batch), blanks })
    onProgress(rows, book.progress())
    batch = []
    records = []
    blanks = 0
  }
  const take = (row: SheetRow) => {
    const gap = row.number - lastRow - 1
    blanks += gap
    rows += gap + 1
    if (row.cells.length > (widest[0]?.cells.length ?? 0)) widest = [row]
    lastRow = row.number
    const read = readRecord(target, row.number, row.cells, columns, request)
    const isLeftOut = read.ignored || head.some((one) => request.headerRows.includes(one.number) && repeats(one, row))
    const known = isLeftOut ? leftOut(read) : read
    if (!isLeftOut) seen.take(row.cells)
    if (bell) records.push(known)
    else batch.push(toStreamed(known))
  }

  try {
    for await (const read of book.rows(request.sheet, { batchSize: batchRows })) {
      if (await view.settle(read)) columns = columnsOf(target, request, view)
      for (const row of read) {
        if (row.number <= lastHeaderRow) {
          head.push(row)
          continue
        }
        take(view.shown(row))
        if (batch.length + records.length >= batchRows) await send()
      }
      if (gate.stopped) break
    }
    headers = headersAt(lastHeaderRow === 0 ? widest : head, request.headerRows)
    await send()
    const notices = [...book.notices().map((notice) => notice.code), ...view.causes()]
    post({ t: 'end', headers, notices, dateOrders: dateOrdersOf(columns), seen: seen.counts() })
    return { rows }
  } catch (error) {
    post({ t: 'broken' })
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

function dateColumnsOf(target: ImportTarget, { columns }: StreamRequest): number[] {
  return columns.flatMap(({ index, field: key }) => {
    const field = fieldOf(target, key)
    return field && isDateField(field) ? [index] : []
  })
}

function columnsOf(target: ImportTarget, { columns }: StreamRequest, view: RowView): CleanColumn[] {
  return columns.flatMap(({ index, field: key, scale }) => {
    const field = fieldOf(target, key)
    return field ? [{ index, field, scale, dateOrder: isDateField(field) ? view.order(index) : 'ymd' }] : []
  })
}

function dateOrdersOf(columns: readonly CleanColumn[]) {
  return Object.fromEntries(
    columns.filter(({ field }) => isDateField(field)).map(({ field, dateOrder }) => [field.key, dateOrder]),
  )
}

function leftOut({ row, raw }: ReadRecord): ReadRecord {
  return { row, ignored: true, record: null, identity: null, problems: [], raw }
}

function toStreamed({ row, ignored, record, identity, problems, raw }: ReadRecord): StreamedRow {
  return {
    row,
    ignored,
    content: record && recordText(record),
    identity,
    references: record?.references ?? [],
    problems,
    raw: JSON.stringify(raw),
  }
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
