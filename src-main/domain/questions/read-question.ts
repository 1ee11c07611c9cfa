import { isWorkday } from '../_base/working-calendar.ts'
import { addDays } from '../_base/dates.ts'
import { bindCustomer } from './bind-customer.ts'
import { bindFigures } from './bind-figures.ts'
import { bindApproval, bindContract, bindPayment, bindQuote, bindReceivable, bindRebate, bindService } from './bind-money.ts'
import { bindDeal, bindLead, bindTrial } from './bind-sales.ts'
import { chooseEntity } from './choose-entity.ts'
import { Draft } from './draft.ts'
import { bindMetrics, bindSort, comparison, limitOf } from './finish.ts'
import type { QuestionEntity, QuestionReading } from './question.ts'
import { unitAt } from './spans.ts'
import { tokensOf, type QuestionContext, type Token } from './tokens.ts'

const binders: Readonly<Record<QuestionEntity, (draft: Draft) => void>> = {
  customer: bindCustomer,
  deal: bindDeal,
  approval: bindApproval,
  quote: bindQuote,
  receivable: bindReceivable,
  contract: bindContract,
  payment: bindPayment,
  rebate: bindRebate,
  serviceClause: bindService,
  lead: bindLead,
  trial: bindTrial,
}

const nouns: Readonly<Record<QuestionEntity, string>> = {
  customer: '客户',
  deal: '商机',
  approval: '审批',
  quote: '报价',
  receivable: '应收',
  contract: '合同',
  payment: '回款',
  rebate: '返利',
  serviceClause: '服务条款',
  lead: '线索',
  trial: '试用',
}

/** What is money and falls due to nobody. */
const summedUp: readonly QuestionEntity[] = ['payment', 'rebate']
/** What is followed up and closed. */
const followed: readonly QuestionEntity[] = ['customer', 'deal', 'lead']

/** Nothing to list: the question is refused or asked back, with what could have been meant. */
function noList(intent: 'clarify' | 'refuse', unread: readonly string[], suggest?: readonly string[]): QuestionReading {
  return {
    entity: null,
    conditions: [],
    sort: [],
    limit: null,
    intent,
    ...(suggest ? { suggest } : {}),
    unread,
    allHoliday: false,
  }
}

function suggestionsFor(entity: QuestionEntity | null): string[] {
  if (entity === null) return ['本月业绩概览', '今日预警', '逾期应收']
  const noun = nouns[entity]
  if (!followed.includes(entity))
    return [`最近30天新增的${noun}`, `本月的${noun}有多少`, summedUp.includes(entity) ? `本月${noun}总额` : `本周到期的${noun}`]
  return [`最近30天新增的${noun}`, `最近7天跟进过的${noun}`, `最近30天成交的${noun}`]
}

const carries = ({ kind }: Token): boolean => kind !== 'filler' && kind !== 'vague' && kind !== 'unread'

/** Too little understood to answer: more than three characters in ten. */
function tooMuchUnread(tokens: readonly Token[]): boolean {
  const length = (list: readonly Token[]) => list.reduce((sum, { said }) => sum + said.length, 0)
  return length(tokens.filter(({ kind }) => kind === 'unread')) > 0.3 * length(tokens)
}

function onlyHolidays(tokens: readonly Token[], context: QuestionContext): boolean {
  return tokens.some((token) => {
    if (token.kind !== 'date' || token.date.from === token.date.to) return false
    for (let day = token.date.from; day <= token.date.to; day = addDays(day, 1))
      if (isWorkday(context.calendar, day)) return false
    return true
  })
}

/**
 * Rule I1: a Chinese question as a filter, by the closed vocabulary and small grammars alone, so that the same words always
 * give the same filter. What it cannot read it says; what asks for a change is refused.
 */
export function readQuestion(question: string, context: QuestionContext): QuestionReading {
  const tokens = tokensOf(question, context)
  const unread = tokens.flatMap((token) => (token.kind === 'unread' ? [token.said] : []))
  const intents = new Set(tokens.flatMap((token) => (token.kind === 'intent' ? [token.intent] : [])))
  if (intents.has('refuse')) return noList('refuse', unread)
  const entity = chooseEntity(tokens)
  if (entity === null || tooMuchUnread(tokens)) return noList('clarify', unread, suggestionsFor(entity))
  const says = tokens.filter((token) => carries(token) && token.kind !== 'entity')
  if (says.length === 0 && tokens.some(({ kind }) => kind === 'vague')) return noList('clarify', unread, suggestionsFor(entity))

  // 集中在月底吗 asks about this month where no other is named.
  const monthAsked = intents.has('monthEnd') && !tokens.some(({ kind }) => kind === 'date')
  const compared = intents.has('monthEnd') ? null : comparison(new Draft(tokens, context.today), context.today)
  const span = monthAsked ? unitAt('month', context.today) : compared?.span
  const draft = new Draft(span ? withSpan(tokens, span) : tokens, context.today)
  binders[entity](draft)
  bindFigures(draft)
  bindSort(draft, entity)
  const groupBy = bindMetrics(draft, entity)
  const limit = limitOf(question, draft)
  const monthEnd = intents.has('monthEnd')
  const metrics = monthEnd ? [] : draft.metrics.length > 0 ? draft.metrics : draft.figures
  const explain = intents.has('why')
  return {
    entity,
    conditions: draft.conditions,
    sort: monthEnd || (compared && !groupBy) ? [] : draft.sort,
    limit,
    ...(metrics.length > 0 ? { metrics } : {}),
    ...(groupBy ? { groupBy } : {}),
    ...(compared ? { compareTo: [compared.against.from, compared.against.to] as const } : {}),
    ...(explain ? { intent: 'explainChange' as const } : {}),
    ...(monthEnd ? { intent: 'concentration' as const, window: { lastDays: 5 } } : {}),
    ...(entity === 'serviceClause' && draft.mentions('customer') ? { select: 'customer' as const } : {}),
    unread,
    allHoliday: onlyHolidays(tokens, context),
  }
}

/** The first time said becomes the span that is compared, the others are what it is compared with. */
function withSpan(tokens: readonly Token[], span: { readonly from: string; readonly to: string }): Token[] {
  let placed = false
  const out = tokens.flatMap((token): Token[] => {
    if (token.kind !== 'date') return [token]
    if (placed) return []
    placed = true
    return [{ ...token, date: { ...token.date, ...span, comparedTo: null, within: false, open: null } }]
  })
  if (placed) return out
  return [
    { kind: 'date', said: '', date: { ...span, grain: null, within: false, deadline: false, open: null, comparedTo: null } },
    ...out,
  ]
}
