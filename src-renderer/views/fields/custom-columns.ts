import type { CustomValues } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow } from '../../../src-preload/contract/fields.ts'
import type { ColumnSpec, FilterKind } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'

interface OwnRow {
  readonly custom: CustomValues
  /** Cells of an import that could not be read; lists that keep none have none. */
  readonly unread?: Readonly<Record<string, string>>
}

const widths = { text: 150, number: 96, money: 118, date: 104, choice: 110, choices: 150, flag: 76, link: 180 } as const

function filterKind({ kind, choices }: CustomFieldRow): FilterKind {
  // What may be chosen is known where choices were defined; else it is looked for by its text.
  if (kind === 'choice' || kind === 'choices') return choices.length > 0 ? 'choice' : 'text'
  return kind === 'link' ? 'text' : kind
}

/** A value as it is shown; '' for none. */
export function customText({ words, format }: Speech, { field, kind }: CustomFieldRow, custom: CustomValues): string {
  const value = custom[field]
  if (value === undefined) return ''
  switch (kind) {
    case 'money':
      return format.money({ fen: Number(value) })
    case 'number':
      return figure(Number(value))
    case 'date':
      return format.date(String(value))
    case 'flag':
      return value === 1 ? words.generic.yes : words.generic.no
    case 'choices':
      return String(value).split(',').join(words.generic.separator)
    default:
      return String(value)
  }
}

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 15 })
const figure = (value: number) => figures.format(value)

/** Fields of the workspace's own as columns of its list, behind the list's. */
export function customColumnSpecs<Row extends OwnRow>(speech: Speech, fields: readonly CustomFieldRow[]): ColumnSpec<Row>[] {
  return fields.map((defined) => {
    const { field, kind, title, choices } = defined
    const numeric = kind === 'money' || kind === 'number'
    const unread = (row: Row) => row.unread?.[field]
    return {
      field,
      title,
      width: widths[kind],
      editable: true,
      filter: filterKind(defined),
      text: (row) => unread(row) ?? customText(speech, defined, row.custom),
      value: (row) => valueOf(kind, row.custom[field]),
      mark: (row) => {
        const text = unread(row)
        return text === undefined ? null : { kind: 'unread', note: speech.words.customers.grid.unread(text) }
      },
      ...(numeric ? { numeric: true, summed: true, editText: (row: Row) => unread(row) ?? plain(kind, row.custom[field]) } : {}),
      ...(kind === 'choices' ? { list: true } : {}),
      ...(kind === 'flag' ? { choices: () => [speech.words.generic.yes, speech.words.generic.no] } : {}),
      ...(choices.length > 0 ? { choices: () => choices } : {}),
    }
  })
}

function valueOf(kind: CustomFieldRow['kind'], value: string | number | undefined): string | number | boolean | null {
  if (value === undefined) return null
  if (kind === 'money') return Number(value) / 100
  return kind === 'flag' ? value === 1 : value
}

function plain(kind: CustomFieldRow['kind'], value: string | number | undefined): string {
  if (value === undefined) return ''
  return String(kind === 'money' ? Number(value) / 100 : value)
}

/** The same as fields that a filter may name. */
export function customFilterFields(fields: readonly CustomFieldRow[]): FilterField[] {
  return fields.map((defined): FilterField => {
    const { field, title, choices } = defined
    const kind = filterKind(defined)
    return { field, title, kind, ...(kind === 'choice' ? { choices: choices.map((value) => ({ value, count: 0 })) } : {}) }
  })
}
