import type { ReadHandle, SqlValue } from '../../store/read-handle.ts'

interface Span {
  readonly name: string
  readonly to_on: string
}

/** Rows of a table whose column now holds, or held before the change, what is asked of it. */
const changed = (table: string, column: string, holds: string): string =>
  `(r.table_name = '${table}' AND (EXISTS (SELECT 1 FROM ${table} AS now WHERE now.id = r.row_id AND now.${column} ${holds})
     OR json_extract(r.before, '$.${column}') ${holds}))`

const documents = changed('trade_document', 'month', '<= ?')

function written(read: ReadHandle, changeSet: number, what: string, values: readonly SqlValue[]): boolean {
  return (
    read.get(
      `SELECT 1 FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
       WHERE r.change_set_id > ? AND s.command NOT IN ('rebates.run', 'rebates.close') AND (${what}) LIMIT 1`,
      changeSet,
      ...values,
    ) !== undefined
  )
}

const through = ({ to_on }: Span): string => to_on.slice(0, 7)

/**
 * Was anything written since a change set that a run of the period could depend on: documents of the books up to its end,
 * versions, agreed figures, groups, another period's opening?
 */
export function inputsMovedSince(read: ReadHandle, changeSet: number, span: Span): boolean {
  const others = `('rebate_version', 'rebate_target', 'trade_group_member', 'rebate_period')`
  return written(read, changeSet, `r.table_name IN ${others} OR ${documents}`, [through(span), through(span)])
}

/** The same for everything that is frozen with the period: its claims and decisions too. */
export function booksMovedSince(read: ReadHandle, changeSet: number, span: Span): boolean {
  if (inputsMovedSince(read, changeSet, span)) return true
  const own = ['rebate_claim', 'reconciliation'].map((table) => changed(table, 'period', '= ?'))
  return written(read, changeSet, own.join(' OR '), [span.name, span.name, span.name, span.name])
}
