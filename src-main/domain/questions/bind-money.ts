import { bindAmounts } from './bind-sales.ts'
import { bindValues } from './bind-values.ts'
import { notBefore, type Draft } from './draft.ts'
import type { Quantity } from './quantities.ts'
import type { Verb } from './words.ts'

const upOrDown = (bound: string | null): 'asc' | 'desc' => (bound === 'gt' || bound === 'gte' ? 'desc' : 'asc')

export function bindReceivable(draft: Draft): void {
  bindValues(draft, 'receivable')
  bindAmounts(draft, 'openAmount')
  const overdue = draft.verb('overdue')
  const days = overdue?.quantity ?? draft.freeQuantities.find(({ unit }) => unit === 'days' || unit === 'months')
  const due = draft.verb('due')
  if (days) {
    draft.compare('daysOverdue', days)
    draft.sortBy('daysOverdue', upOrDown(days.bound ?? 'gte'))
  } else if (overdue) {
    draft.add('value', 'daysOverdue', overdue.negated ? 'lte' : 'gt', 0)
    if (!overdue.negated) draft.sortBy('daysOverdue', 'desc')
    if (overdue.date) draft.been('dueDate', overdue.date)
  } else if (due?.negated && !due.date) draft.add('time', 'dueDate', 'gte', draft.today)
  else if (due && !due.date && !draft.is('soon')) {
    draft.add('time', 'dueDate', 'lte', draft.today)
    draft.sortBy('dueDate', 'asc')
  } else if (draft.tokens.some(({ kind, said }) => kind === 'measure' && said.startsWith('逾期')))
    draft.add('value', 'daysOverdue', 'gt', 0)
  const date = due?.date ?? draft.verbs.find((said) => said.date && said.verb !== 'overdue')?.date
  for (const one of date ? [date, ...draft.freeDates] : draft.freeDates) {
    draft.on('dueDate', one)
    draft.sortBy('dueDate', 'asc')
  }
  if (draft.verb('disputed')) draft.add('value', 'disputed', 'eq', true)
}

export function bindPayment(draft: Draft): void {
  bindValues(draft, 'payment')
  bindAmounts(draft, 'amount')
  const dates = [...draft.verbs.flatMap(({ date }) => (date ? [date] : [])), ...draft.freeDates]
  for (const date of dates) draft.been('receivedDate', date)
  if (dates.length > 0) draft.sortBy('receivedDate', 'desc')
}

export function bindQuote(draft: Draft): void {
  for (const quantity of draft.freeQuantities) {
    const field = quantity.unit === 'fold' ? 'discountRate' : quantity.unit === 'percent' ? percentField(draft) : null
    if (field === null) continue
    draft.compare(field, field === 'discountRate' ? asFold(quantity) : quantity)
    draft.sortBy(field, upOrDown(quantity.bound))
  }
  bindAmounts(draft, 'amount')
  bindValues(draft, 'quote')
  if (draft.tokens.some(({ said }) => /^加急|紧急$/.test(said))) draft.add('value', 'urgent', 'eq', true)
  for (const { verb, negated, date, quantity } of draft.verbs) {
    if (verb === 'due') {
      if (date) draft.on('validUntil', date)
      else draft.add('time', 'validUntil', negated ? 'gte' : 'lt', draft.today)
      draft.sortBy('validUntil', 'asc')
    } else if (verb === 'approved' || verb === 'rejected') {
      draft.add('status', 'status', negated ? 'ne' : 'eq', verb)
      if (date) draft.been(`${verb}Date`, date)
    } else if (verb === 'sent') {
      if (date) draft.been('sentDate', date)
      else draft.add('value', 'sentDate', negated ? 'isNull' : 'notNull', null)
    } else if (verb === 'feedback') {
      draft.add('value', 'feedbackDate', negated ? 'isNull' : 'notNull', null)
      if (quantity) draft.compare(quantity.unit === 'hours' ? 'hoursSinceSent' : 'daysSinceSent', quantity)
    } else if (verb === 'sign' && !date) draft.add('value', 'inForce', 'eq', !negated)
    else if (date) draft.been(verb === 'new' ? 'createdDate' : `${verb}Date`, date)
  }
  for (const date of draft.freeDates) {
    draft.been('createdDate', date)
    draft.sortBy('createdDate', 'desc')
  }
}

