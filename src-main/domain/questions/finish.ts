import { daysBetween } from '../_base/dates.ts'
import { customerFigure } from './bind-customer.ts'
import { measured } from './bind-figures.ts'
import { fieldFor } from './bind-values.ts'
import type { Draft } from './draft.ts'
import type { QuestionEntity, QuestionMetric } from './question.ts'
import type { DateReading } from './read-date.ts'
import { samePart, shifted, unitAt, type Grain, type Span } from './spans.ts'
import { readCount } from './text-reader.ts'
import type { Measure, Verb } from './words.ts'

/** The money of an entity. */
const amounts: Readonly<Partial<Record<QuestionEntity, string>>> = {
  deal: 'amount',
  quote: 'amount',
  receivable: 'openAmount',
  contract: 'amount',
  payment: 'amount',
  rebate: 'amount',
}

const mainDate: Readonly<Record<QuestionEntity, string>> = {
  customer: 'createdDate',
  deal: 'expectedCloseDate',
  approval: 'dueAt',
  quote: 'validUntil',
  receivable: 'dueDate',
  contract: 'endDate',
  payment: 'receivedDate',
  rebate: 'period',
  serviceClause: 'dueAt',
  lead: 'createdDate',
  trial: 'endDate',
}

const verbDates: Readonly<Partial<Record<Verb, string>>> = {
  new: 'createdDate',
  won: 'wonDate',
  sign: 'signedDate',
  sent: 'sentDate',
  pay: 'receivedDate',
  lost: 'lostDate',
  followup: 'lastFollowupDate',
  expectedClose: 'expectedCloseDate',
}

/** What 最大, 从高到低 are about. */
function sortField(draft: Draft, entity: QuestionEntity): string {
  const at = draft.tokens.findIndex(({ kind }) => kind === 'order')
  if (entity === 'rebate' && draft.verb('mismatch')) return 'claimVarianceAbs'
  const near = [...draft.tokens.slice(0, at).toReversed(), ...draft.tokens.slice(at)]
  const token = near.find(({ kind }) => kind === 'measure')
  if (token?.kind === 'measure') {
    const before = draft.tokens[draft.tokens.indexOf(token) - 1]
    const dated = before?.kind === 'verb' ? verbDates[before.verb] : undefined
    if (token.measure === 'date' && entity === 'approval' && /久|长/.test(draft.tokens[at]?.said ?? '')) return 'waitingHours'
    const field = token.measure === 'date' ? (dated ?? mainDate[entity]) : measured[token.measure]
    if (field !== undefined) return field
  }
  // 最早创建, 最近成交: by the date of what was done.
  const said = draft.tokens[at]?.said ?? ''
  const done = /早|晚|新|近|远|旧/.test(said) ? draft.verbs.find(({ verb }) => verb in verbDates) : undefined
  if (done) return verbDates[done.verb] ?? mainDate[entity]
  if (/久|长/.test(said)) {
    if (entity === 'approval') return 'waitingHours'
    if (entity === 'receivable') return 'daysOverdue'
    if (entity === 'deal') return 'daysInStage'
    if (entity === 'customer') return 'lastFollowupDate'
  }
  return entity === 'customer' ? customerFigure(draft).field : (amounts[entity] ?? mainDate[entity])
}

/** 前10, TOP5, 最大的一单, 最高的10个; null: all. */
export function limitOf(question: string, draft: Draft): number | null {
  const top = /(?:前|[tT][oO][pP])\s?(\d+|[一二两三四五六七八九十]+)(?!天|周|个?月|季|年|期)/.exec(question)
  if (top) return readCount(top[1] ?? '')
  const counted = draft.freeQuantities.find(({ unit, bound }) => unit === 'items' && bound === null)
  // 最近创建的10个.
  if (counted && draft.is('vague') && draft.sort.length > 0) return Number(counted.value)
  if (!draft.tokens.some((token) => token.kind === 'order' && token.top === true)) return null
  if (counted) return Number(counted.value)
  const group = draft.is('group')
  // 各大区 are all wanted, 哪个大区 and 最低的大区 one.
  return group && /^[各每按分]|分布|排/.test(group.said) ? null : 1
}

/** Sorting that was said outweighs what the conditions suggest. */
export function bindSort(draft: Draft, entity: QuestionEntity): void {
  const order = draft.is('order')
  if (!order) return sortLately(draft)
  const field = sortField(draft, entity)
  // 最久没跟进 is the earliest date.
  const dir = field === 'lastFollowupDate' && order.dir === 'desc' ? 'asc' : order.dir
  draft.sort = [{ field, dir }]
  if (entity !== 'customer' || draft.is('group')) return
  const figure = customerFigure(draft)
  if (field === figure.field && field !== 'annualPurchase') draft.metrics.push({ fn: 'sum', field: figure.from, as: field })
}

/** 最近成交的5个客户. */
function sortLately(draft: Draft): void {
  if (!draft.is('vague') || !draft.freeQuantities.some(({ unit, bound }) => unit === 'items' && bound === null)) return
  const field = draft.verbs.map(({ verb }) => verbDates[verb]).find((date) => date !== undefined)
  if (field !== undefined) draft.sortBy(field, 'desc')
}

const sumOf = (draft: Draft, entity: QuestionEntity): QuestionMetric => {
  const field = amounts[entity]
  if (field !== undefined) return { fn: 'sum', field, as: field }
  const figure = customerFigure(draft)
  const spoken = entity === 'customer' && (draft.is('measure') !== null || figure.field !== 'annualPurchase')
  return spoken ? { fn: 'sum', field: figure.from, as: figure.field } : { fn: 'count', as: 'count' }
}

const dimensions = {
  month: 'month',
  lostReason: 'lostReason',
  ageing: 'ageingBucket',
  stage: 'stage',
  owner: 'owner',
  product: 'product',
  node: 'node',
  customer: 'customer',
} as const

