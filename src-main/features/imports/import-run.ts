import type { ImportCounts, ImportFindings } from '../../../src-preload/contract/imports.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { Stage } from './stage.ts'

/** What became of one sheet. */
export interface SheetPart {
  readonly stage: Stage
  readonly counts: ImportCounts
  readonly warnings: ImportFindings['warnings']
}

/** Enters an import into the history, in its own transaction, and remembers how its columns were understood. */
export function recordRun(
  tx: GateTransaction,
  parts: readonly [SheetPart, ...SheetPart[]],
  { at, newMembers, milliseconds }: { at: string; newMembers: readonly string[]; milliseconds: number },
): ImportFindings {
  const [first] = parts
  const { file, entity } = first.stage.plan
  const counts = summed(parts)
  const found: ImportFindings = {
    importId: tx.newId(),
    fileName: file.fileName,
    at,
    changeSetId: counts.created + counts.updated > 0 ? tx.changeSetId : null,
    undone: false,
    target: entity.target.name,
    settings: file.settings,
    counts,
    sheets: parts.length === 1 ? [] : parts.map(sheetOf),
    warnings: warningsOf(parts),
    newMembers: [...newMembers],
    milliseconds,
  }
  insertRun(tx, parts, found)
  for (const { stage } of parts) rememberMapping(tx, stage, at)
  return found
}

function summed(parts: readonly SheetPart[]): ImportCounts {
  const sum = (key: keyof ImportCounts) => parts.reduce((total, { counts }) => total + counts[key], 0)
  return {
    rows: sum('rows'),
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    rejected: sum('rejected'),
    ambiguous: sum('ambiguous'),
    ignored: sum('ignored'),
  }
}

function warningsOf(parts: readonly SheetPart[]): ImportFindings['warnings'] {
  const counts = new Map<string, number>()
  for (const { warnings } of parts) for (const { cause, count } of warnings) counts.set(cause, (counts.get(cause) ?? 0) + count)
  return [...counts].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count)
}

function sheetOf({ stage, counts }: SheetPart): ImportFindings['sheets'][number] {
  return { name: stage.plan.file.sheetName ?? '', target: stage.plan.entity.target.name, counts }
}

function insertRun(tx: GateTransaction, parts: readonly SheetPart[], found: ImportFindings): void {
  const settled = parts.map(({ stage: { plan } }) => ({
    settings: plan.file.settings,
    columns: JSON.parse(plan.file.mapping) as unknown,
  }))
  tx.unlogged(
    'import_run',
    `INSERT INTO import_run (id, at, file_name, change_set_id, counts_json, warnings_json, new_members_json, milliseconds, target, settings_json, sheets_json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    found.importId,
    found.at,
    found.fileName,
    found.changeSetId,
    JSON.stringify(found.counts),
    JSON.stringify(found.warnings),
    JSON.stringify(found.newMembers),
    found.milliseconds,
    found.target,
    JSON.stringify(settled[0]),
    found.sheets.length === 0 ? null : JSON.stringify(found.sheets.map((sheet, at) => ({ ...sheet, ...settled[at] }))),
  )
}

function rememberMapping(tx: GateTransaction, stage: Stage, at: string): void {
  const { fingerprint, mapping, fileName, settings } = stage.plan.file
  if (fingerprint === '') return
  tx.unlogged(
    'import_mapping',
    'INSERT OR REPLACE INTO import_mapping (fingerprint, columns_json, saved_at, target, settings_json, file_name) VALUES (?, ?, ?, ?, ?, ?)',
    fingerprint,
    mapping,
    at,
    stage.plan.entity.target.name,
    JSON.stringify(settings),
    fileName,
  )
}
