import type { ReminderFact } from '../reminder-facts.ts'

/** A figure as text; a dash where there is none. */
export type FactOf = (id: ReminderFact) => string

interface Said {
  readonly title: string
  readonly body: string
}

const ends = (days: string) => {
  const left = Number(days)
  if (Number.isNaN(left)) return 'ends'
  return left > 1 ? `ends in ${left} days` : left === 1 ? 'ends tomorrow' : left === 0 ? 'ends today' : `ended ${-left} days ago`
}

/** What the shipped rules say, in English, from the figures of an occurrence. A rule that is not here is shown as it was written. */
export const reminderTexts: Readonly<Record<string, (f: FactOf) => Said>> = {
  'renewal-review-90': (f) => ({
    title: `${f('customer')}: service ${ends(f('daysLeft'))}, prepare the value review`,
    body: `Service ends on ${f('serviceEnd')}. The review pack is under Health and renewal. Owner: ${f('owner')}`,
  }),
  'service-ending-30': (f) => ({
    title: `${f('customer')}: service ${ends(f('daysLeft'))}`,
    body: `Service ends on ${f('serviceEnd')}; arrange the renewal early. Owner: ${f('owner')}`,
  }),
  'service-ending-7': (f) => ({
    title: `${f('customer')}: service ${ends(f('daysLeft'))}`,
    body: `Service ends on ${f('serviceEnd')}; call today. Owner: ${f('owner')}`,
  }),
  'dormant-risk': (f) => ({
    title: `${f('customer')}: no contact for ${f('daysSilent')} days`,
    body: `Last contact ${f('lastContact')}; send a brief on the industry: ${f('brief')} Owner: ${f('owner')}`,
  }),
  silent: (f) => ({
    title: `${f('customer')}: silent for ${f('daysSilent')} days`,
    body: `Last contact ${f('lastContact')}, no valid follow-up since. Owner: ${f('owner')}`,
  }),
  'key-silent': (f) => ({
    title: `Key customer ${f('customer')}: silent for ${f('daysSilent')} days`,
    body: `Annual purchases ${f('annualPurchase')}, among the first; last contact ${f('lastContact')}. Owner: ${f('owner')}`,
  }),
  'incomplete-weekly': (f) => ({
    title: `${f('owner')}: ${f('count')} customers lack core information`,
    body: `Among them: ${f('names')}`,
  }),
  'information-health-monthly': (f) => ({
    title: `${f('owner')}: ${f('completeRate')} of the customers are complete`,
    body: `${f('count')} customers, ${f('incompleteCount')} incomplete; the longest without contact for ${f('longestSilent')} days.`,
  }),
  'customer-handed-over': (f) => ({
    title: `${f('customer')} now belongs to ${f('owner')}`,
    body: `Tier ${f('tier')}, last contact ${f('lastContact')}.`,
  }),
  'task-overdue': (f) => ({
    title: `Task overdue: ${f('task')}`,
    body: `Due ${f('due')}. Owner: ${f('owner')}  About: ${f('about')}`,
  }),
  'tasks-today': (f) => ({ title: `${f('owner')}: ${f('count')} tasks today`, body: f('names') }),
  'lead-assigned': (f) => ({
    title: `New lead: ${f('lead')}`,
    body: `${f('source')}, ${f('industry')}, needs ${f('need')}; contact ${f('contact')} ${f('phone')}. customer of the same name: ${f('sameName')}. First call by ${f('touchDue')}. To open with: ${f('opening')}`,
  }),
  'lead-unassigned': (f) => ({
    title: `Lead ${f('lead')}: not assigned two working hours after it came`,
    body: `Came ${f('arrivedAt')}, ${f('source')}, ${f('industry')}. Nobody is eligible or the source is not assigned automatically; assign it by hand.`,
  }),
  'lead-first-touch': (f) => ({
    title: `Lead ${f('lead')}: not called yet`,
    body: `Assigned ${f('assignedAt')}; ${f('contact')} ${f('phone')} was to be called by ${f('touchDue')}.`,
  }),
  'lead-untouched-escalation': (f) => ({
    title: `Lead ${f('lead')}: untouched 48 hours after it was assigned`,
    body: `Owner: ${f('owner')}, assigned ${f('assignedAt')}. Press for the call or assign it to somebody else.`,
  }),
  'lead-deviations-daily': (f) => ({
    title: `${f('owner')}: ${f('count')} leads not called in time`,
    body: `${f('names')}. Other deviations are in the day’s report of the leads.`,
  }),
  'trial-node-turn': (f) => ({
    title: `${f('trial')} waits for your approval (${f('node')})`,
    body: `${f('quoteCustomer')} would try ${f('trialProduct')}, test ${f('testItem')}. Applicant: ${f('applicant')}. Unless you act by ${f('passesAt')} it passes to ${f('escalation')}.`,
  }),
  'trial-node-passed': (f) => ({
    title: `The approval of ${f('trial')} (${f('node')}) has passed to you`,
    body: `${f('quoteCustomer')} would try ${f('trialProduct')}. ${f('handler')} had not acted by ${f('passesAt')}; it is yours now. Applicant: ${f('applicant')}`,
  }),
  'trial-returned': (f) => ({
    title: `${f('trial')} was returned`,
    body: `${f('node')} returned the trial of ${f('trialProduct')} at ${f('quoteCustomer')}. Change it as they say and submit it again.`,
  }),
  'trial-questions': (f) => ({
    title: `${f('trial')} ends on ${f('lastDay')}: please answer three questions`,
    body: `${f('quoteCustomer')} tries ${f('trialProduct')}. Are the samples tested? Are the key figures met? Is the budget approved?`,
  }),
  'trial-over': (f) => ({
    title: `${f('trial')} is over: say its outcome and root cause`,
    body: `${f('quoteCustomer')} tried ${f('trialProduct')} until ${f('lastDay')}. Choose converted, extended or terminated, and the root cause.`,
  }),
  'journey-breaks': (f) => ({
    title: `${f('subject')}: too many broken journeys, please telephone`,
    body: `${f('value')} breaks per 100 touches, above ${f('limit')}. Customers: ${f('names')}`,
  }),
  'quote-product-overdue': (f) => ({
    title: `${f('quote')}: technical confirmation overdue`,
    body: `${f('quoteCustomer')}, ${f('quoteTitle')}. ${f('handler')} was to say by ${f('dueBy')} whether it needs development.`,
  }),
  'quote-finance-overdue': (f) => ({
    title: `${f('quote')}: cost lock overdue`,
    body: `${f('quoteCustomer')}, ${f('quoteTitle')}. ${f('handler')} was to lock the cost by ${f('dueBy')}.`,
  }),
  'quote-finance-overdue-sales': (f) => ({
    title: `${f('quote')}: waiting for finance past its time`,
    body: `${f('quoteCustomer')}, ${f('quoteTitle')}. Sales ${f('sales')}, finance ${f('handler')}; due by ${f('dueBy')}.`,
  }),
  'quote-legal-overdue': (f) => ({
    title: `${f('quote')}: clause filing overdue`,
    body: `${f('quoteCustomer')} (${f('customerType')}). The pack ${f('clausePack')} can be taken as it is. ${f('handler')} was to file by ${f('dueBy')}.`,
  }),
  'quote-legal-overdue-sales': (f) => ({
    title: `${f('quote')}: clause filing overdue, prepare alternatives`,
    body: `Clause pack for ${f('quoteCustomer')} (${f('customerType')}): ${f('clausePack')}. Talk alternatives over with the customer first.`,
  }),
  'quote-reopened': (f) => ({
    title: `${f('quote')} changed after you approved it`,
    body: `${f('quoteTitle')}. ${f('sales')} changed it; ${f('node')} has to confirm again.`,
  }),
  'friday-brief': (f) => ({
    title: `${f('owner')}: Friday brief ${f('week')}`,
    body: `New leads ${f('newLeads')}, advanced to quotation ${f('toQuotation')}, visits ${f('visits')}; ${f('mondayTasks')} to do on Monday. Completion and the three weakest actions are on the Friday brief page.`,
  }),
  'material-calls': (f) => ({ title: f('task'), body: f('remark') }),
  'deal-stalled': (f) => ({
    title: `Deal “${f('deal')}”: nothing moved for ${f('stallDays')} working days`,
    body: `${f('customer')}, ${f('stage')}, ${f('amount')}; last move ${f('lastMove')}, next step: ${f('nextStep')}. Owner: ${f('owner')}. What to say: ${f('suggestion')}`,
  }),
  'deal-stuck': (f) => ({
    title: `Deal “${f('deal')}”: in ${f('stage')} for ${f('daysInStage')} days`,
    body: `${f('customer')}, ${f('amount')}, expected to close ${f('expectedClose')}. Owner: ${f('owner')}`,
  }),
  'promise-breached': (f) => ({
    title: `${f('customer')}: ${f('clause')} breached`,
    body: `Matter: ${f('matter')}. It was due by ${f('crossedAt')}. Owner: ${f('owner')}`,
  }),
  'promise-amber': (f) => ({
    title: `${f('customer')}: ${f('clause')} due soon`,
    body: `Matter: ${f('matter')}. Running since ${f('startedAt')}, most of the time is used. Owner: ${f('owner')}`,
  }),
  'downgrade-risk': (f) => ({
    title: `${f('customer')}: at risk of downgrade from ${f('tier')}`,
    body: `${f('quarter')}: score ${f('score')}. Another evaluation like this lowers it one tier. Owner: ${f('owner')}`,
  }),
  'shi-low': (f) => ({
    title: `${f('subject')}: deal health below ${f('limit')} for ${f('weeks')} weeks running`,
    body: `${f('note')}. Arrange a one-on-one: budget, demo, trial environment.`,
  }),
  'shi-low-team': (f) => ({
    title: `${f('subject')}: deal health below ${f('limit')} for ${f('weeks')} weeks running`,
    body: `${f('note')}. Owner: ${f('owner')}`,
  }),
  'behaviour-low': (f) => ({
    title: `${f('subject')}: selling behaviour below target for two months`,
    body: `${f('note')}. Scripts, exemplary cases and the one-on-one are on the page Selling measures.`,
  }),
  'receivable-overdue': (f) => ({
    title: `${f('subject')}: receivables more than ${f('limit')} days overdue, ${f('value')}`,
    body: `Due ${f('period')}. Owner: ${f('owner')}`,
  }),
  'receivable-soon': (f) => ({
    title: `${f('subject')}: receivables due within ${f('limit')} days, ${f('value')}`,
    body: `Due ${f('period')}. Make sure the customer has the invoice. Owner: ${f('owner')}`,
  }),
  'receivable-acceptance': (f) => ({
    title: `${f('subject')}: receivables still waiting for acceptance, ${f('value')}`,
    body: `Invoiced ${f('period')}. Their terms begin when the customer has signed. Owner: ${f('owner')}`,
  }),
  'month-end-rush': (f) => ({
    title: `Signings of ${f('period')} were rushed at its end`,
    body: `The last five days hold ${f('value')}.`,
  }),
  'shifted-signing': (f) => ({
    title: `“${f('subject')}” was signed in the last half hour of ${f('period')} and withdrawn or entered again right after`,
    body: `Owner: ${f('owner')}. Check which month it counts for.`,
  }),
  'policy-unconfigured': (f) => ({
    title: `Policy “${f('subject')}” starts ${f('period')} and is not configured`,
    body: `Steps: ${f('steps')}`,
  }),
  'policy-quiet': (f) => ({
    title: `Policy “${f('subject')}” was not triggered for three working days (${f('region')})`,
    body: `Up to ${f('period')}.`,
  }),
  'price-freeze': (f) => ({
    title: `${f('region')}: prices deviated by ${f('value')} last week, special prices are frozen until Sunday`,
    body: `${f('period')}: no special-price applications; a director may lift it with a reason. Objection handbook: ${f('steps')}`,
  }),
}
