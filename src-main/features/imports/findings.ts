import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { ImportFindings, ImportSettings, ImportTargetName, imports } from '../../../src-preload/contract/imports.ts'
import type { Reading } from '../../store/contexts.ts'

interface RunRow {
  readonly id: number
  readonly at: string
  readonly file_name: string
  readonly change_set_id: number | null
  readonly counts_json: string
  readonly warnings_json: string
  readonly new_members_json: string
  readonly milliseconds: number
  readonly target: ImportTargetName
  readonly settings_json: string | null
  readonly sheets_json: string | null
  readonly reverted_by: number | null
}

const runs = 'SELECT i.*, s.reverted_by FROM import_run AS i LEFT JOIN change_set AS s ON s.id = i.change_set_id'

export const findings: QueryHandlers<typeof imports, Reading>['findings'] = ({ read }, { importId }) => {
  const row =
    importId === undefined
      ? read.get<RunRow>(`${runs} ORDER BY i.at DESC, i.id DESC LIMIT 1`)
      : read.get<RunRow>(`${runs} WHERE i.id = ?`, importId)
  return row ? toFindings(row) : null
}

export const history: QueryHandlers<typeof imports, Reading>['history'] = ({ read }, { limit = 50 }) =>
  read.all<RunRow>(`${runs} ORDER BY i.at DESC, i.id DESC LIMIT ?`, limit).map(toFindings)

function toFindings(row: RunRow): ImportFindings {
  return {
    importId: row.id,
    fileName: row.file_name,
    at: row.at,
    changeSetId: row.change_set_id,
    undone: row.reverted_by !== null,
    target: row.target,
    settings: row.settings_json === null ? null : (JSON.parse(row.settings_json) as { settings: ImportSettings }).settings,
    counts: JSON.parse(row.counts_json) as ImportFindings['counts'],
    sheets: sheetsOf(row.sheets_json),
    warnings: JSON.parse(row.warnings_json) as ImportFindings['warnings'],
    newMembers: JSON.parse(row.new_members_json) as string[],
    milliseconds: row.milliseconds,
  }
}

/** Without what was settled for each. */
function sheetsOf(json: string | null): ImportFindings['sheets'] {
  if (json === null) return []
  return (JSON.parse(json) as ImportFindings['sheets']).map(({ name, target, counts }) => ({ name, target, counts }))
}
