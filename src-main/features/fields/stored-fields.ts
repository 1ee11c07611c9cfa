import {
  customColumn,
  type CustomField,
  type CustomKind,
  type CustomList,
  customKindOf,
} from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow } from '../../../src-preload/contract/fields.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

interface Stored {
  readonly id: number
  readonly list: CustomList
  readonly field: CustomField
  readonly title: string
  readonly choices: string | null
  readonly position: number
  readonly archived: number
}

/** Fields of a list as defined, in their order; those put away only when asked for. */
export function definedFields(read: ReadHandle, list: CustomList, archived = false): CustomFieldRow[] {
  return read
    .all<Stored>(
      `SELECT id, list, field, title, choices, position, archived FROM custom_field WHERE list = ? ${archived ? '' : 'AND archived = 0'} ORDER BY position, id`,
      list,
    )
    .map(fieldRow)
}

export function fieldById(read: ReadHandle, id: number): CustomFieldRow | undefined {
  const stored = read.get<Stored>('SELECT id, list, field, title, choices, position, archived FROM custom_field WHERE id = ?', id)
  return stored && fieldRow(stored)
}

function fieldRow({ id, list, field, title, choices, archived }: Stored): CustomFieldRow {
  return {
    id,
    list,
    field,
    kind: customKindOf(field) as CustomKind,
    title,
    choices: choices === null ? [] : choices.split('\n'),
    archived: archived === 1,
  }
}

const tables: Readonly<Record<CustomList, string>> = {
  customers: 'customer',
  contacts: 'contact',
  opportunities: 'opportunity',
}

/** The table in which a list's values stand. */
export function tableOf(list: CustomList): string {
  return tables[list]
}

/** Does any row have a value in this place? */
export function isUsed(read: ReadHandle, list: CustomList, field: CustomField): boolean {
  return read.get(`SELECT 1 FROM ${tableOf(list)} WHERE ${customColumn(field)} IS NOT NULL LIMIT 1`) !== undefined
}

/** What a column of a list's table is called by people; undefined for columns that are nobody's own field. */
export function customTitle(read: ReadHandle, table: string, column: string): string | undefined {
  if (!column.startsWith('x_')) return undefined
  const list = (Object.keys(tables) as CustomList[]).find((name) => tables[name] === table)
  return list && definedFields(read, list, true).find(({ field }) => customColumn(field) === column)?.title
}
