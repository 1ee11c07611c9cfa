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
    body: `Last contact ${f('lastContact')}; a good time for a brief on ${f('industry')}. Owner: ${f('owner')}`,
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
  'deal-stalled': (f) => ({
    title: `Deal “${f('deal')}”: nothing moved for three working days`,
    body: `${f('customer')}, ${f('stage')}, ${f('amount')}; last move ${f('lastMove')}, next step: ${f('nextStep')}. Owner: ${f('owner')}`,
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
    title: `${f('subject')}: deal health below 0.65 for three weeks`,
    body: `${f('note')}. Arrange a one-on-one: budget, demo, trial environment.`,
  }),
  'shi-low-team': (f) => ({
    title: `${f('subject')}: deal health below 0.65 for three weeks`,
    body: `${f('note')}. Owner: ${f('owner')}`,
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
    body: `${f('period')}: no special-price applications; a director may lift it with a reason. Read the objection handbook first.`,
  }),
}
