import type { Words } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldLabel } from './field-words.ts'
import type { Mapping } from './sheet-mappings.ts'

export type DeclaredTarget = Output<'imports.targets'>[number]

/** What stands in the way of going on: the kind, and the field it is about. */
export type MappingTrouble =
  | { readonly kind: 'no-header' }
  | { readonly kind: 'twice' | 'missing' | 'key'; readonly field: string }

export function mappingTrouble(mapping: Mapping, declared: DeclaredTarget | undefined): MappingTrouble | null {
  if (mapping.headerRows.length === 0 && mapping.columns.length === 0) return { kind: 'no-header' }
  const seen = new Set<string>()
  for (const { field } of mapping.columns) {
    if (field === null) continue
    if (seen.has(field)) return { kind: 'twice', field }
    seen.add(field)
  }
  const missing = declared?.fields.find((field) => field.required && !seen.has(field.field))
  if (missing) return { kind: 'missing', field: missing.field }
  const owner =
    declared?.fields.some(({ field }) => field === 'customer') &&
    !['customer', 'customerCode', 'id'].some((field) => seen.has(field))
  if (owner && mapping.settings.mode !== 'update') return { kind: 'missing', field: 'customer' }
  const lost = mapping.settings.keys?.find((key) => !seen.has(key))
  return lost === undefined ? null : { kind: 'key', field: lost }
}

export function isReady(mapping: Mapping, declared: readonly DeclaredTarget[]): boolean {
  return mappingTrouble(mapping, declaredFor(mapping, declared)) === null
}

export function declaredFor(mapping: Mapping, declared: readonly DeclaredTarget[]): DeclaredTarget | undefined {
  return declared.find(({ target }) => target === mapping.target)
}

/** The same in words; null when nothing stands in the way. */
export function mappingProblem(words: Words, mapping: Mapping, declared: DeclaredTarget | undefined): string | null {
  const say = words.imports.recognise
  const trouble = mappingTrouble(mapping, declared)
  if (trouble === null) return null
  if (trouble.kind === 'no-header') return say.noHeader
  const label =
    declared?.fields.find((one) => one.field === trouble.field)?.title ?? fieldLabel(words, mapping.target, trouble.field)
  if (trouble.kind === 'twice') return say.twice(label)
  return trouble.kind === 'key' ? say.keyWithoutColumn(label) : say.needField(label)
}
