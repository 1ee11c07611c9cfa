import type { Language, Words } from './language.tsx'

export function causeWords(words: Words, cause: string): string {
  return (words.imports.causes as Record<string, string>)[cause] ?? cause
}

/** `cause` or `cause:detail` as a sentence. */
export function reasonWords(words: Words, reason: string): string {
  const colon = reason.indexOf(':')
  const cause = colon < 0 ? reason : reason.slice(0, colon)
  return words.imports.reasons[cause]?.(colon < 0 ? '' : reason.slice(colon + 1)) ?? reason
}

/** Why a cell was refused. The store says it in Chinese with the particulars; other languages have it by its cause. */
export function refusalWords(words: Words, language: Language, cause: string, reason: string): string {
  const byCause = (words.grid.causes as Record<string, string>)[cause]
  return language === 'zh-CN' ? reason || (byCause ?? cause) : (byCause ?? reason)
}
