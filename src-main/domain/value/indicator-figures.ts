import { foldText } from '../_base/text.ts'

/** What the workspace knows of a customer in a quarter by itself; a formula of a value indicator (rule C5) may name it. */
export const indicatorFigures = [
  { key: 'firstReplyHours', zh: '首响时长', en: 'FirstReplyHours' },
  { key: 'closeHours', zh: '关闭时长', en: 'CloseHours' },
  { key: 'questions', zh: '技术问题数', en: 'Questions' },
  { key: 'complaints', zh: '投诉数', en: 'Complaints' },
  { key: 'handOffs', zh: '转手次数', en: 'HandOffs' },
  { key: 'promisesJudged', zh: '到期承诺数', en: 'PromisesDue' },
  { key: 'promisesKept', zh: '按时兑现数', en: 'PromisesKept' },
  { key: 'technicalMeetings', zh: '技术会议数', en: 'TechnicalMeetings' },
  { key: 'reviews', zh: '战略复盘会数', en: 'Reviews' },
  { key: 'outputs', zh: '共创成果数', en: 'Outputs' },
  { key: 'ordered', zh: '下单额', en: 'Ordered' },
  { key: 'invoiced', zh: '开票额', en: 'Invoiced' },
  { key: 'received', zh: '回款额', en: 'Received' },
  { key: 'won', zh: '赢单额', en: 'Won' },
  { key: 'health', zh: '健康度', en: 'Health' },
  { key: 'score', zh: '价值评分', en: 'ValueScore' },
] as const
export type IndicatorFigure = (typeof indicatorFigures)[number]['key']

const byName = new Map(indicatorFigures.flatMap(({ key, zh, en }) => [[zh, key] as const, [en.toLowerCase(), key] as const]))

/** The figure of a name in either language. */
export function figureNamed(name: string): IndicatorFigure | undefined {
  return byName.get(foldText(name).toLowerCase())
}
