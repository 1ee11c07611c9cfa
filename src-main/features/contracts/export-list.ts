import type { ContractRow } from '../../../src-preload/contract/contracts.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** Contracts as a file. */
export const contractExport: ExportList<ContractRow> = {
  title: { zh: '合同', en: 'Contracts' },
  id: { title: exportIds.contracts, of: (row) => row.id },
  frozen: 2,
  columns: rowColumns<ContractRow>([
    ['text', 'number', '合同编号', 'Contract number', 18],
    ['text', 'name', '合同名称', 'Contract name', 32],
    ['text', 'customerName', '客户名称', 'Customer name', 32, ['customer']],
    ['sum', 'amount', '合同金额（元）', 'Contract amount (yuan)', 18],
    ['date', 'signedOn', '签订日期', 'Signed on', 13],
    ['date', 'startsOn', '合同开始日期', 'Start date', 13],
    ['date', 'endsOn', '合同结束日期', 'End date', 13],
    ['text', 'status', '合同状态', 'Contract status', 10],
    ['text', 'ownerName', '负责人', 'Owner', 10, ['owner']],
    ['text', 'customerTier', '客户分级', 'Tier', 9],
    ['text', 'region', '区域', 'Region', 8],
    ['text', 'remark', '备注', 'Remark', 30],
  ]),
}
