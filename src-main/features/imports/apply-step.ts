import { refuse } from '../../../src-preload/contract/index.ts'
import type { ImportCounts, ImportFindings } from '../../../src-preload/contract/imports.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { judgeAgain } from './judge-again.ts'
import { chainOf, discardStage, liveStage } from './live-stages.ts'
import { lastEdit } from './stage-step.ts'
import { stagedState } from './staged-state.ts'
import type { Stage } from './stage.ts'
import { writeSheet, type WrittenSheet } from './write-sheet.ts'

/**
 * Writes a staged import, with the sheets it was staged after, as one change set: all of it or, when cancelled or
 * broken, nothing. One undo takes it back.
 */
export function applyStage(w: Writing, { stageId }: { stageId: string }, control: StepControl): ImportFindings {
  const started = performance.now()
  const sheets = chainOf(liveStage(stageId))
  if (sheets.some(({ stage }) => lastEdit(w.read) !== stage.lastEdit))
    throw refuse(
      'imports.apply',
      'stage-stale',
      '核对之后数据又有改动，核对结果可能不准了。请返回上一步重新核对，再导入；文件不用重选。',
    )
  const at = w.clock.now()
  const first = sheets[0] as (typeof sheets)[number]
  const { file } = first.stage.plan
  const done = w.gate.write({ command: 'imports.apply', subject: file.fileName, actor: w.actor, origin: 'import', at }, (tx) => {
    const parts: SheetPart[] = []
    const newMembers = new Set<string>()
    for (const live of sheets) {
      // What the sheets before it made is there now: its rows are joined to that.
      if (live !== first) judgeAgain({ read: tx.read, clock: w.clock }, live, control)
      const { warnings } = stagedState({ read: tx.read, clock: w.clock }, live.stage)
      const written = writeSheet(w, tx, live.stage, { at, follow: true, control })
      for (const name of written.newMembers) newMembers.add(name)
      parts.push({ stage: live.stage, counts: countsOf(live.stage, written), warnings })
    }
    const importId = tx.newId()
    const counts = summed(parts)
    const findings: ImportFindings = {
      importId,
      fileName: file.fileName,
      at,
      changeSetId: counts.created + counts.updated > 0 ? tx.changeSetId : null,
      undone: false,
      target: first.stage.plan.entity.target.name,
      settings: file.settings,
      counts,
      sheets: sheets.length === 1 ? [] : parts.map(sheetOf),
      warnings: warningsOf(parts),
      newMembers: [...newMembers],
      milliseconds: Math.round(performance.now() - started),
    }
    recordRun(tx, parts, findings)
    for (const { stage } of parts) rememberMapping(tx, stage, at)
    return findings
  })
  discardStage(stageId)
  return { ...done.result, milliseconds: Math.round(performance.now() - started) }
}

interface SheetPart {
  readonly stage: Stage
  readonly counts: ImportCounts
  readonly warnings: ImportFindings['warnings']
}

/** Rows without their tick are counted with those that changed nothing. */
function countsOf(stage: Stage, written: WrittenSheet): ImportCounts {
  const left = stage.counts.created + stage.counts.updated - written.created - written.updated
  return { ...stage.counts, created: written.created, updated: written.updated, unchanged: stage.counts.unchanged + left }
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

function recordRun(tx: GateTransaction, parts: readonly SheetPart[], found: ImportFindings): void {
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
