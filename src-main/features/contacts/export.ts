import type { ContactRow } from '../../../src-preload/contract/contacts.ts'
import { writeRows, type ExportColumn } from '../../adapters/sheets/write-rows.ts'
import { exportedPages, type ExportInput } from '../../grid/exported-pages.ts'
import type { Reading, StepControl } from '../../store/contexts.ts'
import { contactGrid } from './contact-grid.ts'

/** Headers are those the import of a customer list recognises. */
const all: readonly (readonly [
  field: string,
  zh: string,
  en: string,
  width: number,
  cell: (row: ContactRow) => string | null,
])[] = [
  ['name', '联系人', 'Contact', 12, (row) => row.name],
  ['customer', '客户名称', 'Customer name', 32, (row) => row.customerName],
  ['title', '职务', 'Title', 16, (row) => row.title],
  ['decisionRole', '决策链角色', 'Decision role', 12, (row) => row.decisionRole],
  ['phone', '联系电话', 'Phone', 16, (row) => row.phone],
  ['email', '邮箱', 'E-mail', 26, (row) => row.email],
  ['customerTier', '客户分级', 'Tier', 9, (row) => row.customerTier],
  ['region', '区域', 'Region', 10, (row) => row.region],
  ['ownerName', '负责人', 'Owner', 12, (row) => row.ownerName],
]

/** The columns asked for, in that order; all of them without a list. Fields that cannot be exported are left out. */
function columnsOf(fields: readonly string[] | undefined, english: boolean): ExportColumn<ContactRow>[] {
  const chosen = fields ? fields.flatMap((field) => all.filter(([name]) => name === field)) : all
  return chosen.map(([field, zh, en, width, cell]) => ({ field, header: english ? en : zh, width, format: 'text', cell }))
}

/** The contacts that a query shows, as a file. */
export async function exportContacts(r: Reading, input: ExportInput, control: StepControl): Promise<{ rows: number }> {
  const english = input.english ?? false
  const { rows, pages } = exportedPages(contactGrid, r, input, control)
  const shape = { sheet: english ? 'Contacts' : '联系人', columns: columnsOf(input.fields, english) }
  await writeRows(input.path, input.format, shape, pages)
  return { rows }
}
