import type { CustomField, CustomList, CustomValues } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow } from '../../../src-preload/contract/fields.ts'
import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { ExportColumn } from '../exports/index.ts'
import { customText } from './cell.ts'
import { definedFields } from './stored-fields.ts'

const formats = { money: 'money', date: 'date', number: 'general' } as const

/** A list's own fields as columns of an exported file, under the titles by which an import finds them again. */
export function customExport<Shown>(
  read: ReadHandle,
  list: CustomList,
  values: (row: Shown) => CustomValues,
): ExportColumn<Shown>[] {
  return definedFields(read, list).map(({ field, kind, title }) => ({
    field,
    title: titles(kind, title),
    width: kind === 'text' || kind === 'link' ? 24 : 16,
    format: kind in formats ? formats[kind as keyof typeof formats] : 'text',
    isSummed: kind === 'money',
    cell: (row) => cellOf(field, kind, values(row)[field]),
  }))
}

/** Figures stand in yuan whatever unit the title speaks of, and the header says so. */
function titles(kind: CustomFieldRow['kind'], title: string): { zh: string; en: string } {
  if (kind !== 'money') return { zh: title, en: title }
  const bare = title.replace(/[(（[【][^()（）[\]【】]*[)）\]】]\s*$/, '')
  return { zh: `${bare}（元）`, en: `${bare} (yuan)` }
}

function cellOf(field: CustomField, kind: CustomFieldRow['kind'], value: string | number | undefined): WritableCell {
  if (value === undefined) return null
  if (kind === 'money') return { decimal: fenToText(Number(value)) }
  if (kind === 'date') return { date: String(value) }
  return kind === 'number' ? Number(value) : customText(field, value)
}
