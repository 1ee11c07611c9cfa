import type { StreamedRow } from '../../jobs/workers/sheet-messages.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import { recordOf } from '../../domain/imports/read-record.ts'
import type { Looking } from './import-entity.ts'
import type { LiveStage } from './live-stages.ts'
import { Matcher } from './match.ts'
import type { StagedRow } from './staged-row.ts'
import type { Stage } from './stage.ts'
import { knownNow } from './staged-state.ts'
import { writeSheet } from './write-sheet.ts'

const batchRows = 500
const idle: Pick<StepControl, 'throwIfCancelled' | 'progress'> = { throwIfCancelled: () => undefined, progress: () => undefined }

/** Thrown to take back what was written only to be looked at. */
class Looked extends Error {}

/**
 * Judges the rows of a later sheet as they will stand once the sheets before it are written: those are written, looked
 * at, and taken back, so that every rule of matching sees what it will see. Nothing is left in the store or its log.
 */
export function judgeAfter(w: Writing, live: LiveStage, control = idle): void {
  if (live.earlier.length === 0) return
  const quiet = { ...control, progress: () => undefined }
  const at = w.clock.now()
  try {
    w.gate.write({ command: 'imports.apply', actor: w.actor, origin: 'import', at }, (tx) => {
      const first = tx.newId()
      for (const before of live.earlier) {
        if (before !== live.earlier[0]) judgeAgain({ read: tx.read, clock: w.clock }, before, quiet)
        writeSheet(w, tx, before.stage, { at, follow: false, control: quiet })
      }
      const last = tx.newId()
      const looking = { read: tx.read, clock: w.clock }
      live.stage.cameBefore = knownNow(looking, live.stage)
      judgeAgain(looking, live, control)
      live.stage.forgetIds(first, last)
      throw new Looked()
    })
  } catch (thrown) {
    if (!(thrown instanceof Looked)) throw thrown
  }
  live.judgedAt = versionsOf(live)
}

/** Have the sheets before it been changed since its rows were judged? */
export function isStale(live: LiveStage): boolean {
  return live.earlier.length > 0 && live.judgedAt !== versionsOf(live)
}

function versionsOf({ earlier }: LiveStage): string {
  return earlier.map(({ stage }) => stage.version).join()
}

/** Judges every row of a stage anew by what is there now; what a person decided stays decided. */
export function judgeAgain(r: Looking, { stage }: LiveStage, control: Pick<StepControl, 'throwIfCancelled' | 'progress'>): void {
  const matcher = new Matcher(r, stage)
  stage.batch(() => {
    stage.targetRows.clear()
    let batch: StagedRow[] = []
    let done = 0
    const settle = () => {
      const byRow = new Map(batch.map((was) => [was.row, was]))
      matcher.judgeAll(
        batch.map((was) => streamedOf(stage, was)),
        (row, verdict) => {
          const was = byRow.get(row.row)
          if (was) stage.judge(was, verdict)
        },
        (row) => byRow.get(row)?.chosen ?? null,
      )
      done += batch.length
      batch = []
      control.throwIfCancelled()
      control.progress('match', done, stage.counts.rows)
    }
    for (const was of stage.rows(['created', 'updated', 'unchanged', 'ambiguous', 'rejected'])) {
      // A row that says too little to be a record is no more one than before.
      if (was.content === null) continue
      batch.push(was)
      if (batch.length === batchRows) settle()
    }
    if (batch.length > 0) settle()
  })
}

function streamedOf(stage: Stage, was: StagedRow): StreamedRow {
  const record = recordOf(was.content ?? '[]')
  return {
    row: was.row,
    ignored: false,
    content: was.content,
    identity: stage.plan.entity.target.identify(record),
    references: record.references,
    problems: [],
    raw: was.raw,
  }
}
