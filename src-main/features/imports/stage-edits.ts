import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { imports, RowChoice } from '../../../src-preload/contract/imports.ts'
import { foldText } from '../../domain/_base/text.ts'
import { readRecord, recordText } from '../../domain/imports/read-record.ts'
import type { StreamedRow } from '../../jobs/workers/sheet-messages.ts'
import type { Writing } from '../../store/contexts.ts'
import { importEntities } from './entities.ts'
import { isStale, judgeAfter } from './judge-again.ts'
import { liveStage, type LiveStage } from './live-stages.ts'
import type { StagedRow } from './staged-row.ts'
import type { Stage } from './stage.ts'
import { stagedState } from './staged-state.ts'

type Commands = CommandHandlers<typeof imports, Writing>

export const decide: Commands['decide'] = (w, { stageId, rows, choice }) => {
  const live = liveStage(stageId)
  const { entity } = live.stage.plan
  const gone =
    (choice.kind === 'record' && !entity.stored(w.read, choice.id)) ||
    (choice.kind === 'link' && !importEntities.customers.stored(w.read, choice.id))
  if (gone) throw refuse('imports.decide', 'not-there', '选中的记录已不在了，请换一个。')
  const kept = choice.kind === 'undecided' ? null : choice
  edit(live, rows, (was) => ({ fixes: was.fixes, chosen: kept }))
  if (choice.kind !== 'new' && choice.kind !== 'undecided') for (const row of rows) live.stage.suspects.settle(row)
  return changed(w, live)
}

export const tick: Commands['tick'] = (w, { stageId, rows = null, class: rowClass = null, ticked }) => {
  const live = liveStage(stageId)
  live.stage.batch(() => live.stage.tick(rows, rowClass, ticked))
  return changed(w, live)
}

export const fix: Commands['fix'] = (w, { stageId, row, field, value }) => {
  const live = liveStage(stageId)
  const index = columnOf(live.stage, field, 'imports.fix')
  edit(live, [row], (was) => {
    recount(live.stage, field, cellsOf(was)[index] ?? '', value ?? '')
    return { fixes: { ...was.fixes, [index]: value }, chosen: was.chosen }
  })
  return changed(w, live)
}

export const replaceValue: Commands['replaceValue'] = (w, { stageId, field, from, to }) => {
  const live = liveStage(stageId)
  const index = columnOf(live.stage, field, 'imports.replaceValue')
  const wanted = foldText(from)
  const found: number[] = []
  for (const staged of live.stage.rows(['created', 'updated', 'unchanged', 'ambiguous', 'rejected']))
    if (foldText(cellsOf(staged)[index] ?? '') === wanted) found.push(staged.row)
  edit(live, found, (was) => {
    recount(live.stage, field, from, to ?? '')
    return { fixes: { ...was.fixes, [index]: to }, chosen: was.chosen }
  })
  return changed(w, live)
}

export const createReference: Commands['createReference'] = (w, { stageId, field, value, create }) => {
  const live = liveStage(stageId)
  const { plan } = live.stage
  const index = columnOf(live.stage, field, 'imports.createReference')
  const names = plan.creating.get(field) ?? new Set<string>()
  plan.creating.set(field, names)
  const meant = new Set(typeof value === 'string' ? [value] : value)
  for (const one of meant)
    if (create) names.add(one)
    else names.delete(one)
  const found: number[] = []
  for (const staged of live.stage.rows(['created', 'ambiguous', 'rejected']))
    if (meant.has(foldText(cellsOf(staged)[index] ?? ''))) found.push(staged.row)
  edit(live, found, (was) => ({ fixes: was.fixes, chosen: was.chosen }))
  return changed(w, live)
}

export const keepBoth: Commands['keepBoth'] = (w, { stageId, row }) => {
  const live = liveStage(stageId)
  live.stage.suspects.settle(row)
  return changed(w, live)
}

/** Judges a later sheet by the sheets before it as they stand now. */
export const refresh: Commands['refresh'] = (w, { stageId }) => {
  const live = liveStage(stageId)
  if (!isStale(live)) return stagedState(w, live.stage)
  judgeAfter(w, live)
  live.stage.version++
  return stagedState(w, live.stage)
}

function changed(w: Writing, live: LiveStage) {
  live.stage.version++
  // Rows read again were judged by the store alone.
  judgeAfter(w, live)
  return stagedState(w, live.stage)
}

/** The cells of a row as they stand now. */
export function cellsOf({ raw, fixes }: Pick<StagedRow, 'raw' | 'fixes'>): string[] {
  const cells = JSON.parse(raw) as string[]
  for (const [index, text] of Object.entries(fixes)) {
    while (cells.length <= Number(index)) cells.push('')
    cells[Number(index)] = text ?? ''
  }
  return cells
}

/** Where a field's column stands in the file. */
function columnOf(
  stage: Stage,
  field: string,
  method: 'imports.fix' | 'imports.replaceValue' | 'imports.createReference',
): number {
  const column = stage.plan.file.columns.find((one) => one.field === field)
  if (!column) throw refuse(method, 'no-such-field', '文件里没有这一列，不能在这里修改。请回到上一步为它选择一列。', { field })
  return column.index
}

interface Edited {
  readonly fixes: StagedRow['fixes']
  readonly chosen: RowChoice | null
}

/** Reads and judges rows again, and then the rows whose judgement hangs on them. */
function edit({ stage, matcher }: LiveStage, rows: readonly number[], change: (was: StagedRow) => Edited): void {
  const done = new Set<number>()
  const again = (row: number, how: (was: StagedRow) => Edited): StreamedRow[] => {
    const was = stage.get(row)
    if (!was || done.has(row)) return []
    done.add(row)
    const edited = how(was)
    const streamed = readAgain(stage, was, edited.fixes)
    stage.replace(streamed, matcher.judge(streamed, edited.chosen), was, edited.fixes, edited.chosen)
    return [streamed]
  }
  stage.batch(() => {
    const hanging = new Set<number>()
    for (const row of rows) {
      for (const other of stage.following(row)) hanging.add(other)
      for (const streamed of again(row, change)) for (const other of matcher.relatives(row, streamed)) hanging.add(other)
    }
    for (const row of [...hanging].sort((a, b) => a - b)) again(row, (was) => ({ fixes: was.fixes, chosen: was.chosen }))
  })
}

function readAgain({ plan }: Stage, was: StagedRow, fixes: StagedRow['fixes']): StreamedRow {
  const { target } = plan.entity
  const { settings, rules } = plan.file
  const cells = cellsOf({ raw: was.raw, fixes })
  const read = readRecord(
    target,
    was.row,
    cells.map((text) => (text === '' ? null : text)),
    plan.columns,
    { inferRoles: settings.inferRoles ?? true, rules },
  )
  return {
    row: was.row,
    ignored: read.ignored,
    content: read.record && recordText(read.record),
    identity: read.identity,
    references: read.record?.references ?? [],
    problems: read.problems,
    raw: was.raw,
  }
}

/** Keeps what is known of a column's values in step with its cells. */
function recount(stage: Stage, field: string, from: string, to: string): void {
  const counts = stage.plan.seen.get(field)
  if (!counts) return
  const before = foldText(from)
  const after = foldText(to)
  const left = (counts.get(before) ?? 1) - 1
  if (left > 0) counts.set(before, left)
  else counts.delete(before)
  if (after !== '') counts.set(after, (counts.get(after) ?? 0) + 1)
}
