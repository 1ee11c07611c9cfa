import { refuse } from '../../../src-preload/contract/index.ts'
import type { ImportFindings } from '../../../src-preload/contract/imports.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { RecordWriter } from './import-entity.ts'
import { discardStage, stageOf } from './live-stages.ts'
import { lastEdit } from './stage-step.ts'
import { stagedState } from './staged-state.ts'
import { stagedRecord, type Stage, type StagedRow } from './stage.ts'

const checkEvery = 500

/** Writes a staged import as one change set: all of it or, when cancelled or broken, nothing. One undo takes it back. */
export function applyStage(w: Writing, { stageId }: { stageId: string }, control: StepControl): ImportFindings {
  const started = performance.now()
  const stage = stageOf(stageId)
  if (lastEdit(w.read) !== stage.lastEdit)
    throw refuse(
      'imports.apply',
      'stage-stale',
      '核对之后数据又有改动，核对结果可能不准了。请返回上一步重新核对，再导入；文件不用重选。',
    )
  const at = w.clock.now()
  const state = stagedState(w, stage)
  const { entity, policies, file } = stage.plan
  const done = w.gate.write({ command: 'imports.apply', subject: file.fileName, actor: w.actor, origin: 'import', at }, (tx) => {
    const writer = entity.writer(w, tx, policies, at)
    const rows = new RowsIntoRecords(writer, stage.targetRows)
    let written = 0
    for (const staged of stage.rows(['created', 'updated'], 'ticked')) {
      rows.write(staged)
      if (++written % checkEvery === 0) {
        control.throwIfCancelled()
        control.progress('write', written, state.going)
      }
    }
    control.progress('finish', written, state.going)
    writer.finish()
    control.throwIfCancelled()
    const importId = tx.newId()
    const findings: ImportFindings = {
      importId,
      fileName: file.fileName,
      at,
      changeSetId: written > 0 ? tx.changeSetId : null,
      undone: false,
      target: entity.target.name,
      settings: file.settings,
      counts: countsOf(stage, rows),
      warnings: state.warnings,
      newMembers: [...writer.newMembers],
      milliseconds: Math.round(performance.now() - started),
    }
    recordRun(tx, stage, findings)
    rememberMapping(tx, stage, at)
    return findings
  })
  discardStage(stageId)
  return { ...done.result, milliseconds: Math.round(performance.now() - started) }
}

/** Rows without their tick are counted with those that changed nothing. */
function countsOf(stage: Stage, rows: RowsIntoRecords): ImportFindings['counts'] {
  const left = stage.counts.created + stage.counts.updated - rows.created - rows.updated
  return { ...stage.counts, created: rows.created, updated: rows.updated, unchanged: stage.counts.unchanged + left }
}

class RowsIntoRecords {
  created = 0
  updated = 0
  readonly #writer: RecordWriter
  /** Rows that later rows of the file refer to: only their ids are remembered. */
  readonly #wanted: ReadonlySet<number>
  readonly #idByRow = new Map<number, number>()

  constructor(writer: RecordWriter, wanted: ReadonlySet<number>) {
    this.#writer = writer
    this.#wanted = wanted
  }

  write(staged: StagedRow): void {
    const record = stagedRecord(staged)
    if (!record) throw new Error(`row ${staged.row} of the file has no record`)
    if (staged.class === 'created') {
      this.#remember(staged.row, this.#writer.create(record, staged.link))
      this.created++
      return
    }
    const id = staged.targetId ?? this.#idByRow.get(staged.targetRow ?? -1)
    if (id === undefined) throw new Error(`row ${staged.row} of the file belongs to no record`)
    this.#writer.update(id, record, staged.link, staged.named)
    this.#remember(staged.row, id)
    this.updated++
  }

  #remember(row: number, id: number): void {
    if (this.#wanted.has(row)) this.#idByRow.set(row, id)
  }
}

function recordRun(tx: GateTransaction, stage: Stage, found: ImportFindings): void {
  tx.unlogged(
    'import_run',
    `INSERT INTO import_run (id, at, file_name, change_set_id, counts_json, warnings_json, new_members_json, milliseconds, target, settings_json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    found.importId,
    found.at,
    found.fileName,
    found.changeSetId,
    JSON.stringify(found.counts),
    JSON.stringify(found.warnings),
    JSON.stringify(found.newMembers),
    found.milliseconds,
    found.target,
    JSON.stringify({ settings: found.settings, columns: JSON.parse(stage.plan.file.mapping) as unknown }),
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
