import type { Words } from './language.tsx'

export function causeWords(words: Words, cause: string): string {
  return (words.imports.causes as Record<string, string>)[cause] ?? cause
}

/** `cause` or `cause:detail` as a sentence. */
export function reasonWords(words: Words, reason: string): string {
  const colon = reason.indexOf(':')
  const cause = colon < 0 ? reason : reason.slice(0, colon)
  return words.imports.reasons[cause]?.(colon < 0 ? '' : reason.slice(colon + 1)) ?? reason
}
