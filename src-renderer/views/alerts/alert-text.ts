import type { Alert } from '../../../src-preload/contract/alerts.ts'
import { reminderTexts } from '../../text/en/reminder-texts.ts'
import type { Speech, Words } from '../../text/language.tsx'
import { clauseIn, reminderFact, shippedNameIn, type ReminderFact } from '../../text/reminder-facts.ts'

/**
 * What a reminder says, in the language of the screen where its words are those that ship with its rule; what somebody wrote
 * stands as it was written.
 */
export function alertText(
  { language, words }: Speech,
  alert: Pick<Alert, 'rule' | 'title' | 'body' | 'shippedWords' | 'facts'>,
): { readonly title: string; readonly body: string } {
  const say = language === 'en' && alert.shippedWords ? reminderTexts[alert.rule] : undefined
  if (!say) return alert
  const known = new Map<ReminderFact, string>()
  for (const [name, value] of Object.entries(alert.facts)) {
    const id = reminderFact(name)
    if (id !== undefined && value !== null && value !== '')
      known.set(id, id === 'clause' ? clauseIn(words, String(value)) : String(value))
  }
  return say((id) => known.get(id) ?? '\u2014')
}

/** The name of a rule: shipped ones nobody renamed are called in the language of the screen. */
export function ruleNameIn(words: Words, { rule, ruleName }: Pick<Alert, 'rule' | 'ruleName'>): string {
  return shippedNameIn(words, rule, ruleName)
}

/** A figure's name in the language of the screen. */
export function factNameIn(words: Words, name: string): string {
  const id = reminderFact(name)
  return id === undefined ? name : words.alerts.facts[id]
}
