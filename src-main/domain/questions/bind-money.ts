import { bindAmounts } from './bind-sales.ts'
import { bindValues } from './bind-values.ts'
import type { Draft } from './draft.ts'

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
    draft.compare(field, quantity)
    draft.sortBy(field, upOrDown(quantity.bound))
  }
  bindAmounts(draft, 'amount')
  bindValues(draft, 'quote')
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
    } else if (date) draft.been(verb === 'new' ? 'createdDate' : `${verb}Date`, date)
  }
  for (const date of draft.freeDates) {
    draft.been('createdDate', date)
    draft.sortBy('createdDate', 'desc')
  }
}

const percentField = (draft: Draft): string => (draft.measure('discount') ? 'discountPct' : 'marginPct')

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
  if (draft.verb('timeout', 'overdue')) draft.add('value', 'slaState', 'eq', 'breached')
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
      if (verb === 'sign' || verb === 'new') draft.been(field, date)
      else draft.on(field, date)
      draft.sortBy(field, verb === 'sign' || verb === 'new' ? 'desc' : 'asc')
    } else if (field !== undefined && negated) draft.add('value', field, 'isNull', null)
    else if (verb === 'due' || verb === 'overdue') draft.add('time', 'endDate', 'lt', draft.today)
  }
  for (const date of draft.freeDates) {
    draft.been('signedDate', date)
    draft.sortBy('signedDate', 'desc')
  }
  if (draft.mentions('payment') && draft.tokens.some(({ kind }) => kind === 'not') && !draft.has('paymentState'))
    draft.add('value', 'paymentState', 'eq', 'none')
}

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
  if (draft.verb('mismatch')) {
    draft.add('value', 'claimVariance', 'ne', '0.00')
    draft.sortBy('claimVarianceAbs', 'desc')
  }
  bindAmounts(draft, 'amount')
  for (const { verb, negated, date } of draft.verbs) {
    if (verb === 'settle' || verb === 'pay') draft.add('status', 'status', negated ? 'ne' : 'eq', 'settled')
    else if (verb === 'disputed') draft.add('status', 'status', 'eq', 'disputed')
    else if (verb === 'claimed' && negated) draft.add('status', 'status', 'eq', 'not_claimed')
    else if (verb === 'approved' || verb === 'rejected') draft.add('status', 'status', negated ? 'ne' : 'eq', verb)
    if (date) draft.been('period', date)
  }
  const unpaid = draft.mentions('payment') && draft.tokens.some(({ kind }) => kind === 'not')
  if (unpaid && !draft.has('status')) draft.add('status', 'status', 'ne', 'settled')
  for (const date of draft.freeDates) draft.been('period', date)
}

export function bindService(draft: Draft): void {
  const breached = draft.verb('overdue', 'timeout')
  const due = draft.verb('due')
  const hours = due?.quantity ?? draft.freeQuantities.find((quantity) => quantity.within)
  const date = due?.date ?? draft.freeDates[0] ?? null
  if (draft.verb('paused')) draft.add('status', 'state', 'eq', 'paused')
  else if (draft.verb('running')) draft.add('status', 'state', 'eq', 'running')
  else if (!breached && (hours || date || due)) draft.add('status', 'state', 'eq', 'running', { implicit: true })
  bindValues(draft, 'serviceClause')
  if (breached) {
    draft.add('time', 'breached', 'eq', !breached.negated)
    if (breached.date) draft.been('breachedDate', breached.date)
  } else if (hours && hours.unit === 'hours') draft.add('time', 'dueAt', 'withinHours', Number(hours.value))
  else if (date) draft.on('dueAt', date)
  if (!breached && (hours || date || due)) draft.sortBy('dueAt', 'asc')
}
