import type { Words } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldLabel } from './field-words.ts'
import type { Mapping } from './use-import-flow.ts'

export type DeclaredTarget = Output<'imports.targets'>[number]

/** What stands in the way of going on, in words; null when nothing does. */
export function mappingProblem(words: Words, mapping: Mapping, declared: DeclaredTarget | undefined): string | null {
  const say = words.imports.recognise
  if (mapping.headerRows.length === 0) return say.noHeader
  const label = (field: string) =>
    declared?.fields.find((one) => one.field === field)?.title ?? fieldLabel(words, mapping.target, field)
  const seen = new Set<string>()
  for (const { field } of mapping.columns) {
    if (field === null) continue
    if (seen.has(field)) return say.twice(label(field))
    seen.add(field)
  }
  const missing = declared?.fields.find((field) => field.required && !seen.has(field.field))
  if (missing) return say.needField(label(missing.field))
  const owner =
    declared?.fields.some(({ field }) => field === 'customer') &&
    !['customer', 'customerCode', 'id'].some((field) => seen.has(field))
  if (owner && mapping.settings.mode !== 'update') return say.needField(label('customer'))
  const lost = mapping.settings.keys?.find((key) => !seen.has(key))
  return lost === undefined ? null : say.keyWithoutColumn(label(lost))
}
