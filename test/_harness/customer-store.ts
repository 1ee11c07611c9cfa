import type { BulkDone, BulkOperation, BulkPreview, RowsMeant } from '../../src-preload/contract/_words/grid.ts'
import type { Filter, Sort } from '../../src-preload/contract/_words/filter.ts'
import type { CustomerRow } from '../../src-preload/contract/customers.ts'
import { testStore, type TestStore } from './test-store.ts'

const core = { type: '终端客户', industry: '教育', region: '华东', budget: '50万-100万', source: '官网表单', owner: '张伟' }

/** A store with two members and short ways to make and look at customers. */
export interface CustomerStore extends TestStore {
  create(fields: Record<string, string | null>): number
  row(id: number): CustomerRow
  open(query?: { filter?: Filter; search?: string; sort?: Sort; limit?: number }): {
    token: string
    rows: (CustomerRow | null)[]
    count: number | null
  }
  bulk(rows: RowsMeant, fields: readonly string[], operation: BulkOperation): BulkDone
  preview(rows: RowsMeant, fields: readonly string[], operation: BulkOperation): BulkPreview
  /** One field of these rows as the grid would copy it. */
  texts(ids: readonly number[], field: string): string[]
}

export function customerStore(today = '2026-02-25'): CustomerStore {
  const store = testStore(today)
  for (const name of ['张伟', '李娜'])
    store.command('members.save', { name, role: 'rep', region: null, team: null, active: true })
  return {
    ...store,
    create: (fields) =>
      store.command<{ id: number }>('customers.create', {
        fields: { ...core, ...fields },
        contact: { name: '王工', decisionRole: '采购', phone: '138 1234 5678' },
      }).id,
    row: (id) => store.query<{ customer: CustomerRow }>('customers.get', { id }).customer,
    open: (query = {}) => store.query('customers.openView', query),
    bulk: (rows, fields, operation) => store.command('customers.bulk', { rows, fields, operation }),
    preview: (rows, fields, operation) => store.query('customers.previewBulk', { rows, fields, operation }),
    texts: (ids, field) =>
      store.query<{ columns: string[][] }>('customers.copyRange', { rows: { ids }, fields: [field], offset: 0, limit: 5000 })
        .columns[0] ?? [],
  }
}

/** A row without the moment of its last write, which undo does not bring back. */
export function withoutStamp(row: Record<string, unknown>): Record<string, unknown> {
  return { ...row, updated_at: null }
}
