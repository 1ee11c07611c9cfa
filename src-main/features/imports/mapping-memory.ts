import type { ImportColumn, ImportSettings, ImportTargetName, WritePolicy } from '../../../src-preload/contract/imports.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

/** A mapping as remembered: by header text, so that a moved column is still recognised. */
export interface RememberedColumn {
  readonly header: string
  readonly field: string | null
  readonly scale: number
  readonly write?: WritePolicy | undefined
  readonly blanks?: boolean | undefined
  readonly dateOrder?: ImportColumn['dateOrder']
}

export interface RememberedMapping {
  readonly target: ImportTargetName
  readonly columns: readonly RememberedColumn[]
  readonly settings: ImportSettings
}

/** Of one sheet of an earlier import; no name where there was only one. */
export interface EarlierMapping extends RememberedMapping {
  readonly name: string | null
}

interface MappingRow {
  readonly fingerprint: string
  readonly columns_json: string
  readonly saved_at: string
  readonly target: ImportTargetName
  readonly settings_json: string | null
  readonly file_name: string
}

/** Mappings accepted before, by fingerprint of the headers. */
export function rememberedMappings(
  { read }: Reading,
  { fingerprints }: { fingerprints: readonly string[] },
): Record<string, RememberedMapping> {
  const found: Record<string, RememberedMapping> = {}
  for (const fingerprint of fingerprints) {
    const row = read.get<MappingRow>('SELECT * FROM import_mapping WHERE fingerprint = ?', fingerprint)
    if (row)
      found[fingerprint] = {
        target: row.target,
        columns: JSON.parse(row.columns_json) as RememberedColumn[],
        settings: row.settings_json === null ? {} : (JSON.parse(row.settings_json) as ImportSettings),
      }
  }
  return found
}

/** What was settled in an import that was made, sheet by sheet; empty when there is none, or it was made before that was kept. */
export function mappingsOfImport({ read }: Reading, { importId }: { importId: number }): EarlierMapping[] {
  const row = read.get<{ target: ImportTargetName; settings_json: string | null; sheets_json: string | null }>(
    'SELECT target, settings_json, sheets_json FROM import_run WHERE id = ?',
    importId,
  )
  if (!row || row.settings_json === null) return []
  if (row.sheets_json !== null) return JSON.parse(row.sheets_json) as EarlierMapping[]
  const { settings, columns } = JSON.parse(row.settings_json) as { settings: ImportSettings; columns: RememberedColumn[] }
  return [{ name: null, target: row.target, columns, settings }]
}

/** Which of these are ids of records of a list. */
export function knownIds({ read }: Reading, { table, ids }: { table: string; ids: readonly number[] }): number[] {
  return read.column<number>(`SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids))
}

/** All mappings accepted before, newest first. */
export function mappings({ read }: Reading) {
  return read.all<MappingRow>('SELECT * FROM import_mapping ORDER BY saved_at DESC LIMIT 200').map((row) => ({
    fingerprint: row.fingerprint,
    target: row.target,
    savedAt: row.saved_at,
    fileName: row.file_name,
    columns: (JSON.parse(row.columns_json) as RememberedColumn[]).flatMap(({ header, field }) =>
      field === null ? [] : [{ header, field }],
    ),
  }))
}

export function forgetMapping(w: Writing, { fingerprint }: { fingerprint: string }): Record<string, never> {
  w.gate.write({ command: 'imports.forgetMapping', actor: w.actor, origin: 'user', at: w.clock.now() }, (tx) => {
    tx.unlogged('import_mapping', 'DELETE FROM import_mapping WHERE fingerprint = ?', fingerprint)
  })
  return {}
}

/** Takes a remembered mapping up for a file's columns, by their headers. */
export function recalled(columns: readonly ImportColumn[], known: readonly RememberedColumn[]): ImportColumn[] {
  const seen = new Map<string, number>()
  return columns.map((column) => {
    // Headers may repeat: the second “电话” is remembered apart from the first.
    const place = seen.get(column.header) ?? 0
    seen.set(column.header, place + 1)
    const memory = known.filter((one) => one.header === column.header)[place]
    if (!memory) return column
    return {
      ...column,
      field: memory.field,
      scale: memory.scale,
      confidence: 1,
      by: 'remembered',
      ...(memory.write === undefined ? {} : { write: memory.write }),
      ...(memory.blanks === undefined ? {} : { blanks: memory.blanks }),
      ...(memory.dateOrder === undefined ? {} : { dateOrder: memory.dateOrder }),
    }
  })
}
