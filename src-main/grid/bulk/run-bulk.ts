import type { BulkOperation, RowsMeant } from '../../../src-preload/contract/_words/grid.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { batches, countOf, idsInTableOrder, part, rangesOf, type Ids } from '../rows-meant.ts'
import type { CellRules, GridTable } from '../grid-slice.ts'
import { selecting, storedRows, textColumns } from '../stored-rows.ts'
import { cellValues, type CellValues, type Seeds } from './cell-values.ts'
import { BulkReport } from './report.ts'
import { RowWork, type PatchSink } from './row-work.ts'

export interface BulkInput {
  readonly rows: RowsMeant
  readonly fields: readonly string[]
  readonly operation: BulkOperation
}

export interface BulkProgress {
  throwIfCancelled(): void
  progress(phase: string, current: number, total: number | null): void
}

const batchRows = 1000
/** From here on rows are taken in the order of the table, where the operation lets them. */
const sortedFrom = 500

/**
 * Takes every meant cell through the slice's rules, in batches: memory does not grow with the rows. The same for a
 * preview and for the real thing; only the sink differs.
 */
export function runBulk(
  slice: GridTable,
  r: Reading,
  input: BulkInput,
  rules: CellRules,
  sink: PatchSink,
  control: BulkProgress,
): BulkReport {
  const report = new BulkReport()
  const ranges = rangesOf(slice, r, input.rows)
  const { operation, fields } = input
  const total = (report.rows = countOf(ranges))
  const work = new RowWork(slice, rules, report, sink)
  let done = 0
  const tell = (rows: number) => {
    sink.flush()
    control.throwIfCancelled()
    control.progress('write', (done += rows), total)
  }
  const whole = operation.op === 'fill' && !operation.across ? null : cellValues(slice, operation, fields, null)
  if (whole && !whole.byPlace) {
    const ordered = total > sortedFrom ? [idsInTableOrder(ranges)] : ranges
    report.rows = countOf(ordered)
    const [field = ''] = fields
    const same = fields.length === 1 && whole.everywhere !== undefined ? rules.same(field, whole.everywhere) : null
    for (const ids of batches(ordered, batchRows)) {
      if (same) sameInBatch(ids, field, same)
      else eachInBatch(ids, whole, 0)
      tell(ids.length)
    }
    return report
  }
  const upwards = operation.op === 'fill' && operation.upwards === true
  for (const range of ranges) {
    const values = whole ?? cellValues(slice, operation, fields, seedsOf(slice, r, operation, fields, range))
    for (let at = 0; at < range.length; at += batchRows) {
      const ids = part(range, at, at + batchRows)
      // Filled upwards, the last row is the first.
      eachInBatch(ids, values, upwards ? range.length - 1 - at : at, upwards ? -1 : 1)
      tell(ids.length)
    }
  }
  return report

  function eachInBatch(ids: readonly number[], values: CellValues, from: number, step = 1): void {
    const columns = new Set([...rules.columns(fields), ...textColumns(slice, [...fields, ...values.fields])])
    for (const [at, row] of storedRows(slice, r.read, ids, columns).entries())
      if (row === null) report.gone++
      else rowOf(row, values, from + at * step)
  }

  function rowOf(row: Row, values: CellValues, index: number): void {
    work.row(row, cells())
    function* cells() {
      for (let column = 0; column < fields.length; column++) {
        const field = fields[column] ?? ''
        yield [field, values.wanted(row, field, index, column)] as const
      }
    }
  }

  /** One value in one field: rows that need no look of their own are written by one statement. */
  function sameInBatch(ids: readonly number[], field: string, { patch, how }: NonNullable<ReturnType<CellRules['same']>>): void {
    const { only, follows } = how
    const quick = `coalesce((${only.sql}), 0)`
    const differs = Object.keys(patch)
      .map((column) => `c.${column} IS NOT ?`)
      .join(' OR ')
    const wanted = Object.values(patch)
    const from = `FROM ${slice.table} AS c WHERE c.id IN (SELECT value FROM json_each(?))`
    const list = JSON.stringify(ids)
    const counts = r.read.get<{ present: number; slow: number; differing: number }>(
      `SELECT count(*) AS present, coalesce(sum(NOT ${quick}), 0) AS slow,
         coalesce(sum(${quick} AND (${differs})), 0) AS differing ${from}`,
      ...only.values,
      ...only.values,
      ...wanted,
      list,
    ) ?? { present: 0, slow: 0, differing: 0 }
    report.gone += ids.length - counts.present
    report.unchanged += counts.present - counts.slow - counts.differing
    const select = selecting(slice, [...rules.columns(fields), ...textColumns(slice, fields)])
    if (counts.slow > 0)
      for (const row of r.read.all<Row>(`${select} ${from} AND NOT ${quick}`, list, ...only.values))
        work.row(row, [[field, whole?.everywhere]])
    if (counts.differing === 0) return
    if (report.wantsSamples()) {
      const rows = r.read.all<Row>(`${select} ${from} AND ${quick} AND (${differs}) LIMIT 20`, list, ...only.values, ...wanted)
      for (const row of rows) if (report.wantsSamples()) report.sample(slice, row, field, patch, whole?.everywhere ?? null)
    }
    report.changed += counts.differing
    report.changedRows += counts.differing
    sink.writeMany(ids, patch, follows, { sql: quick, values: only.values })
  }
}

/** The texts that a fill continues, from the edge where it begins. */
function seedsOf(slice: GridTable, r: Reading, operation: BulkOperation, fields: readonly string[], range: Ids): Seeds {
  if (operation.op !== 'fill') return new Map()
  const { seeds, upwards } = operation
  const ids = upwards ? part(range, Math.max(0, range.length - seeds), range.length).reverse() : part(range, 0, seeds)
  const rows = storedRows(slice, r.read, ids, textColumns(slice, fields))
  return new Map(fields.map((field) => [field, rows.map((row) => (row ? (slice.texts[field]?.text(row) ?? '') : ''))]))
}
