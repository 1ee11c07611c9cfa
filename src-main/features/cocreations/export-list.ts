import type { CocreationRow } from '../../../src-preload/contract/cocreations.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** What was made together with customers, as a file. */
export const cocreationExport: ExportList<CocreationRow> = {
  title: { zh: '共创成果', en: 'Co-creations' },
  id: { title: exportIds.cocreations, of: (row) => row.id },
  frozen: 1,
  columns: rowColumns<CocreationRow>([
    ['text', 'name', '成果名称', 'Output name', 32],
    ['text', 'customerName', '客户名称', 'Customer name', 32, ['customer']],
    ['text', 'kind', '成果类型', 'Output type', 10],
    ['date', 'publishedOn', '发布日期', 'Release date', 13],
    ['text', 'ownerName', '负责人', 'Owner', 10, ['owner']],
    ['text', 'customerTier', '客户分级', 'Tier', 9],
    ['text', 'region', '区域', 'Region', 8],
    ['text', 'remark', '备注', 'Remark', 30],
  ]),
}
