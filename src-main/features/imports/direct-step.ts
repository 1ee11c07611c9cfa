import type { ImportFindings, ImportTargetName, StagedImport } from '../../../src-preload/contract/imports.ts'
import { unpackRecords, type PackedText } from '../../jobs/workers/packed-records.ts'
import type { StreamAck, StreamedRow } from '../../jobs/workers/sheet-messages.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { openReader } from '../../store/open-store.ts'
import { ReadHandle } from '../../store/read-handle.ts'
import { addSqlFunctions } from '../../store/sql-functions.ts'
import { noRows } from './check-plan.ts'
import { importEntities } from './entities.ts'
import type { Looking, RecordWriter } from './import-entity.ts'
import { recordRun } from './import-run.ts'
import { Matcher } from './match.ts'
import { entityWith } from './own-fields.ts'
import { PassedRows } from './passed-rows.ts'
import { RowInbox } from './row-inbox.ts'
import { StagePlan, type StageInput } from './stage-plan.ts'
import type { Verdict } from './staged-row.ts'
import { Stage } from './stage.ts'
import { stagedState } from './staged-state.ts'

/** What the rows were found to be, and what was written of them. */
export interface DirectImport {
  readonly staged: StagedImport
  readonly findings: ImportFindings
}

/**
 * Reads, judges and writes the rows of one sheet in one transaction, while the file is still being read: for whoever
 * confirmed beforehand. Rows are judged by the store as it was before, through a handle of their own that sees nothing
 * uncommitted, so that they are what a preview would have said of them. One change set; nothing when cancelled or broken.
 */
export function importDirectly(
  w: Writing,
  input: StageInput & { readonly bell: SharedArrayBuffer },
  control: StepControl,
): DirectImport {
  const { port } = control
  if (!port) throw new Error('an import needs the port that rows arrive on')
  const before = openReader(w.path)
  addSqlFunctions(before)
  const plan = new StagePlan(entityWith(importEntities[input.target as ImportTargetName], input.custom ?? []), input)
  const stage = new Stage(control.scratchFolder, plan)
  const passed = new PassedRows(control.scratchFolder, stage.stageId, plan.entity.target)
  try {
    return written(
      w,
      { read: new ReadHandle(before), clock: w.clock },
      { stage, passed, inbox: new RowInbox(port, input.bell) },
      control,
    )
  } finally {
    port.postMessage({ t: 'stop' } satisfies StreamAck)
    port.close()
    passed.close()
    stage.close()
    before.close()
  }
}

interface Under {
  readonly stage: Stage
  readonly passed: PassedRows
  readonly inbox: RowInbox
}

function written(w: Writing, before: Looking, { stage, passed, inbox }: Under, control: StepControl): DirectImport {
  const started = performance.now()
  const at = w.clock.now()
  const { plan } = stage
  const { entity, file } = plan
  const intent = { command: 'imports.apply', subject: file.fileName, actor: w.actor, origin: 'import', at } as const
  const done = w.gate.write(intent, (tx) => {
    const writer = entity.writer(w, tx, plan.policies, at)
    const matcher = new Matcher(before, { plan, get: (row) => passed.get(row) })
    const take = (row: StreamedRow, verdict: Verdict) => {
      stage.pass(row, verdict)
      passed.add(row.row, {
        content: null,
        record: row.record ?? null,
        targetId: verdict.targetId,
        id: writeRow(writer, row, verdict, (other) => passed.get(other)?.id ?? null),
      })
    }
    const takeAll = (texts: readonly PackedText[]) => {
      const rows = texts.flatMap((text) => text.rows)
      matcher.judgeAll(rows, take)
      passed.settle(texts)
    }
    receive(inbox, stage, takeAll, control)
    if (stage.counts.rows === stage.counts.ignored) throw noRows()
    const staged = stagedState(before, stage)
    control.progress('finish', stage.counts.rows, null)
    writer.finish()
    control.throwIfCancelled()
    return { staged, findings: findingsOf(tx, stage, staged, writer, { at, started }) }
  })
  const { staged, findings } = done.result
  return { staged, findings: { ...findings, milliseconds: Math.round(performance.now() - started) } }
}

/** Takes batches until the file ends. Throws when the person cancelled or the reading thread stopped. */
function receive(inbox: RowInbox, stage: Stage, take: (texts: readonly PackedText[]) => void, control: StepControl): void {
  const { target } = stage.plan.entity
  const look = () => control.throwIfCancelled()
  for (;;) {
    const message = inbox.next(look)
    if (message.t === 'broken' || message.t === 'rows') throw new Error('the thread that reads the file stopped')
    if (message.t === 'end') {
      stage.plan.settleDates(message.dateOrders)
      for (const [field, counts] of Object.entries(message.seen)) stage.plan.seen.set(field, new Map(counts))
      for (const notice of message.notices) stage.notice(notice)
      return
    }
    look()
    const texts = message.texts.map((text) => ({ text, rows: unpackRecords(target, text) }))
    stage.batch(() => take(texts))
    stage.addBlanks(message.blanks)
    control.progress('write', stage.counts.rows, null)
    control.port?.postMessage({ t: 'ack' } satisfies StreamAck)
  }
}

/** Writes a row that goes in; the id of its record, null for one that does not. */
function writeRow(
  writer: RecordWriter,
  { row, record }: StreamedRow,
  verdict: Verdict,
  idOf: (row: number) => number | null,
): number | null {
  if (verdict.class !== 'created' && verdict.class !== 'updated') return null
  if (!record) throw new Error(`row ${row} of the file has no record`)
  if (verdict.class === 'created') return writer.create(record, verdict.link)
  const id = verdict.targetId ?? (verdict.targetRow === null ? null : idOf(verdict.targetRow))
  if (id === null) throw new Error(`row ${row} of the file belongs to no record`)
  writer.update(id, record, verdict.link, verdict.named)
  return id
}

function findingsOf(
  tx: GateTransaction,
  stage: Stage,
  { warnings }: StagedImport,
  { newMembers }: RecordWriter,
  { at, started }: { at: string; started: number },
): ImportFindings {
  const milliseconds = Math.round(performance.now() - started)
  return recordRun(tx, [{ stage, counts: { ...stage.counts }, warnings }], { at, newMembers, milliseconds })
}
