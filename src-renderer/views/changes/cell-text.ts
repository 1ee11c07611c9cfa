import type { Formatter } from '../../text/format.ts'
import type { Words } from '../../text/language.tsx'

/** A stored value in words: the log keeps values as the store has them. */
export function cellText(words: Words, format: Formatter, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return words.customers.panel.emptyValue
  if (field === 'active' || field === 'role_inferred') return value === 1 || value === true ? words.generic.yes : words.generic.no
  if (typeof value === 'number') return /fen$/i.test(field) ? format.money({ fen: value }) : String(value)
  if (typeof value === 'string') {
    if (field === 'decisionRole') return (words.customers.roles as Record<string, string>)[value] ?? value
    if (field === 'role') return (words.settings.roles as Record<string, string>)[value] ?? value
    return field.endsWith('_at') ? format.dateTime(value) : value
  }
  if (Array.isArray(value)) return value.map(String).join(words.generic.separator)
  if (typeof value === 'object' && 'fen' in value && typeof value.fen === 'number') return format.money({ fen: value.fen })
  return JSON.stringify(value)
}
