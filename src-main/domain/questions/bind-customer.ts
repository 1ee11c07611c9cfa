import { addDays } from '../_base/dates.ts'
import { bindValues } from './bind-values.ts'
import type { Draft, SaidVerb } from './draft.ts'
import { lookingBack } from './read-date.ts'

/** A kind of activity: its records, the date of its last one and how many there were. */
interface Activity {
  readonly records: string
  readonly last: string
  readonly count: string
  /** The date of one of them. */
  readonly date: string
}

const activities = {
  followup: { records: 'followups', last: 'lastFollowupDate', count: 'followupCount', date: 'followupDate' },
  order: { records: 'orders', last: 'lastOrderDate', count: 'orderCount', date: 'orderDate' },
  pay: { records: 'payments', last: 'lastPaymentDate', count: 'paymentCount', date: 'receivedDate' },
} as const satisfies Record<string, Activity>

/**
 * 上周未跟进: no record in the range. 15天未联系: the last is 15 or more days ago, or there never was one. 最近7天跟进过: the
 * last lies in the range.
 */
function bindActivity(draft: Draft, said: SaidVerb, { records, last, count, date: dated }: Activity): void {
  const { negated, never, yet, date, quantity } = said
  if (never && records === 'followups') return draft.add('value', last, 'isNull', null)
  if (never) return draft.add('value', count, 'eq', 0)
  if (quantity?.unit === 'times') return draft.compare(count, quantity)
  if (quantity && (negated || !date)) {
    // Without 未 it is said all the same: 超过30天的静默.
    draft.add('time', last, quantity.bound === 'gt' ? 'lt' : 'lte', draft.ago(quantity), { orNull: true })
    return draft.sortBy(last, 'asc')
  }
  if (!date && draft.is('silence')) return
  if (!date) return negated ? draft.add('value', last, 'isNull', null) : undefined
  if (!negated && records === 'followups' && date.to >= draft.today && draft.is('should')) {
    draft.on('nextFollowupDate', date)
    return draft.sortBy('nextFollowupDate', 'asc')
  }
  const span = lookingBack(date, draft.today)
  // 今年回款最多的客户: all of them are summed, not the last one dated.
  if (!negated && summed(draft)) return draft.on(dated, span, { on: records })
  if (!negated) return draft.on(last, span)
  draft.add('time', records, 'noneIn', [span.from, span.to])
  if (records === 'followups' && !yet) draft.sortBy(last, 'asc')
}

const summed = (draft: Draft): boolean =>
  draft.is('order') !== null || draft.is('ask') !== null || draft.freeQuantities.some(({ unit }) => unit === 'money')

/** 从A级降到B级. */
function bindTierChange(draft: Draft, said: SaidVerb): void {
  const at = draft.tokens.findIndex((token) => token.kind === 'verb' && token.verb === said.verb)
  const tierOf = (list: typeof draft.tokens) =>
    list.flatMap((token) => (token.kind === 'value' && token.field === 'tier' ? token.values : []))
  const from = tierOf(draft.tokens.slice(0, at)).at(-1)
  const to = tierOf(draft.tokens.slice(at + 1))[0]
  if (from !== undefined && to !== undefined) draft.add('value', 'tierChange', 'eq', { from, to })
  else {
    draft.add('value', 'tierChange', 'eq', said.verb)
    if (from !== undefined) draft.add('value', 'previousTier', 'eq', from)
    if (to !== undefined) draft.add('value', 'tier', 'eq', to)
  }
  if (said.date) draft.been('tierChangeDate', said.date)
}

function bindWon(draft: Draft, { negated, never, date }: SaidVerb): void {
  if (never) return draft.add('value', 'wonCount', 'eq', 0)
  if (date && negated) {
    const span = lookingBack(date, draft.today)
    return draft.add('time', 'wonDeals', 'noneIn', [span.from, span.to])
  }
  if (date) return draft.been('wonDate', date, { on: 'deals' })
  draft.add('value', 'wonCount', negated ? 'eq' : 'gt', 0)
}

function bindVerb(draft: Draft, said: SaidVerb): void {
  const { verb, negated, date, quantity } = said
  switch (verb) {
    case 'followup':
    case 'order':
    case 'pay':
      return bindActivity(draft, said, activities[verb])
    case 'won':
      return bindWon(draft, said)
    case 'overdue':
      if (quantity?.unit === 'times') return draft.compare('overdueCount', quantity)
      if (quantity) return draft.compare('maxDaysOverdue', quantity)
      return negated ? draft.add('value', 'overdueCount', 'eq', 0) : draft.add('value', 'overdueCount', 'gt', 0)
    case 'new':
      if (date) draft.been('createdDate', date)
      return draft.sortBy('createdDate', 'desc')
    case 'churned':
      draft.add('status', 'status', negated ? 'ne' : 'eq', 'churned')
      return date ? draft.been('churnedDate', date) : undefined
    case 'up':
    case 'down':
      return bindTierChange(draft, said)
    case 'due':
      if (date) draft.on('contractEndDate', date)
      return draft.sortBy('contractEndDate', 'asc')
    default:
      return date ? draft.been(`${verb}Date`, date) : undefined
  }
}

