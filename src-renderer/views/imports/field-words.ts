import { useCallback } from 'react'
import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { useSpeech, type Words } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** A field of a list, as that list calls it. */
export function fieldLabel(words: Words, target: ImportTargetName, field: string): string {
  const own = (words.imports.fields[target] as Record<string, string>)[field]
  return own ?? (words.fields as Record<string, string>)[field] ?? field
}

/** The same, with the titles of the workspace's own fields. */
export function useFieldLabel(): (target: ImportTargetName, field: string) => string {
  const { words } = useSpeech()
  const declared = useSteadyQuery('imports.targets', {}).data
  return useCallback(
    (target, field) =>
      declared?.find((one) => one.target === target)?.fields.find((one) => one.field === field)?.title ??
      fieldLabel(words, target, field),
    [words, declared],
  )
}
