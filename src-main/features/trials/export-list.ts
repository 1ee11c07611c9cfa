import type { TrialRow } from '../../../src-preload/contract/trials.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** Trials as a file. */
export const trialExport: ExportList<TrialRow> = {
  title: { zh: '试用', en: 'Trials' },
  id: { title: exportIds.trials, of: (row) => row.id },
  frozen: 1,
  columns: rowColumns<TrialRow>([
    ['text', 'name', '试用编号', 'Trial number', 16],
    ['text', 'customerName', '客户名称', 'Customer name', 32, ['customer']],
    ['text', 'grade', '科室等级', 'Department grade', 12],
    ['text', 'model', '设备型号', 'Device model', 16],
    ['text', 'test', '检测项目', 'Test item', 16],
    ['text', 'productName', '试用产品', 'Product', 20, ['product']],
    ['date', 'startsOn', '试用开始日期', 'Start date', 13],
    ['date', 'endsOn', '试用结束日期', 'End date', 13],
    ['text', 'ownerName', '申请人', 'Applicant', 10, ['owner']],
    ['text', 'state', '状态', 'Status', 10],
    ['text', 'outcome', '试用结果', 'Outcome', 10],
    ['text', 'rootCause', '根因', 'Root cause', 20],
    ['text', 'customerTier', '客户分级', 'Tier', 9],
    ['text', 'region', '区域', 'Region', 8],
    ['text', 'remark', '备注', 'Remark', 30],
  ]),
}
