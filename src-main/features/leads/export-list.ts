import type { LeadRow } from '../../../src-preload/contract/leads.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** Leads as a file. */
export const leadExport: ExportList<LeadRow> = {
  title: { zh: '线索', en: 'Leads' },
  id: { title: exportIds.leads, of: (row) => row.id },
  frozen: 1,
  columns: rowColumns<LeadRow>([
    ['text', 'name', '线索名称', 'Lead name', 32],
    ['text', 'contactName', '联系人', 'Contact', 12],
    ['text', 'phone', '手机', 'Phone', 16],
    ['text', 'source', '来源', 'Source', 12],
    ['text', 'industry', '行业', 'Industry', 14],
    ['text', 'needClass', '需求类别', 'Need', 14],
    ['text', 'region', '区域', 'Region', 8],
    ['time', 'arrivedAt', '到达时间', 'Arrived at', 17],
    ['text', 'state', '状态', 'Status', 10],
    ['text', 'ownerName', '负责人', 'Owner', 10, ['owner']],
    ['time', 'firstTouchAt', '首次触达', 'First touch', 17],
    ['text', 'dropReason', '放弃原因', 'Dropped because', 20],
    ['text', 'customerName', '转成的客户', 'Became customer', 28, ['customer']],
    ['text', 'remark', '备注', 'Remark', 30],
  ]),
}
