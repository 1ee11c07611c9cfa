import type { ImportField } from '../../../src-preload/contract/imports.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

/** A mapping as remembered: by header text, so that a moved column is still recognised. */
export interface RememberedColumn {
  readonly header: string
  readonly field: ImportField | null
  readonly scale: number
}

/** Mappings accepted before, by fingerprint of the headers. */
export function rememberedMappings(
  { read }: Reading,
  { fingerprints }: { fingerprints: readonly string[] },
): Record<string, RememberedColumn[]> {
  const found: Record<string, RememberedColumn[]> = {}
  for (const fingerprint of fingerprints) {
    const json = read.value<string>('SELECT columns_json FROM import_mapping WHERE fingerprint = ?', fingerprint)
    if (json !== undefined) found[fingerprint] = JSON.parse(json) as RememberedColumn[]
  }
  return found
}

export function forgetMapping(w: Writing, { fingerprint }: { fingerprint: string }): Record<string, never> {
  w.gate.write({ command: 'imports.forgetMapping', actor: w.actor, origin: 'user', at: w.clock.now() }, (tx) => {
    tx.unlogged('import_mapping', 'DELETE FROM import_mapping WHERE fingerprint = ?', fingerprint)
  })
  return {}
}
