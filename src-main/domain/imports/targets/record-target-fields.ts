import type { ImportField } from '../import-target.ts'

export { recordTarget } from './record-target.ts'

/** The customer a record belongs to, by name or by credit code. */
export const customerFields: readonly ImportField[] = [
  { key: 'customer', kind: 'reference', columns: [], names: 'customer' },
  { key: 'customerCode', kind: 'code', columns: [] },
]

export const memberField = (key: string): ImportField => ({ key, kind: 'reference', columns: [], names: 'member' })

/** Headers that name the customer of a record. */
export const customerWords = {
  customer:
    '客户 客户名称 客户全称 客户名 购买方 购方名称 购货单位 购货单位名称 付款方 付款单位 往来单位 往来单位名称 单位名称 公司名称 所属客户 关联客户 customer customername account accountname company companyname client',
  customerCode: '统一社会信用代码 客户信用代码 客户税号 购方税号 税号 纳税人识别号',
} as const
