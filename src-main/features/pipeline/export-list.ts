import type { OpportunityRow } from '../../../src-preload/contract/pipeline.ts'
import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { ExportColumn, ExportList } from '../exports/index.ts'
import { customExport } from '../fields/index.ts'

type Column = ExportColumn<OpportunityRow>

const column = (
  format: Column['format'],
  field: string,
  zh: string,
  en: string,
  width: number,
  cell: Column['cell'],
  also: string[] = [],
): Column => ({ field, title: { zh, en }, width, format, also, cell })
const decimal = (money: { fen: number } | null): WritableCell => (money ? { decimal: fenToText(money.fen) } : null)
const day = (field: string, zh: string, en: string, of: (row: OpportunityRow) => string | null): Column =>
  column('date', field, zh, en, 13, (row) => {
    const date = of(row)
    return date === null ? null : { date }
  })

/** Opportunities as a file; what can be imported stands under headers by which the import finds it again. */
export const opportunityExport: ExportList<OpportunityRow> = {
  title: { zh: '商机', en: 'Deals' },
  id: { title: { zh: '系统编号', en: 'System number' }, of: (row) => row.id },
  frozen: 1,
  own: ({ read }) => customExport(read, 'opportunities', (row: OpportunityRow) => row.custom),
  columns: [
    column('text', 'name', '商机名称', 'Deal name', 32, (row) => row.name),
    column('text', 'customer', '客户名称', 'Customer name', 32, (row) => row.customerName, ['customerName']),
    column('text', 'stage', '阶段', 'Stage', 12, (row) => row.stageName, ['stageName']),
    { ...column('money', 'amount', '金额（元）', 'Amount (yuan)', 18, (row) => decimal(row.amount)), isSummed: true },
    // What follows from the stage would become the deal's own when the file comes back.
    column('general', 'probability', '赢率', 'Probability', 8, (row) => (row.ownProbability ? row.probability : null)),
    { ...column('money', 'weighted', '加权金额（元）', 'Weighted (yuan)', 18, (row) => decimal(row.weighted)), isSummed: true },
    day('expectedClose', '预计成交日期', 'Expected close', (row) => row.expectedClose),
    column('text', 'owner', '负责人', 'Owner', 10, (row) => row.ownerName, ['ownerName']),
    column('text', 'productLine', '产品线', 'Product line', 14, (row) => row.productLine),
    column('text', 'source', '来源', 'Source', 12, (row) => row.source),
    column('text', 'nextStep', '下一步', 'Next step', 24, (row) => row.nextStep),
    day('nextStepOn', '下一步日期', 'Next step date', (row) => row.nextStepOn),
    column('text', 'lossCause', '输单原因', 'Loss reason', 12, (row) => row.lossCause),
    column('text', 'region', '区域', 'Region', 8, (row) => row.region),
    column('text', 'customerTier', '客户分级', 'Tier', 9, (row) => row.customerTier),
    column('text', 'remark', '备注', 'Remark', 30, (row) => row.remark),
  ],
}
