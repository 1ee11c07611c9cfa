import type { ContactRow } from '../../../src-preload/contract/contacts.ts'
import { decisionRoles, tiers } from '../../../src-preload/contract/customers.ts'
import type { ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'

/** Every column of the contact grid. */
export function contactColumns({ words }: Speech): ColumnSpec<ContactRow>[] {
  const title = (field: string) => fieldWords(words, field, 'contact')
  const own = (
    field: string,
    width: number,
    text: (row: ContactRow) => string,
    more: Partial<ColumnSpec<ContactRow>> = {},
  ): ColumnSpec<ContactRow> => ({ field, title: title(field), width, editable: true, filter: 'text', text, ...more })
  return [
    own('name', 140, (row) => row.name, { pinned: true }),
    own('customer', 260, (row) => row.customerName, { value: (row) => row.customerName }),
    own('title', 140, (row) => row.title ?? ''),
    own('decisionRole', 120, (row) => row.decisionRole ?? '', {
      filter: 'choice',
      choices: () => decisionRoles,
      mark: (row) => (row.roleInferred ? { kind: 'quiet', note: words.customers.panel.inferredHint } : null),
    }),
    own('phone', 140, (row) => row.phone ?? ''),
    own('email', 200, (row) => row.email ?? ''),
    { field: 'customerTier', title: words.fields.tier, width: 84, filter: 'choice', text: (row) => row.customerTier ?? '' },
    { field: 'region', title: words.fields.region, width: 90, filter: 'choice', text: (row) => row.region ?? '' },
    { field: 'ownerName', title: words.fields.owner, width: 100, filter: 'choice', text: (row) => row.ownerName ?? '' },
  ]
}

/** Everything contacts can be filtered by. */
export function contactFilters({ words }: Speech, choices: Output<'customers.choices'> | undefined): FilterField[] {
  const title = (field: string) => fieldWords(words, field, 'contact')
  const of = (field: string): FilterField => ({ field, title: title(field), kind: 'text' })
  const named = (field: string, shown: string, values: readonly string[]): FilterField => ({
    field,
    title: shown,
    kind: 'choice',
    choices: values.map((value) => ({ value, count: 0 })),
  })
  return [
    ...['name', 'customer', 'title', 'phone', 'email'].map(of),
    named('decisionRole', title('decisionRole'), decisionRoles),
    named('customerTier', words.fields.tier, tiers),
    { field: 'region', title: words.fields.region, kind: 'choice', choices: choices?.region ?? [] },
    { field: 'ownerName', title: words.fields.owner, kind: 'choice', choices: choices?.owner ?? [] },
    { field: 'roleInferred', title: words.contacts.inferred, kind: 'flag' },
  ]
}
