import { zh, type Words } from './zh/index.ts'

/** Names that the figures of reminders are stored under, by what screens call them. */
export type ReminderFact = keyof typeof zh.alerts.facts

const ids = new Map<string, ReminderFact>(Object.entries(zh.alerts.facts).map(([id, name]) => [name, id as ReminderFact]))

/** Which figure a stored name means; undefined for one of a rule of one's own that screens do not know. */
export function reminderFact(name: string): ReminderFact | undefined {
  return ids.get(name)
}

/** The name of a shipped clause, stored in Chinese, in the language of the screen. */
export function clauseIn(words: Words, name: string): string {
  const key = Object.entries(zh.services.clauses).find(([, own]) => own === name)?.[0]
  return key === undefined ? name : (words.services.clauses[key] ?? name)
}

/** The name of a shipped rule in the language of the screen, while nobody gave it another. */
export function shippedNameIn(words: Words, key: string, name: string): string {
  return zh.alerts.shippedNames[key] === name ? (words.alerts.shippedNames[key] ?? name) : name
}
