import { priceKinds, tradeEvents } from '../../../src-preload/contract/_words/rebate-programme.ts'
import type { TransactionRow } from '../../../src-preload/contract/transactions.ts'
import type { ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'

/** Every column of the transaction grid. */
export function transactionColumns({ words, format }: Speech): ColumnSpec<TransactionRow>[] {
  const say = words.transactions
  const own = (
    field: keyof typeof say.fields,
    width: number,
    text: (row: TransactionRow) => string,
    more: Partial<ColumnSpec<TransactionRow>> = {},
  ): ColumnSpec<TransactionRow> => ({ field, title: say.fields[field], width, editable: true, filter: 'text', text, ...more })
  const money = (field: 'net' | 'gross' | 'guide', width: number): ColumnSpec<TransactionRow> =>
    own(field, width, (row) => format.ledger(row[field]), {
      numeric: true,
      filter: 'money',
      summed: field !== 'guide',
      value: (row) => (row[field] === null ? null : row[field].fen / 100),
      editText: (row) => (row[field] === null ? '' : String(row[field].fen / 100)),
    })
  return [
    own('no', 150, (row) => row.no, {
      pinned: true,
      mark: (row) =>
        row.closed ? { kind: 'quiet', note: say.closedNote } : row.late ? { kind: 'amber', note: say.lateNote(row.month) } : null,
    }),
    own('event', 84, (row) => say.events[row.event], {
      filter: 'choice',
      choices: () => tradeEvents.map((event) => say.events[event]),
    }),
    own('customer', 240, (row) => row.customerName, { value: (row) => row.customerName }),
    own('date', 108, (row) => row.date, { filter: 'date' }),
    own('sku', 110, (row) => row.sku ?? ''),
    own('productLine', 110, (row) => row.productLine ?? ''),
    own('priceKind', 84, (row) => say.priceKinds[row.priceKind], {
      filter: 'choice',
      choices: () => priceKinds.map((kind) => say.priceKinds[kind]),
    }),
    own('quantity', 90, (row) => row.quantity, { numeric: true, filter: 'number' }),
    money('net', 130),
    money('gross', 130),
    money('guide', 110),
    own('soldOn', 108, (row) => row.soldOn ?? '', { filter: 'date' }),
    own('dueOn', 108, (row) => row.dueOn ?? '', { filter: 'date', hidden: true }),
    own('paidOn', 108, (row) => row.paidOn ?? '', { filter: 'date', hidden: true }),
    own('month', 96, (row) => row.month, { editable: false }),
    own('region', 80, (row) => row.region ?? '', { editable: false }),
    own('city', 90, (row) => row.city ?? '', { editable: false }),
    own('groupName', 130, (row) => row.groupName ?? '', { editable: false }),
    own('source', 160, (row) => row.source, { editable: false, hidden: true }),
  ]
}

/** Everything transactions can be filtered by. */
export function transactionFilters({ words }: Speech): FilterField[] {
  const say = words.transactions
  const of = (field: keyof typeof say.fields, kind: FilterField['kind']): FilterField => ({
    field,
    title: say.fields[field],
    kind,
  })
  return [
    ...(['no', 'customer', 'sku', 'productLine', 'month', 'region', 'city', 'groupName', 'source'] as const).map((field) =>
      of(field, 'text'),
    ),
    { ...of('event', 'choice'), choices: tradeEvents.map((value) => ({ value, count: 0, label: say.events[value] })) },
    { ...of('priceKind', 'choice'), choices: priceKinds.map((value) => ({ value, count: 0, label: say.priceKinds[value] })) },
    ...(['date', 'soldOn', 'dueOn', 'paidOn'] as const).map((field) => of(field, 'date')),
    ...(['net', 'gross'] as const).map((field) => of(field, 'money')),
    of('quantity', 'number'),
    of('late', 'flag'),
    { field: 'customerId', title: say.fields.customer, kind: 'number' },
  ]
}
