import { tiers } from '../../../src-preload/contract/customers.ts'
import type { ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'

export interface RecordRow {
  readonly id: number
  readonly customerId: number
  readonly customerName: string
  readonly customerTier: string | null
  readonly region: string | null
  readonly ownerName: string | null
}

export interface RecordColumn<Row> {
  readonly field: string
  readonly width: number
  readonly kind: 'text' | 'choice' | 'date' | 'number' | 'money'
  readonly text: (row: Row) => string
  readonly editable?: boolean
  readonly choices?: readonly string[]
  readonly more?: Partial<ColumnSpec<Row>>
}

/** Columns of records about customers: the record's own, then what it shows of the customer and the owner. */
export function recordColumns<Row extends RecordRow>(
  { words }: Speech,
  table: string,
  own: readonly RecordColumn<Row>[],
  owners: () => readonly string[],
): ColumnSpec<Row>[] {
  const title = (field: string) => fieldWords(words, field, table)
  return [
    {
      field: 'customer',
      title: words.services.customer,
      width: 240,
      pinned: true,
      editable: true,
      filter: 'text',
      text: (row) => row.customerName,
      value: (row) => row.customerName,
    },
    ...own.map((column): ColumnSpec<Row> => ({
      field: column.field,
      title: title(column.field),
      width: column.width,
      editable: column.editable ?? true,
      filter: column.kind,
      text: column.text,
      ...(column.choices ? { choices: () => column.choices ?? [] } : {}),
      ...column.more,
    })),
    {
      field: 'owner',
      title: title('owner'),
      width: 100,
      editable: true,
      filter: 'choice',
      choices: owners,
      text: (row) => row.ownerName ?? '',
      value: (row) => row.ownerName,
    },
    { field: 'customerTier', title: words.fields.tier, width: 76, filter: 'choice', text: (row) => row.customerTier ?? '' },
    { field: 'region', title: words.fields.region, width: 84, filter: 'choice', text: (row) => row.region ?? '' },
  ]
}

/** Everything they can be filtered by. */
export function recordFilters<Row extends RecordRow>(
  { words }: Speech,
  table: string,
  own: readonly RecordColumn<Row>[],
  choices: Output<'customers.choices'> | undefined,
): FilterField[] {
  const named = (field: string, title: string, values: readonly string[]): FilterField => ({
    field,
    title,
    kind: 'choice',
    choices: values.map((value) => ({ value, count: 0 })),
  })
  return [
    { field: 'customer', title: words.services.customer, kind: 'text' },
    ...own.map((column): FilterField =>
      column.choices
        ? named(column.field, fieldWords(words, column.field, table), column.choices)
        : ({
            field: column.field,
            title: fieldWords(words, column.field, table),
            kind: column.kind === 'choice' ? 'text' : column.kind,
          } as FilterField),
    ),
    { field: 'ownerName', title: fieldWords(words, 'owner', table), kind: 'choice', choices: choices?.owner ?? [] },
    named('customerTier', words.fields.tier, tiers),
    { field: 'region', title: words.fields.region, kind: 'choice', choices: choices?.region ?? [] },
  ]
}
