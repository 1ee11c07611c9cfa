import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { isCustomField } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import type { pipeline } from '../../../src-preload/contract/pipeline.ts'
import { foldText } from '../../domain/_base/text.ts'
import { readDate } from '../../domain/imports/read-cell.ts'
import { instantAt, isoOf } from '../../domain/_base/instants.ts'
import { dayNumber } from '../../domain/_base/dates.ts'
import type { Stage } from '../../domain/pipeline/stages.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { readCustomCell } from '../fields/index.ts'
import { readPlainCell, plainColumns } from './read-cell.ts'
import { appendMove, stageColumns } from './stage-history.ts'
import { utcOffsetMinutes } from './stage-sql.ts'
import { stagesOn } from './stages-in-force.ts'

type CreateMany = CommandHandlers<typeof pipeline, Writing>['createMany']
type Field = Parameters<CreateMany>[1]['fields'][number]
type Refusal = { readonly field: string; readonly cause: RefusalCause; readonly reason: string }

/** A past day without a time of day is taken as the start of its working morning. */
const morning = 9 * 3_600_000

/**
 * Rows appended from a paste or a list, in one change set; each that cannot be an opportunity says why. Appearing in a
 * stage is no move: gates are not asked, since a list that brings its past would lose rows by it.
 */
export const createMany: CreateMany = (w, { fields, rows }) => {
  const at = w.clock.now()
  const stages = stagesOn(w.read, w.clock.today())
  const refused: ({ row: number } & Refusal)[] = []
  const intent = { command: 'pipeline.createMany', subject: `${rows.length}`, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) =>
    rows.map((cells, index): number | null => {
      const read = readRow(tx, stages, fields, cells, at)
      if (!('cause' in read)) return addOpportunity(tx, stages, read, w.actor, at)
      refused.push({ row: index, ...read })
      return null
    }),
  )
  return { changeSetId: done.changeSetId, ids: done.result, refused }
}

export interface NewOpportunity {
  readonly row: Row
  readonly stage: Stage
  readonly createdAt: string
  /** When it came into a stage that is not the first; null: it began there. */
  readonly enteredAt: string | null
}

/** Writes an opportunity with the beginning of its history. */
export function addOpportunity(
  tx: GateTransaction,
  stages: readonly Stage[],
  { row, stage, createdAt, enteredAt }: NewOpportunity,
  actor: string,
  at: string,
): number {
  const since = enteredAt ?? createdAt
  const id = tx.insert('opportunity', {
    ...row,
    stage: stage.key,
    ...stageColumns(stage, since),
    created_at: createdAt,
    touched_at: since,
    updated_at: at,
  })
  const begun = enteredAt === null ? stage.key : (stages[0]?.key ?? stage.key)
  appendMove(tx, { opportunityId: id, from: null, to: begun, at: createdAt, actor, reason: null })
  if (enteredAt !== null && begun !== stage.key)
    appendMove(tx, { opportunityId: id, from: begun, to: stage.key, at: enteredAt, actor, reason: null })
  return id
}

function readRow(
  tx: GateTransaction,
  stages: readonly Stage[],
  fields: readonly Field[],
  cells: readonly (string | null)[],
  at: string,
): NewOpportunity | Refusal {
  const row: Row = Object.fromEntries(Object.values(plainColumns).map((column) => [column, null]))
  const dates: { createdAt: string | null; closedAt: string | null } = { createdAt: null, closedAt: null }
  let stage = stages[0]
  for (const field of new Set<Field>([...fields, 'name', 'customer'])) {
    const typed = cells[fields.indexOf(field)] ?? null
    if (field === 'stage') {
      const name = foldText(typed ?? '')
      if (name === '') continue
      stage = stages.find((one) => one.name === name || one.key === name)
      if (!stage) return { field, cause: 'no-such-stage', reason: `没有名为“${name}”的阶段` }
    } else if (field === 'createdAt' || field === 'closedAt') {
      const date = readDate(typed, { order: 'ymd' })
      if (date === null) continue
      if ('problem' in date) return { field, cause: 'not-date', reason: `“${typed ?? ''}”不是日期` }
      dates[field] = isoOf(instantAt(dayNumber(date.value), morning, utcOffsetMinutes))
    } else {
      const outcome = isCustomField(field)
        ? readCustomCell(tx.read, 'opportunities', field, typed)
        : readPlainCell(tx.read, field, typed)
      if ('refused' in outcome) return { field, cause: outcome.cause, reason: outcome.refused }
      Object.assign(row, outcome.patch)
    }
  }
  if (!stage) return { field: 'stage', cause: 'no-such-stage', reason: '没有可用的阶段' }
  const createdAt = dates.createdAt ?? dates.closedAt ?? at
  const ended = stage.closing !== null && dates.closedAt !== null && dates.closedAt >= createdAt
  return { row, stage, createdAt, enteredAt: ended ? dates.closedAt : null }
}
