import type { RefusalCause } from '../../src-preload/contract/_words/grid.ts'
import type { Writing } from '../store/contexts.ts'
import { BulkReport } from './bulk/report.ts'
import { RowWork, sinkOf } from './bulk/row-work.ts'
import type { GridTable } from './grid-slice.ts'
import { storedRows, textColumns } from './stored-rows.ts'

interface Cell {
  readonly id: number
  readonly field: string
  readonly value: string | null
}

const batchRows = 1000

/** Cells of any number of rows as one change set: the good ones are written, each refused one says why. */
export function editCells(slice: GridTable, w: Writing, cells: readonly Cell[], command = `${slice.name}.edit`) {
  const at = w.clock.now()
  const refused: { id: number; field: string; cause: RefusalCause; reason: string }[] = []
  const report = new BulkReport({ refused: (id, field, cause, reason) => refused.push({ id, field, cause, reason }) })
  const byId = new Map<number, Cell[]>()
  for (const cell of cells) {
    const own = byId.get(cell.id)
    if (own) own.push(cell)
    else byId.set(cell.id, [cell])
  }
  const fields = [...new Set(cells.map((cell) => cell.field))]
  const rules = slice.rules(w, at)
  const columns = new Set([...rules.columns(fields), ...textColumns(slice, fields)])
  const intent = { command, subject: subjectOf(slice, w, cells), actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    const sink = sinkOf(slice, tx, rules)
    const work = new RowWork(slice, rules, report, sink)
    const ids = [...byId.keys()]
    for (let from = 0; from < ids.length; from += batchRows) {
      const batch = ids.slice(from, from + batchRows)
      for (const [index, row] of storedRows(slice, tx.read, batch, columns).entries()) {
        const id = batch[index] ?? 0
        const own = byId.get(id) ?? []
        if (row)
          work.row(
            row,
            own.map(({ field, value }) => [field, value] as const),
          )
        else for (const { field } of own) refused.push({ id, field, cause: 'gone', reason: '这一行已被删除' })
      }
      sink.flush()
    }
  })
  return { changeSetId: done.changeSetId, changed: report.changed, refused }
}

function subjectOf(slice: GridTable, { read }: Writing, cells: readonly Cell[]): string {
  const [first] = cells
  if (cells.length !== 1 || !first) return `${cells.length}`
  return read.value<string>(`SELECT ${slice.selects['name'] ?? 'c.name'} FROM ${slice.table} AS c WHERE c.id = ?`, first.id) ?? ''
}
