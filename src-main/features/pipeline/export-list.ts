import type { OpportunityRow } from '../../../src-preload/contract/pipeline.ts'
import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import { dateInZone } from '../../domain/_base/dates.ts'
import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { ExportColumn, ExportList } from '../exports/index.ts'

type Column = ExportColumn<OpportunityRow>

const column = (
  field: string,
  [zh, en]: readonly [string, string],
  width: number,
  format: Column['format'],
  cell: Column['cell'],
  also: readonly string[] = [],
): Column => ({ field, title: { zh, en }, width, format, isSummed: format === 'money', also, cell })

const money = (shown: { readonly fen: number } | null): WritableCell => (shown ? { decimal: fenToText(shown.fen) } : null)
const date = (day: string | null): WritableCell => (day === null ? null : { date: day })
const dayOf = (at: string | null): WritableCell => date(at === null ? null : dateInZone(at, workspaceTimeZone))
const yes = (flag: boolean): WritableCell => (flag ? '是' : null)

/** Deals as a file; what a list of deals needs to come back is called as the import knows it. */
export const opportunityExport: ExportList<OpportunityRow> = {
  title: { zh: '商机', en: 'Deals' },
  id: { title: { zh: '系统编号', en: 'System number' }, of: (row) => row.id },
  frozen: 1,
  columns: [
    column('name', ['商机名称', 'Deal'], 32, 'text', (row) => row.name),
    column('customer', ['客户名称', 'Customer name'], 30, 'text', (row) => row.customerName, ['customerName']),
    column('customerTier', ['客户分级', 'Tier'], 9, 'text', (row) => row.customerTier),
    column('region', ['区域', 'Region'], 8, 'text', (row) => row.region),
    column('industry', ['行业', 'Industry'], 12, 'text', (row) => row.industry),
    column('owner', ['负责人', 'Owner'], 10, 'text', (row) => row.ownerName, ['ownerName']),
    column('team', ['团队', 'Team'], 10, 'text', (row) => row.team),
    column('stage', ['阶段', 'Stage'], 12, 'text', (row) => row.stageName),
    column('amount', ['金额', 'Amount'], 16, 'money', (row) => money(row.amount)),
    column('probability', ['概率（%）', 'Probability (%)'], 10, 'integer', (row) => row.probability),
    column('weighted', ['加权金额', 'Weighted'], 16, 'money', (row) => money(row.weighted)),
    column('expectedClose', ['预计成交日', 'Expected close'], 12, 'date', (row) => date(row.expectedClose)),
    column('daysInStage', ['阶段天数', 'Days in stage'], 10, 'integer', (row) => row.daysInStage),
    column('stuck', ['卡住', 'Stuck'], 8, 'text', (row) => yes(row.stuck)),
    column('stalled', ['停滞', 'Stalled'], 8, 'text', (row) => yes(row.stalled)),
    column('productLine', ['产品线', 'Product line'], 12, 'text', (row) => row.productLine),
    column('source', ['来源', 'Source'], 12, 'text', (row) => row.source),
    column('nextStep', ['下一步', 'Next step'], 24, 'text', (row) => row.nextStep),
    column('nextStepOn', ['下一步日期', 'Next step on'], 12, 'date', (row) => date(row.nextStepOn)),
    column('budgetConfirmedOn', ['预算确认日', 'Budget confirmed on'], 12, 'date', (row) => date(row.budgetConfirmedOn)),
    column('demoAgreedOn', ['演示约定日', 'Demo agreed on'], 12, 'date', (row) => date(row.demoAgreedOn)),
    column('pocProvidedOn', ['试用提供日', 'POC provided on'], 12, 'date', (row) => date(row.pocProvidedOn)),
    column('materialVersion', ['资料版本', 'Material version'], 18, 'text', (row) => row.materialVersion),
    column('lossCause', ['输单原因', 'Cause of loss'], 14, 'text', (row) => row.lossCause),
    column('createdAt', ['建立日期', 'Begun on'], 12, 'date', (row) => dayOf(row.createdAt)),
    column('closedAt', ['结束日期', 'Closed on'], 12, 'date', (row) => dayOf(row.closedAt)),
    column('remark', ['备注', 'Remark'], 30, 'text', (row) => row.remark),
  ],
}
