import {
  targetMeasures,
  targetScopes,
  type TargetMeasure,
  type TargetScope,
} from '../../../src-preload/contract/_words/targets.ts'

const measureNames: Readonly<Record<TargetMeasure, string>> = { signed: '签单', order: '订单', invoice: '开票', receipt: '回款' }
const scopeNames: Readonly<Record<TargetScope, string>> = { member: '销售', region: '区域', city: '城市' }
const measureSynonyms: Readonly<Record<string, TargetMeasure>> = {
  签约: 'signed',
  合同: 'signed',
  下单: 'order',
  发票: 'invoice',
  收款: 'receipt',
  orders: 'order',
  invoices: 'invoice',
  receipts: 'receipt',
}

/** As cells show it and take it back. */
export const measureWord = (measure: TargetMeasure): string => measureNames[measure]
export const scopeWord = (scope: TargetScope): string => scopeNames[scope]
export const measureWords: readonly string[] = targetMeasures.map(measureWord)

/** A measure as people call it, in either language; undefined for what is none. */
export function measureCalled(text: string): TargetMeasure | undefined {
  const word = text.toLowerCase().replace(/(?:额|金额|目标)+$/, '')
  return targetMeasures.find((one) => one === word || measureNames[one] === word) ?? measureSynonyms[word]
}

export const scopeOf = (text: unknown): TargetScope => targetScopes.find((one) => one === text) ?? 'region'
