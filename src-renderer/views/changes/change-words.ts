import type { Words } from '../../text/language.tsx'

/** What a change set was, in a few words: 导入 客户台账.xlsx. */
export function changeWords(words: Words, change: { readonly command: string; readonly subject: string }): string {
  const command = (words.changes.commands as Record<string, string>)[change.command] ?? change.command
  return change.subject && change.subject !== command ? `${command} ${change.subject}` : command
}

export function fieldWords(words: Words, field: string, table = 'customer'): string {
  const own = (words.changes.fields as Record<string, Record<string, string>>)[table]?.[field]
  if (own !== undefined) return own
  const known: Record<string, string> = words.fields
  const plain = field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return known[plain] ?? known[columnFields[plain] ?? ''] ?? field
}

/** Columns of the store that stand for a field under another name. */
const columnFields: Record<string, string> = {
  ownerId: 'owner',
  budgetMin: 'budget',
  budgetMax: 'budget',
  budgetMinFen: 'budget',
  budgetMaxFen: 'budget',
  annualPurchaseFen: 'annualPurchase',
  title: 'contactTitle',
  phone: 'contactPhone',
  email: 'contactEmail',
}
