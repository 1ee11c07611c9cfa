import type { RowQuery } from '../../src-preload/contract/_words/filter.ts'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import { foldText } from '../domain/_base/text.ts'
import type { Reading } from '../store/contexts.ts'
import { BadFilter, compileFilter, compileSort, type Fragment } from '../store/filter-sql.ts'
import type { CompiledRows, ListTable } from './grid-slice.ts'

const newestFirst: Fragment = { sql: 'c.id DESC', values: [] }

/** What a grid, a count or an export asks for, as SQL over the slice's table `c`. Throws the slice's `bad-filter`. */
export function compileRows(slice: ListTable, r: Reading, query: RowQuery): CompiledRows {
  const fields = slice.fields(r)
  return named(slice, () => {
    const parts: Fragment[] = slice.seen ? [slice.seen(r)] : []
    if (query.filter) parts.push(compileFilter(query.filter, fields))
    for (const word of searchWords(query.search)) parts.push(slice.searchFor(r, word))
    return {
      where: {
        sql: parts.length === 0 ? '1' : parts.map((part) => `(${part.sql})`).join(' AND '),
        values: parts.flatMap((part) => part.values),
      },
      orderBy: (sort, whole = false) => {
        if (sort && sort.length > 0) return named(slice, () => compileSort(sort, fields, 'c.id'))
        return slice.newestFirst !== undefined && (whole || parts.length > 0)
          ? { sql: slice.newestFirst, values: [] }
          : (slice.order ?? newestFirst)
      },
    }
  })
}

function searchWords(search: string | undefined): string[] {
  return foldText(search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
}

/** A filter or sort that does not exist ends the call under the slice's name. */
export function named<T>(slice: ListTable, compile: () => T): T {
  try {
    return compile()
  } catch (error) {
    if (!(error instanceof BadFilter)) throw error
    throw badFilter(slice, error.field, error.op)
  }
}

export function badFilter(slice: ListTable, field: string, op: string): CallFailed {
  return new CallFailed({
    code: `${slice.name}.bad-filter`,
    kind: 'invalid',
    message: `不能按“${field}”这样筛选、排序或汇总（${op}）。请换一列或换一种条件。`,
    details: { field, op },
  })
}