const percentField = (draft: Draft): string => (draft.measure('discount') ? 'discountRate' : 'marginPct')

/** 折扣低于85% is 8.5折. */
function asFold(quantity: Quantity): Quantity {
  if (quantity.unit !== 'percent') return quantity
  const share = (text: string) => (Number(text) / 100).toFixed(2)
  const upper = quantity.upper === undefined ? {} : { upper: share(quantity.upper) }
  return { ...quantity, unit: 'fold', value: share(quantity.value), ...upper }
}

/** Pending ones, unless it is said what was decided. */
export function bindApproval(draft: Draft): void {
  const decided = draft.verb('approved', 'rejected')
  const settled = decided && !decided.negated
  draft.add('status', 'status', 'eq', settled ? decided.verb : 'pending')
  const mine = draft.is('me')
  bindValues(draft, 'approval', mine ? ['owner'] : [])
  if (mine)
    draft.add(
      'value',
      draft.tokens.some(({ said }) => said === '我的' || said === '我负责的') ? 'owner' : 'approver',
      'eq',
      '$me',
    )
  if (draft.verb('timeout', 'overdue')) draft.add('value', 'slaState', 'eq', draft.is('soon') ? 'amber' : 'breached')
  for (const quantity of [...draft.freeQuantities, ...draft.verbs.flatMap(({ quantity }) => (quantity ? [quantity] : []))]) {
    if (quantity.within) draft.add('time', 'dueAt', 'withinHours', Number(quantity.value) * (quantity.unit === 'days' ? 24 : 1))
    else if (quantity.unit === 'hours' || quantity.unit === 'days')
      draft.compare(quantity.unit === 'hours' ? 'waitingHours' : 'waitingDays', quantity)
  }
  for (const { verb, date } of draft.verbs)
    if (date)
      draft.on(verb === 'approved' || verb === 'rejected' ? `${verb}Date` : verb === 'due' ? 'dueAt' : 'submittedDate', date)
  for (const date of draft.freeDates) draft.on(settled ? `${decided.verb}Date` : 'submittedDate', date)
  if (!settled) draft.sortBy('dueAt', 'asc')
}

export function bindContract(draft: Draft): void {
  bindAmounts(draft, 'amount')
  bindValues(draft, 'contract')
  for (const { verb, negated, date } of draft.verbs) {
    const field = contractDates[verb]
    if (verb === 'invoice' && !date) draft.add('value', 'invoiceState', 'eq', negated ? 'none' : 'invoiced')
    else if (verb === 'pay' && !date) draft.add('value', 'paymentState', 'eq', negated ? 'none' : 'paid')
    else if (field !== undefined && date) {
      const past = verb === 'sign' || verb === 'won' || verb === 'new'
      if (past) draft.been(field, date)
      else draft.on(field, date)
      draft.sortBy(field, past ? 'desc' : 'asc')
    } else if (field !== undefined && negated) draft.add('value', field, 'isNull', null)
    else if (field !== undefined && !date && hasBeen(draft, verb)) draft.add('value', field, 'notNull', null)
    else if (verb === 'overdue' && draft.verb('deliver')) draft.add('time', 'deliveryDate', 'lt', draft.today)
    else if (verb === 'due' || verb === 'overdue') draft.add('time', 'endDate', negated ? 'gte' : 'lt', draft.today)
  }
  for (const date of draft.freeDates) {
    draft.been('signedDate', date)
    draft.sortBy('signedDate', 'desc')
  }
  if (draft.mentions('payment') && draft.tokens.some(({ kind }) => kind === 'not') && !draft.has('paymentState'))
    draft.add('value', 'paymentState', 'eq', 'none')
}

