import type { ImportField } from '../../../src-preload/contract/imports.ts'
import type { Words } from '../../text/language.tsx'
import type { Mapping } from './use-import-flow.ts'

/** What stands in the way of going on, in words; null when nothing does. */
export function mappingProblem(words: Words, mapping: Mapping): string | null {
  const say = words.imports.recognise
  if (mapping.headerRows.length === 0) return say.noHeader
  const seen = new Set<ImportField>()
  for (const { field } of mapping.columns) {
    if (field === null) continue
    if (seen.has(field)) return say.twice(words.fields[field])
    seen.add(field)
  }
  return seen.has('name') ? null : say.needName
}
