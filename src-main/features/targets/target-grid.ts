import { targetMonths, targetQuarters, type TargetMonth } from '../../../src-preload/contract/_words/targets.ts'
import type { TargetRow } from '../../../src-preload/contract/targets.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { sumSet } from '../../domain/sales-targets/spread-quarter.ts'
import type { CellText, GridSlice } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import { escapeLike, likeWord, type StoredField } from '../../store/filter-sql.ts'
import { monthsOf, TargetCellRules } from './target-cells.ts'
import { measureWord, scopeOf, scopeWord } from './target-words.ts'

type StoredTarget = Readonly<Record<TargetMonth, number | null>> &
  Pick<TargetRow, 'id' | 'year' | 'measure'> & { readonly scope: string; readonly shown_name: string }

const sumSql = (months: readonly TargetMonth[]) =>
  `CASE WHEN coalesce(${months.map((month) => `c.${month}`).join(', ')}) IS NOT NULL THEN ${months.map((month) => `coalesce(c.${month}, 0)`).join(' + ')} END`
const sums: Readonly<Record<string, string>> = {
  ...Object.fromEntries(targetQuarters.map((quarter) => [quarter, sumSql(monthsOf(quarter))])),
  total: sumSql(targetMonths),
}
/** A member goes by today's name. */
const nameSql = `CASE c.scope WHEN 'member' THEN coalesce((SELECT m.name FROM member AS m WHERE 'member:' || m.id = c.subject), c.name) ELSE c.name END`

const money = (column: string): CellText => ({
  kind: 'money',
  columns: [column],
  text: (row) => (typeof row[column] === 'number' ? fenToText(row[column]) : ''),
})
const yuan = (sql: string): StoredField => ({ kind: 'yuan', sql })
const text = (sql: string): StoredField => ({ kind: 'text', sql })

/** Targets as the grid's machinery sees them. */
export const targetGrid: GridSlice<TargetRow> = {
  name: 'targets',
  table: 'year_target',
  selects: { ...sums, shown_name: nameSql },
  // The column is the name itself.
  references: { shown_name: { column: 'name', sql: 'SELECT ?' } },
  texts: {
    id: { kind: 'number', columns: ['id'], text: (row) => String(row['id']) },
    year: { kind: 'number', columns: ['year'], text: (row) => String(row['year'] ?? '') },
    measure: { kind: 'text', columns: ['measure'], text: (row) => measureWord(row['measure'] as TargetRow['measure']) },
    scope: { kind: 'text', columns: ['scope'], text: (row) => scopeWord(scopeOf(row['scope'])) },
    subject: { kind: 'text', columns: ['shown_name'], text: (row) => String(row['shown_name'] ?? '') },
    ...Object.fromEntries([...targetMonths, ...Object.keys(sums)].map((column) => [column, money(column)])),
  },
  shownTexts: {},
  bookkeeping: ['updated_at', 'scope', 'subject'],
  fields: () => ({
    id: { kind: 'number', sql: 'c.id' },
    year: { kind: 'number', sql: 'c.year' },
    measure: text('c.measure'),
    scope: text('c.scope'),
    subject: text(nameSql),
    ...Object.fromEntries(targetMonths.map((month) => [month, yuan(`c.${month}`)])),
    ...Object.fromEntries(Object.entries(sums).map(([name, sql]) => [name, yuan(sql)])),
  }),
  searchFor: (_, word) => ({ sql: likeWord(nameSql, word), values: [`%${escapeLike(word)}%`] }),
  shown: ({ read }, ids) =>
    inOrder(
      ids,
      read.all<StoredTarget>(
        `SELECT c.*, ${nameSql} AS shown_name FROM json_each(?) AS wanted CROSS JOIN year_target AS c ON c.id = wanted.value`,
        JSON.stringify(ids),
      ),
    ).map((row) => row && toRow(row)),
  rules: (r) => new TargetCellRules(r),
  matchKeys({ read }, keys) {
    const found: { key: string; id: number }[] = []
    const missing: string[] = []
    const ambiguous: { key: string; ids: number[]; names: string[] }[] = []
    for (const key of keys) {
      const ids = read.column<number>('SELECT id FROM year_target WHERE name = ? LIMIT 21', key.trim())
      const [only] = ids
      if (only === undefined) missing.push(key)
      else if (ids.length === 1) found.push({ key, id: only })
      else ambiguous.push({ key, ids, names: ids.map(() => key) })
    }
    return { found, missing, ambiguous }
  },
}

function toRow(row: StoredTarget): TargetRow {
  const shown = (months: readonly TargetMonth[]) => {
    const fen = sumSet(months.map((month) => row[month]))
    return fen === null ? null : { fen }
  }
  return {
    id: row.id,
    year: row.year,
    measure: row.measure,
    scope: scopeOf(row.scope),
    subject: row.shown_name,
    months: targetMonths.map((month) => shown([month])),
    quarters: targetQuarters.map((quarter) => shown(monthsOf(quarter))),
    total: shown(targetMonths),
  }
}
