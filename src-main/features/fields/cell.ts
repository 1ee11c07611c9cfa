import {
  customColumn,
  customFields,
  customKindOf,
  type CustomField,
  type CustomList,
  type CustomValues,
} from '../../../src-preload/contract/_words/custom-fields.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { readCustom } from '../../domain/custom-fields/read-custom.ts'
import { plainNumberText } from '../../domain/imports/cell-value.ts'
import { listSeparator } from '../../domain/ranges/list-text.ts'
import type { CellOutcome, CellText } from '../../grid/grid-slice.ts'
import type { FieldCatalogue, StoredField } from '../../store/filter-sql.ts'
import type { Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { pinyinOrder } from '../../store/value-order.ts'
import { definedFields } from './stored-fields.ts'

/** Own columns of each field, as the rules of a slice's cells want them. */
export const customColumnsByField = Object.fromEntries(customFields.map((field) => [field, [customColumn(field)]])) as Readonly<
  Record<CustomField, readonly string[]>
>

const refusals = {
  'not-number': (text: string) => `“${text}”不是数字。可以写 12000、1,200.5、12%、1.2万`,
  'not-money': (text: string) => `“${text}”不是金额。可以写 12000、1.2万、¥12,000`,
  'not-date': (text: string) => `“${text}”不是日期。可以写 2026-02-25、2026/2/25、2026年2月25日`,
  'not-yes-no': (text: string) => `“${text}”看不出是或否。请写 是 或 否`,
  'not-a-link': (text: string) => `“${text}”不是网址。可以写 https://example.com/页面`,
} as const

/** Reads what somebody types into a field of the workspace's own; the refusal says what to type instead. */
export function readCustomCell(read: ReadHandle, list: CustomList, field: CustomField, typed: string | null): CellOutcome {
  const defined = definedFields(read, list).find((one) => one.field === field)
  if (!defined) return { refused: '这个自定义字段已停用或删除', cause: 'not-editable' }
  const value = readCustom(defined.kind, defined.choices, typed)
  if ('value' in value) return { patch: { [customColumn(field)]: value.value } }
  const text = typed ?? ''
  if (value.problem === 'not-a-choice') {
    const some = defined.choices.slice(0, 8).join('、')
    return { refused: `“${text}”不在“${defined.title}”的选项里。可以选 ${some}`, cause: 'not-a-choice' }
  }
  return { refused: refusals[value.problem](text), cause: value.problem }
}

/** The fields as filters and sorts know them. `c` is the list's table. */
export function customCatalogue(read: ReadHandle, table: string): FieldCatalogue {
  return Object.fromEntries(customFields.map((field) => [field, stored(read, table, customColumn(field), field)]))
}

function stored(read: ReadHandle, table: string, column: string, field: CustomField): StoredField {
  const sql = `c.${column}`
  switch (customKindOf(field)) {
    case 'number':
      return { kind: 'number', sql }
    case 'money':
      return { kind: 'yuan', sql }
    case 'date':
      return { kind: 'date', sql }
    case 'choices':
      return { kind: 'list', sql }
    case 'flag':
      return { kind: 'boolean', sql }
    case 'choice':
    case 'text':
      return { kind: 'text', sql, sortSql: () => pinyinOrder(read, table, column) }
    default:
      return { kind: 'text', sql }
  }
}

const textKinds = {
  text: 'text',
  choice: 'text',
  choices: 'list',
  link: 'text',
  money: 'money',
  number: 'number',
  date: 'date',
  flag: 'other',
} as const

/** How the fields' cells read as text. */
export const customTexts: Readonly<Record<string, CellText>> = Object.fromEntries(
  customFields.map((field) => {
    const column = customColumn(field)
    const kind = customKindOf(field) ?? 'text'
    return [field, { kind: textKinds[kind], columns: [column], text: (row: Row) => customText(field, row[column] ?? null) }]
  }),
)

/** A stored value as plain text that reads back as the same value. */
export function customText(field: string, value: Row[string]): string {
  if (value === null) return ''
  switch (customKindOf(field)) {
    case 'money':
      return fenToText(Number(value)).replace(/\.00$/, '')
    case 'number':
      return plainNumberText(Number(value))
    case 'choices':
      return String(value).replaceAll(',', listSeparator)
    case 'flag':
      return value === 1 ? '是' : '否'
    default:
      return String(value)
  }
}

/** The columns that rows of a list are asked for, by field. */
export function definedColumns(read: ReadHandle, list: CustomList): readonly (readonly [CustomField, string])[] {
  return definedFields(read, list).map(({ field }) => [field, customColumn(field)])
}

/** The values of a stored row, without blanks. */
export function customValuesOf(row: object, columns: readonly (readonly [CustomField, string])[]): CustomValues {
  const values: CustomValues = {}
  for (const [field, column] of columns) {
    const value = (row as Row)[column]
    if (typeof value === 'string' || typeof value === 'number') values[field] = value
  }
  return values
}
