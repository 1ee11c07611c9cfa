import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import type { Words } from '../../text/language.tsx'

/** A field of a list, as that list calls it. */
export function fieldLabel(words: Words, target: ImportTargetName, field: string): string {
  const own = (words.imports.fields[target] as Record<string, string>)[field]
  return own ?? (words.fields as Record<string, string>)[field] ?? field
}
