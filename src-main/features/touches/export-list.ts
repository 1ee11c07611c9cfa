import type { TouchRow } from '../../../src-preload/contract/touches.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** Customers who turned to us, as a file. */
export const touchExport: ExportList<TouchRow> = {
  title: { zh: '主动触达', en: 'Inbound touches' },
  id: { title: exportIds.touches, of: (row) => row.id },
  frozen: 1,
  columns: rowColumns<TouchRow>([
    ['text', 'name', '触达事由', 'Inquiry', 32],
    ['text', 'customerName', '客户名称', 'Customer name', 32, ['customer']],
    ['text', 'kind', '触达方式', 'Channel', 10],
    ['time', 'at', '触达时间', 'Contacted at', 17],
    ['text', 'store', '门店', 'Store', 14],
    ['text', 'ownerName', '接待人', 'Owner', 10, ['owner']],
    ['time', 'repliedAt', '回复时间', 'Replied at', 17],
    ['time', 'followedUpAt', '跟进时间', 'Followed up at', 17],
    ['time', 'escalatedAt', '升级时间', 'Escalated at', 17],
    ['text', 'customerTier', '客户分级', 'Tier', 9],
    ['text', 'region', '区域', 'Region', 8],
    ['text', 'remark', '备注', 'Remark', 30],
  ]),
}
