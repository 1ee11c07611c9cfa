import type { AlertRule } from '../../../src-preload/contract/alerts.ts'

export interface RaisedLine {
  readonly rule: AlertRule
  readonly count: number
  /** The first customer's name. */
  readonly first: string
}

const titles: Readonly<Record<AlertRule, string>> = {
  'service-ending-30': '服务将在 30 天内到期',
  'service-ending-7': '服务将在 7 天内到期',
  'dormant-risk': '客户即将休眠',
  silent: '客户已沉默',
  'key-silent': '沉默潜在大客户',
}

/** One line of an evaluation as a desktop notification says it. */
export function noticeWords({ rule, count, first }: RaisedLine): { title: string; body: string } {
  return { title: titles[rule], body: count === 1 ? first : `${first} 等 ${count} 家客户` }
}
