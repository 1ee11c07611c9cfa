import type { ContactRow } from '../../../src-preload/contract/contacts.ts'
import type { ExportColumn, ExportList } from '../exports/index.ts'
import { customExport } from '../fields/index.ts'

const text = (
  field: string,
  zh: string,
  en: string,
  width: number,
  cell: ExportColumn<ContactRow>['cell'],
  also: string[] = [],
): ExportColumn<ContactRow> => ({ field, title: { zh, en }, width, format: 'text', also, cell })

/** Contacts as a file. */
export const contactExport: ExportList<ContactRow> = {
  title: { zh: '联系人', en: 'Contacts' },
  id: { title: { zh: '联系人编号', en: 'Contact ID' }, of: (row) => row.id },
  frozen: 1,
  own: ({ read }) => customExport(read, 'contacts', (row: ContactRow) => row.custom),
  columns: [
    text('name', '联系人', 'Contact', 12, (row) => row.name),
    text('customer', '客户名称', 'Customer name', 32, (row) => row.customerName, ['customerName']),
    text('title', '职务', 'Job title', 16, (row) => row.title),
    text('decisionRole', '决策链角色', 'Decision role', 12, (row) => row.decisionRole),
    text('phone', '手机', 'Phone', 16, (row) => row.phone),
    text('email', '邮箱', 'Email', 26, (row) => row.email),
    text('customerTier', '客户分级', 'Tier', 9, (row) => row.customerTier),
    text('region', '区域', 'Region', 8, (row) => row.region),
    text('ownerName', '负责人', 'Owner', 10, (row) => row.ownerName, ['owner']),
  ],
}
