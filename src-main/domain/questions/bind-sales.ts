import { bindValues } from './bind-values.ts'
import type { Draft, SaidVerb } from './draft.ts'
import { lookingBack } from './read-date.ts'

const downwards = (bound: string | null): 'asc' | 'desc' => (bound === 'lt' || bound === 'lte' ? 'asc' : 'desc')

/** Figures of money and percent that nothing else took. */
export function bindAmounts(draft: Draft, field: string): void {
  for (const quantity of draft.freeQuantities) {
    if (quantity.unit !== 'money') continue
    draft.compare(field, quantity)
    draft.sortBy(field, downwards(quantity.bound))
  }
}

function bindDealVerb(draft: Draft, said: SaidVerb): void {
  const { verb, negated, date, quantity } = said
  switch (verb) {
    case 'won':
      if (negated) return date ? draft.on('expectedCloseDate', date) : undefined
      draft.add('status', 'status', 'eq', 'won')
      return date ? draft.been('wonDate', date) : undefined
    case 'lost':
      draft.add('status', 'status', negated ? 'ne' : 'eq', 'lost')
      return date ? draft.been('lostDate', date) : undefined
    case 'expectedClose':
      if (negated && !date && !draft.is('passed')) return draft.add('value', 'expectedCloseDate', 'isNull', null)
      if (date) draft.on('expectedCloseDate', date)
      return draft.sortBy('expectedCloseDate', 'asc')
    case 'closed':
      if (!negated && !date) return draft.add('status', 'status', 'ne', 'open')
      return date && !negated ? draft.been('closedDate', date) : undefined
    case 'shelved':
      draft.add('status', 'status', negated ? 'ne' : 'eq', 'shelved')
      return date ? draft.been('closedDate', date) : undefined
    case 'new':
      if (date) draft.been('createdDate', date)
      return draft.sortBy('createdDate', 'desc')
    case 'followup':
      if (quantity) {
        draft.add('time', 'lastFollowupDate', quantity.bound === 'gt' ? 'lt' : 'lte', draft.ago(quantity), { orNull: true })
        return draft.sortBy('lastFollowupDate', 'asc')
      }
      if (date && negated) {
        const span = lookingBack(date, draft.today)
        draft.add('time', 'followups', 'noneIn', [span.from, span.to])
        return said.yet ? undefined : draft.sortBy('lastFollowupDate', 'asc')
      }
      if (date && date.to >= draft.today && draft.is('should')) return draft.on('nextFollowupDate', date)
      if (date) return draft.been('lastFollowupDate', date)
      return negated ? draft.add('value', 'lastFollowupDate', 'isNull', null) : undefined
    default:
      return date ? draft.been(`${verb}Date`, date) : undefined
  }
}

const stayed = (draft: Draft) => draft.freeQuantities.find(({ unit }) => unit === 'days' || unit === 'months')

export function bindDeal(draft: Draft): void {
  const rate = draft.is('rate')
  bindAmounts(draft, 'amount')
  bindValues(draft, 'deal')
  const figures = draft.measure('wonAmount') && !draft.verb('won', 'lost', 'expectedClose') && !draft.is('expect')
  const reasons = draft.is('group')?.dimension === 'lostReason'
  if (reasons && !draft.verb('lost')) draft.add('status', 'status', 'eq', 'lost')
  if (figures) draft.add('status', 'status', 'eq', 'won')
  for (const said of draft.verbs) if (!(rate && said.verb === 'closed')) bindDealVerb(draft, said)
  // 预计成交日已经过了: what was due before today.
  if (draft.is('passed') && draft.verb('expectedClose') && !draft.has('expectedCloseDate')) {
    draft.add('time', 'expectedCloseDate', 'lt', draft.today)
    draft.sortBy('expectedCloseDate', 'asc')
  }
  const days = stayed(draft) ?? draft.verb('due')?.quantity
  if (days) {
    draft.compare('daysInStage', days)
    draft.sortBy('daysInStage', 'desc')
  }
  for (const date of draft.freeDates) {
    if (rate) draft.been('closedDate', date)
    else if (figures) draft.been('wonDate', date)
    else if (reasons && !draft.has('lostDate')) draft.been('lostDate', date)
    else if (!draft.has('expectedCloseDate')) draft.on('expectedCloseDate', date)
  }
  for (const quantity of draft.freeQuantities)
    if (quantity.unit === 'percent') {
      draft.compare('probabilityPct', quantity)
      draft.sortBy('probabilityPct', downwards(quantity.bound))
    }
  const told = draft.has('status') || rate !== null || draft.verb('new') !== null || draft.has('closedDate')
  if (!told) draft.add('implicit', 'status', 'eq', 'open', { implicit: true })
}

export function bindLead(draft: Draft): void {
  bindValues(draft, 'lead')
  for (const { verb, negated, date, quantity } of draft.verbs) {
    if (verb === 'new') {
      if (date) draft.been('createdDate', date)
      draft.sortBy('createdDate', 'desc')
    } else if (verb === 'assigned') {
      if (date) draft.been('assignedDate', date)
      else draft.add('value', 'owner', negated ? 'isNull' : 'notNull', null)
    } else if (verb === 'followup') {
      if (quantity) {
        draft.add('value', 'firstTouchDate', 'isNull', null)
        draft.compare(quantity.unit === 'hours' ? 'hoursSinceAssigned' : 'daysSinceAssigned', quantity)
      } else if (date && negated) {
        const span = lookingBack(date, draft.today)
        draft.add('time', 'followups', 'noneIn', [span.from, span.to])
      } else if (date) draft.been('lastFollowupDate', date)
      else draft.add('value', 'firstTouchDate', negated ? 'isNull' : 'notNull', null)
    } else if (verb === 'converted') {
      draft.add('value', 'converted', 'eq', !negated)
      if (date) draft.been('convertedDate', date)
    } else if (date) draft.been(`${verb}Date`, date)
  }
  for (const date of draft.freeDates) {
    draft.been('createdDate', date)
    draft.sortBy('createdDate', 'desc')
  }
}

export function bindTrial(draft: Draft): void {
  bindValues(draft, 'trial')
  for (const { verb, negated, date } of draft.verbs) {
    if (verb === 'ended' || verb === 'due') {
      if (date && (verb === 'due' || date.to >= draft.today)) {
        draft.on('endDate', date)
        draft.sortBy('endDate', 'asc')
        if (!draft.has('state') && date.from >= draft.today) draft.add('implicit', 'state', 'eq', 'running', { implicit: true })
      } else {
        draft.add('status', 'state', negated ? 'ne' : 'eq', 'ended')
        if (date) draft.been('endDate', date)
      }
    } else if (verb === 'converted') {
      draft.add('value', 'converted', 'eq', !negated)
      if (date) draft.been('convertedDate', date)
    } else if (verb === 'running') draft.add('status', 'state', 'eq', 'running')
    else if (verb === 'start' || verb === 'new') {
      if (date) draft.been(verb === 'new' ? 'createdDate' : 'startDate', date)
    } else if (verb === 'approved') draft.add('status', 'approvalState', negated ? 'ne' : 'eq', 'approved')
    else if (date) draft.been(`${verb}Date`, date)
  }
  for (const date of draft.freeDates) {
    draft.on('endDate', date)
    draft.sortBy('endDate', 'asc')
  }
}