/** The figure of a customer that a question speaks of, with where it is summed from. */
export function customerFigure(draft: Draft): { readonly field: string; readonly from: string } {
  if (draft.measure('receivable') || draft.mentions('receivable') || draft.verb('overdue'))
    return { field: 'openAmount', from: 'receivables.openAmount' }
  if (draft.measure('payment') || draft.mentions('payment') || draft.verb('pay'))
    return { field: 'paidAmount', from: 'payments.amount' }
  if (draft.measure('purchase', 'orders') || draft.verb('order')) return { field: 'orderAmount', from: 'orders.amount' }
  if (draft.measure('wonAmount') || draft.verb('won')) return { field: 'wonAmount', from: 'deals.amount' }
  return { field: 'annualPurchase', from: 'orders.amount' }
}

export function bindCustomer(draft: Draft): void {
  const changed = draft.verb('up', 'down') !== null
  bindValues(draft, 'customer', changed ? ['tier'] : [])
  const words = new Map(draft.verbs.map((said) => [said.verb, said]))
  const says = (said: SaidVerb) => words.get(said.verb) === said || said.date !== null || said.quantity !== null
  for (const said of draft.verbs) if (says(said)) bindVerb(draft, said)
  const silence = draft.is('silence')
  if (silence) {
    draft.add('time', 'lastFollowupDate', 'lte', addDays(draft.today, -silence.days), { orNull: true })
    draft.sortBy('lastFollowupDate', 'asc')
  }
  bindPayments(draft)
  bindHaving(draft)
  if (draft.tokens.some(({ kind, said }) => kind === 'measure' && said.startsWith('逾期')))
    draft.add('value', 'daysOverdue', 'gt', 0, { on: 'receivables' })
  for (const quantity of draft.freeQuantities) {
    if (quantity.unit === 'money') {
      const { field, from } = draft.tokens.some((token) => token.kind === 'blank' && token.field === 'budget')
        ? { field: 'budget', from: null }
        : customerFigure(draft)
      draft.compare(field, quantity)
      if (from !== null && field !== 'annualPurchase') draft.figures.push({ fn: 'sum', field: from, as: field })
      draft.sortBy(field, quantity.bound === 'lt' || quantity.bound === 'lte' ? 'asc' : 'desc')
    }
    // 今年成交超过3单.
    const counted = draft.verb('won') ? 'wonCount' : draft.verb('order') ? 'orderCount' : null
    if (quantity.unit === 'items' && quantity.bound !== null && counted !== null) draft.compare(counted, quantity)
  }
  for (const date of draft.freeDates) if (!draft.has('createdDate')) bindFreeDate(draft, date)
}

const countOf = { deal: 'openDealCount', quote: 'quoteCount', contract: 'contractCount' } as const

/** 有商机但没跟进的客户, 没有合同的客户. */
function bindHaving(draft: Draft): void {
  for (const [at, token] of draft.tokens.entries()) {
    if (token.kind !== 'entity') continue
    if (token.entity === 'receivable') bindOwing(draft, draft.tokens[at - 1])
    if (!(token.entity in countOf)) continue
    const field = countOf[token.entity as keyof typeof countOf]
    const near = draft.tokens.slice(Math.max(0, at - 2), at)
    if (near.some(({ kind }) => kind === 'not')) draft.add('value', field, 'eq', 0)
    else if (near.some(({ said }) => said === '有')) draft.add('value', field, 'gt', 0)
  }
}

/** 有欠款, 没有欠款. */
function bindOwing(draft: Draft, before: Draft['tokens'][number] | undefined): void {
  if (before?.kind === 'not') draft.add('value', 'openAmount', 'eq', '0.00')
  else if (before?.said === '有') draft.add('value', 'openAmount', 'gt', '0.00')
}

const unpaid: SaidVerb = { verb: 'pay', negated: true, never: false, yet: false, date: null, quantity: null }

/** A noun of another record stands for what is done with it: 本月没回款的客户. */
function bindPayments(draft: Draft): void {
  const at = draft.tokens.findIndex((token) => token.kind === 'entity' && token.entity === 'payment')
  const [date] = draft.freeDates
  if (at < 0) return
  const not = draft.tokens.slice(Math.max(0, at - 2), at).find((token) => token.kind === 'not')
  const negated = not !== undefined
  if (!date) {
    if (negated) bindActivity(draft, { ...unpaid, never: not.ever === true }, activities.pay)
    return
  }
  // 月底前要回款的客户: what falls due by then.
  if (!negated && draft.is('should')) return draft.on('dueDate', date, { on: 'receivables' })
  const said: SaidVerb = { verb: 'pay', negated, never: false, yet: false, date, quantity: null }
  bindActivity(draft, said, activities.pay)
}

function bindFreeDate(draft: Draft, date: Parameters<Draft['on']>[1]): void {
  if (draft.mentions('payment')) return
  if (draft.measure('wonAmount')) return draft.been('wonDate', date, { on: 'deals' })
  if (draft.measure('purchase', 'orders')) return draft.been('orderDate', date, { on: 'orders' })
  if (draft.measure('payment')) return draft.been('receivedDate', date, { on: 'payments' })
  if (draft.measure('followups')) return draft.been('followupDate', date, { on: 'followups' })
  if (draft.mentions('deal')) return draft.been('createdDate', date, { on: 'deals' })
  draft.been('createdDate', date)
}
