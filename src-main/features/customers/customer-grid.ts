import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import type { GridSlice } from '../../grid/grid-slice.ts'
import { escapeLike, likeWord } from '../../store/filter-sql.ts'
import { CustomerCellRules } from './cell-rules.ts'
import { customerSelects, customerShownTexts, customerTexts } from './cell-texts.ts'
import { customerFields } from './fields.ts'
import { matchKeys } from './match-keys.ts'
import { shownCustomers } from './shown.ts'

const searchedColumns = ['name', 'search', 'name_pinyin', 'uscc'] as const

/** Customers as the grid's machinery sees them. */
export const customerGrid: GridSlice<CustomerRow> = {
  name: 'customers',
  table: 'customer',
  selects: customerSelects,
  references: { owner_name: { column: 'owner_id', sql: 'SELECT name FROM member WHERE id = ?' } },
  texts: customerTexts,
  shownTexts: customerShownTexts,
  bookkeeping: ['unread'],
  fields: customerFields,
  searchFor(_r, word) {
    const pattern = `%${escapeLike(word)}%`
    return {
      sql: searchedColumns.map((column) => likeWord(`c.${column}`, word)).join(' OR '),
      values: searchedColumns.map(() => pattern),
    }
  },
  shown: shownCustomers,
  rules: (r, at) => new CustomerCellRules(r, at),
  matchKeys,
}
