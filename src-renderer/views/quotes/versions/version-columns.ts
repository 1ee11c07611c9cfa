import { versionStandings, type QuoteVersionGridRow } from '../../../../src-preload/contract/quote-versions.ts'
import type { ColumnSpec } from '../../../grid/column-spec.ts'
import type { FilterField } from '../../../grid/filters/filter-field.ts'
import type { Speech } from '../../../text/language.tsx'

type Field = keyof Speech['words']['quoteVersions']['fields']

/** Every column of the grid of versions; nothing in it is written. */
export function versionColumns({ words, format }: Speech): ColumnSpec<QuoteVersionGridRow>[] {
  const say = words.quoteVersions
  const own = (
    field: Field,
    width: number,
    text: (row: QuoteVersionGridRow) => string,
    more: Partial<ColumnSpec<QuoteVersionGridRow>> = {},
  ): ColumnSpec<QuoteVersionGridRow> => ({ field, title: say.fields[field], width, filter: 'text', text, ...more })
  return [
    own('quoteNumber', 150, (row) => row.quoteNumber, { pinned: true }),
    own('number', 76, (row) => row.number, { pinned: true }),
    own('standing', 96, (row) => say.standings[row.standing], {
      filter: 'choice',
      mark: (row) => (row.standing === 'outside' ? { kind: 'amber' } : row.standing === 'earlier' ? { kind: 'quiet' } : null),
    }),
    own('customerName', 180, (row) => row.customerName),
    own('title', 150, (row) => row.title),
    own('changes', 130, (row) => changesText(row, { words })),
    own('amount', 130, (row) => format.ledger(row.amount), {
      numeric: true,
      filter: 'money',
      summed: false,
      value: (row) => row.amount.fen / 100,
    }),
    own('amountChange', 120, (row) => (row.amountChange ? format.ledger(row.amountChange) : ''), {
      numeric: true,
      filter: 'money',
      value: (row) => (row.amountChange ? row.amountChange.fen / 100 : null),
    }),
    own('marginPercent', 90, (row) => row.marginPercent ?? '', {
      numeric: true,
      filter: 'number',
      value: (row) => (row.marginPercent === null ? null : Number(row.marginPercent)),
    }),
    own('lines', 64, (row) => format.count(row.lines), { numeric: true, filter: 'number' }),
    own('reason', 200, (row) => row.reason),
    own('author', 90, (row) => row.author),
    own('at', 140, (row) => format.dateTime(row.at), { filter: 'date' }),
    own('region', 80, (row) => row.region ?? '', { hidden: true }),
    own('owner', 90, (row) => row.owner, { hidden: true }),
    own('state', 96, (row) => words.quotes.states[row.state], { filter: 'choice', hidden: true }),
  ]
}

export function changesText({ changes, beforeId }: QuoteVersionGridRow, { words }: Pick<Speech, 'words'>): string {
  if (changes.length === 0) return beforeId === null ? words.quoteVersions.first : ''
  return words.quotes.list(changes.map((kind) => words.quotes.changes[kind as keyof typeof words.quotes.changes] ?? kind))
}

/** Everything versions can be filtered by. */
export function versionFilters({ words }: Speech): FilterField[] {
  const say = words.quoteVersions
  const of = (field: Field, kind: FilterField['kind'], choices?: readonly (readonly [string, string])[]): FilterField => ({
    field,
    title: say.fields[field],
    kind,
    ...(choices ? { choices: choices.map(([value, label]) => ({ value, label, count: 0 })) } : {}),
  })
  return [
    of('changes', 'choice', Object.entries(words.quotes.changes)),
    of(
      'standing',
      'choice',
      versionStandings.map((value) => [value, say.standings[value]]),
    ),
    of('state', 'choice', Object.entries(words.quotes.states)),
    of('quoteNumber', 'text'),
    of('customerName', 'text'),
    of('region', 'text'),
    of('title', 'text'),
    of('author', 'text'),
    of('owner', 'text'),
    of('reason', 'text'),
    of('at', 'date'),
    of('amount', 'money'),
    of('amountChange', 'money'),
    of('marginPercent', 'number'),
    of('lines', 'number'),
  ]
}
