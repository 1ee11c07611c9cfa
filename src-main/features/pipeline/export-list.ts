import type { OpportunityRow } from '../../../src-preload/contract/pipeline.ts'
import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import { dateInZone } from '../../domain/_base/dates.ts'
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
const yes = (flag: boolean): WritableCell => (flag ? '是' : null)
const dayOf = (at: string | null): string | null => (at === null ? null : dateInZone(at, workspaceTimeZone))
const day = (field: string, zh: string, en: string, of: (row: OpportunityRow) => string | null): Column =>
  column('date', field, zh, en, 13, (row) => {
    const date = of(row)
    return date === null ? null : { date }
  })

/** Opportunities as a file; what can be imported stands under headers by which the import finds it again. */
export const opportunityExport: ExportList<OpportunityRow> = {
  title: { zh: '商机', en: 'Deals' },
  id: { title: exportIds.opportunities, of: (row) => row.id },
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
    column('text', 'industry', '行业', 'Industry', 12, (row) => row.industry),
    column('text', 'team', '团队', 'Team', 10, (row) => row.team),
    column('text', 'customerTier', '客户分级', 'Tier', 9, (row) => row.customerTier),
    column('integer', 'daysInStage', '阶段天数', 'Days in stage', 10, (row) => row.daysInStage),
    column('text', 'stuck', '卡住', 'Stuck', 8, (row) => yes(row.stuck)),
    column('text', 'stalled', '停滞', 'Stalled', 8, (row) => yes(row.stalled)),
    day('budgetConfirmedOn', '预算确认日', 'Budget confirmed on', (row) => row.budgetConfirmedOn),
    day('demoAgreedOn', '演示约定日', 'Demo agreed on', (row) => row.demoAgreedOn),
    day('pocProvidedOn', '试用提供日', 'POC provided on', (row) => row.pocProvidedOn),
    column('text', 'materialVersion', '资料版本', 'Material version', 18, (row) => row.materialVersion),
    day('createdAt', '建立日期', 'Begun on', (row) => dayOf(row.createdAt)),
    day('closedAt', '结束日期', 'Closed on', (row) => dayOf(row.closedAt)),
    column('text', 'remark', '备注', 'Remark', 30, (row) => row.remark),
  ],
}
