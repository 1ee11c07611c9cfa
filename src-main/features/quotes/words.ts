import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import type { MissingAnswer } from '../../domain/quotes/approval-duties.ts'

/** What refusals say; the screens have words of their own. */
export const nodeWords: Readonly<Record<ApprovalNode, string>> = {
  product: '产品技术确认',
  finance: '财务成本锁定',
  legal: '法务条款归档',
}

export const missingWords: Readonly<Record<MissingAnswer, string>> = {
  'custom-development': '是否需定制开发',
  'cost-of-every-line': '每一行的成本',
  'bom-reference': '关联的 BOM 成本',
  'below-margin-reason': '低于最低毛利的原因',
  'cost-detail-attachment': '成本明细附件（加急报价必须）',
  'archive-number': '条款归档编号',
}

export const gone = '这份报价不在这个工作区里。请刷新列表后再试。'
export const damaged = '这份报价的存档被改动过，读不出来。请从备份恢复工作区，或用备份核对这份报价。'
export const versionGone = '这个版本不在这个工作区里。请刷新后再试。'
