import type { QuoteChange } from './quote-changes.ts'

/** What changed, in texts that leave the screen: copied cells and files. */
export const changeWords: Readonly<Record<QuoteChange, string>> = {
  lines: '报价行',
  quantity: '数量',
  price: '价格',
  'guide-price': '指导价',
  cost: '成本',
  payment: '付款节点',
  validity: '有效期',
  delivery: '交付与质保',
  clauses: '条款',
  attachments: '附件',
  customer: '客户',
  title: '标题',
  remarks: '备注',
}
