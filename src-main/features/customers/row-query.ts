import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { foldText } from '../../domain/_base/text.ts'
import type { Reading } from '../../store/contexts.ts'
import { BadFilter, compileFilter, compileSort, escapeLike, type Fragment } from '../../store/filter-sql.ts'
import { customerFields } from './fields.ts'
import { silenceLimits } from './silence-limits.ts'

export interface CompiledRows {
  readonly where: Fragment
  orderBy(sort: Sort | undefined): string
}

const searchedColumns = ['name', 'search', 'name_pinyin', 'uscc'] as const
const newestFirst = 'c.id DESC'

/** What a grid, a count or an export asks for, as SQL over `customer AS c`. Throws `customers.bad-filter`. */
export function compileRows(r: Reading, query: RowQuery): CompiledRows {
  const fields = customerFields(r.clock.today(), silenceLimits(r))
  return named(() => {
    const parts: Fragment[] = []
    if (query.filter) parts.push(compileFilter(query.filter, fields))
    for (const word of searchWords(query.search)) parts.push(searchFor(word))
    return {
      where: {
        sql: parts.length === 0 ? '1' : parts.map((part) => `(${part.sql})`).join(' AND '),
        values: parts.flatMap((part) => part.values),
      },
      orderBy: (sort) => (sort && sort.length > 0 ? named(() => compileSort(sort, fields, newestFirst)) : newestFirst),
    }
  })
}

/** Where a word of the quick search may stand. */
export function searchFor(word: string): Fragment {
  const pattern = `%${escapeLike(word)}%`
  return {
    sql: searchedColumns.map((column) => `c.${column} LIKE ? ESCAPE '\\'`).join(' OR '),
    values: searchedColumns.map(() => pattern),
  }
}

function searchWords(search: string | undefined): string[] {
  return foldText(search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
}

function named<T>(compile: () => T): T {
  try {
    return compile()
  } catch (error) {
    if (!(error instanceof BadFilter)) throw error
    throw refuse('customers.list', 'bad-filter', `不能按“${error.field}”这样筛选或排序（${error.op}）。`, {
      field: error.field,
      op: error.op,
    })
  }
}