/** 已验收, 已签: done, whenever. */
const hasBeen = (draft: Draft, verb: Verb): boolean =>
  ['accepted', 'deliver', 'sign', 'won'].includes(verb) &&
  draft.tokens.some(
    (token, at) => token.kind === 'verb' && token.verb === verb && (draft.tokens[at - 1]?.said ?? '').startsWith('已'),
  )

const contractDates: Readonly<Record<string, string>> = {
  due: 'endDate',
  ended: 'endDate',
  deliver: 'deliveryDate',
  sign: 'signedDate',
  won: 'signedDate',
  new: 'createdDate',
  accepted: 'acceptanceDate',
  start: 'startDate',
  invoice: 'invoiceDate',
}

export function bindRebate(draft: Draft): void {
  bindValues(draft, 'rebate')
  if (draft.is('nextTier')) {
    for (const quantity of draft.freeQuantities) if (quantity.unit === 'money') draft.compare('gapToNextTier', quantity, 'lte')
    draft.add('implicit', 'gapToNextTier', 'gt', '0.00', { implicit: true })
    return draft.sortBy('gapToNextTier', 'asc')
  }
  const money = draft.freeQuantities.filter(({ unit }) => unit === 'money')
  if (draft.verb('mismatch') || draft.is('variance')) {
    const more = draft.is('variance')?.op
    if (more) draft.add('value', 'claimVariance', more, '0.00')
    // 差异超过1000元: however it lies.
    else if (money.length === 0) draft.add('value', 'claimVariance', 'ne', '0.00')
    for (const quantity of money) draft.compare('claimVarianceAbs', quantity)
    draft.sortBy('claimVarianceAbs', 'desc')
  } else bindAmounts(draft, 'amount')
  for (const { verb, negated, date } of draft.verbs) {
    if (verb === 'settle' || verb === 'pay') draft.add('status', 'status', negated ? 'ne' : 'eq', 'settled')
    else if (verb === 'disputed') draft.add('status', 'status', 'eq', 'disputed')
    else if (verb === 'claimed' && !draft.is('variance') && !draft.verb('mismatch'))
      draft.add('status', 'status', 'eq', negated ? 'not_claimed' : 'claimed')
    else if (verb === 'approved' || verb === 'rejected') draft.add('status', 'status', negated ? 'ne' : 'eq', verb)
    if (date) draft.been('period', date)
  }
  const unpaid = draft.mentions('payment') && draft.tokens.some(({ kind }) => kind === 'not')
  if (unpaid && !draft.has('status')) draft.add('status', 'status', 'ne', 'settled')
  for (const date of draft.freeDates) draft.been('period', date)
}

/** 未关闭的工单, 投诉未闭环. */
function unfinished(draft: Draft): boolean {
  if (draft.verb('closed', 'ended')?.negated === true) return true
  return draft.tokens.some((token, at) => token.said === '闭环' && notBefore(draft.tokens, at) !== null)
}

export function bindService(draft: Draft): void {
  const late = draft.verb('overdue', 'timeout')
  // 快超时: not yet.
  const nearly = late !== null && draft.is('soon') !== null
  const breached = nearly ? null : late
  if (nearly) draft.add('status', 'state', 'eq', 'amber')
  const due = draft.verb('due')
  const hours = due?.quantity ?? draft.freeQuantities.find((quantity) => quantity.within)
  const date = due?.date ?? draft.freeDates[0] ?? null
  if (draft.verb('paused')) draft.add('status', 'state', 'eq', 'paused')
  else if (draft.verb('running') || unfinished(draft)) draft.add('status', 'state', 'eq', 'running')
  else if (!breached && (hours || date || due)) draft.add('status', 'state', 'eq', 'running', { implicit: true })
  bindValues(draft, 'serviceClause')
  if (breached) {
    draft.add('time', 'breached', 'eq', !breached.negated)
    if (breached.date) draft.been('breachedDate', breached.date)
  } else if (hours && hours.unit === 'hours') draft.add('time', 'dueAt', 'withinHours', Number(hours.value))
  else if (date) draft.on('dueAt', date)
  if (!breached && (hours || date || due)) draft.sortBy('dueAt', 'asc')
}
