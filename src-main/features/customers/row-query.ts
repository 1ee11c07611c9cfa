import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import type { CompiledRows } from '../../grid/grid-slice.ts'
import { compileRows as compile } from '../../grid/row-query.ts'
import type { Reading } from '../../store/contexts.ts'
import { customerGrid } from './customer-grid.ts'

/** What a count or an export asks for, as SQL over `customer AS c`. Throws `customers.bad-filter`. */
export function compileRows(r: Reading, query: RowQuery): CompiledRows {
  return compile(customerGrid, r, query)
}
