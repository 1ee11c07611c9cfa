import type { StepControl, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { RecordWriter } from './import-entity.ts'
import { stagedRecord, type RowToWrite } from './staged-row.ts'
import type { Stage } from './stage.ts'

const checkEvery = 500

/** What was written of one sheet. */
export interface WrittenSheet {
  readonly created: number
  readonly updated: number
  readonly newMembers: readonly string[]
}

/**
 * Writes the ticked rows of one staged sheet. `follow` false leaves out what follows from them once (scores and the
 * like): what is taken back again needs none of it.
 */
export function writeSheet(
  w: Writing,
  tx: GateTransaction,
  stage: Stage,
  { at, follow, control }: { at: string; follow: boolean; control: Pick<StepControl, 'throwIfCancelled' | 'progress'> },
): WrittenSheet {
  const { entity, policies } = stage.plan
  const writer = entity.writer(w, tx, policies, at)
  const rows = new RowsIntoRecords(writer, stage.targetRows)
  const total = stage.going()
  let written = 0
  for (const staged of stage.toWrite()) {
    rows.write(staged)
    if (++written % checkEvery === 0) {
      control.throwIfCancelled()
      control.progress('write', written, total)
    }
  }
  if (follow) {
    control.progress('finish', written, total)
    writer.finish()
  }
  control.throwIfCancelled()
  return { created: rows.created, updated: rows.updated, newMembers: writer.newMembers }
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

  write(staged: RowToWrite): void {
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