/** 多少, 合计, 各大区, 谁: what is counted and by what. A figure needs no order unless it is grouped. */
export function bindMetrics(draft: Draft, entity: QuestionEntity): string[] | null {
  const ask = draft.is('ask')
  const group = draft.is('group')
  const who = draft.is('who')
  const rate = draft.is('rate')
  const explained = draft.tokens.some(
    (token) => token.kind === 'intent' && token.intent !== 'refuse' && token.intent !== 'monthEnd',
  )
  if (rate) draft.metrics.push({ fn: rate.rate, as: rate.rate })
  else if (ask?.ask === 'count' || howMany(draft, entity)) draft.metrics.push({ fn: 'count', as: 'count' })
  else if (ask?.ask === 'avg')
    draft.metrics.push(
      entity === 'approval' ? { fn: 'avg', field: 'waitingHours', as: 'waitingHours' } : { ...sumOf(draft, entity), fn: 'avg' },
    )
  else if (draft.metrics.length === 0 && (ask || group || who || explained || figureAlone(draft, entity))) {
    const counted = group?.dimension === 'lostReason' || (group !== null && amounts[entity] === undefined)
    draft.metrics.push(counted ? { fn: 'count', as: 'count' } : sumOf(draft, entity))
  }
  if (draft.metrics.length === 0) return null
  const groupBy = who ? ['owner'] : group ? [groupField(entity, group.dimension)] : null
  const [metric] = draft.metrics
  if (groupBy && metric) {
    const dir = draft.is('order')?.dir ?? 'desc'
    const ranked = who !== null || draft.is('order') !== null || /哪/.test(group?.said ?? '')
    draft.sort = ranked ? [{ field: metric.as, dir }] : []
  } else if (!draft.is('order')) draft.sort = []
  return groupBy
}

/** 本月业绩, 本月回款金额: a figure that is the last thing said, of no order and no bound. */
function figureAlone(draft: Draft, entity: QuestionEntity): boolean {
  if (entity === 'deal' && draft.measure('wonAmount') && draft.is('entity') === null) return true
  const last = draft.tokens.findLast(({ kind }) => kind !== 'filler')
  const money = last?.kind === 'measure' && moneyMeasures.includes(last.measure)
  return money && amounts[entity] !== undefined && !draft.is('order') && draft.freeQuantities.length === 0
}

const moneyMeasures: readonly Measure[] = ['amount', 'wonAmount', 'payment', 'receivable', 'purchase']

/** 商机有多少 counts; of money what there is of it is wanted. */
const howMany = (draft: Draft, entity: QuestionEntity): boolean =>
  draft.mentions(entity) &&
  !['receivable', 'payment', 'rebate'].includes(entity) &&
  !draft.tokens.some(({ kind }) => kind === 'measure') &&
  draft.tokens.some(
    (token, at) => token.kind === 'ask' && token.said === '多少' && (draft.tokens[at - 1]?.said ?? '').endsWith('有'),
  )

function groupField(entity: QuestionEntity, dimension: string): string {
  if (entity === 'trial' && dimension === 'lostReason') return 'rootCause'
  return dimension in dimensions ? dimensions[dimension as keyof typeof dimensions] : fieldFor(entity, dimension)
}

/** 同期, 相比, 环比, 同比, 为什么: the running span is cut at today and set against the same days before. */
export function comparison(draft: Draft, today: string): { readonly span: Span; readonly against: Span } | null {
  const dates: DateReading[] = draft.tokens.flatMap((token) =>
    token.kind === 'date' && token.date.open === null ? [token.date] : [],
  )
  const [first] = dates
  const same = dates.find(({ comparedTo }) => comparedTo !== null)
  const intents = draft.tokens.flatMap((token) => (token.kind === 'intent' ? [token.intent] : []))
  const asked = intents.some((intent) => intent !== 'refuse' && intent !== 'monthEnd')
  if (same?.comparedTo) {
    const base = first && first !== same && first.grain ? first : null
    if (!base?.grain) return { span: same.comparedTo, against: same }
    return { span: cut(base, today), against: yearly(draft) ? samePart(base, 'year', 1, today) : sameOf(base, base.grain, today) }
  }
  if (!asked) return null
  // 各大区赢单率对比 sets the regions against each other, not times.
  if (dates.length === 0 && draft.is('group') && intents.every((intent) => intent === 'compare')) return null
  const second = dates[1]
  const base = first ?? { ...unitAt('month', today), grain: 'month' as const }
  // 上月和本月相比: the running one is cut at today and set against the other.
  const runs = (span: Span) => span.from <= today && today <= span.to
  if (second?.grain && !runs(base) && runs(second) && second.grain === base.grain)
    return { span: cut(second, today), against: sameOf(second, second.grain, today) }
  if (second) return { span: cut(base, today), against: base.to > today && base.grain ? sameOf(base, base.grain, today) : second }
  if (intents.includes('yearAgo')) return { span: cut(base, today), against: samePart(base, 'year', 1, today) }
  if (base.grain) return { span: cut(base, today), against: sameOf(base, base.grain, today) }
  // Any other span: as many days before it.
  const days = daysBetween(base.from, base.to) + 1
  return { span: base, against: { from: shifted(base.from, 'day', -days), to: shifted(base.from, 'day', -1) } }
}

const yearly = (draft: Draft): boolean => draft.tokens.some((token) => token.kind === 'date' && /去年|上年|往年/.test(token.said))
const cut = (span: Span, today: string): Span => ({
  from: span.from,
  to: span.to > today && span.from <= today ? today : span.to,
})
const sameOf = (span: Span, grain: Grain, today: string): Span => samePart(span, grain, 1, today)
