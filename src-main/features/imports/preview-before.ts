import { byColumn, type ImportTarget, type StoredValue } from '../../domain/imports/import-target.ts'
import { recordIn } from '../../domain/imports/read-record.ts'
import { valueInWords } from '../../domain/imports/value-words.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import type { StagedRow } from './staged-row.ts'
import type { Stage } from './stage.ts'

/** Texts by field. */
export type Words = Record<string, string>

export function inWords(stage: Stage, target: ImportTarget, row: Readonly<Record<string, StoredValue>>): Words {
  const words: Words = {}
  const mapped = new Set(stage.plan.file.columns.map((column) => column.field))
  const apart = mapped.has('budgetMin') || mapped.has('budgetMax')
  for (const field of target.fields) {
    // A range is shown as one value, unless the file has a column for each end.
    if ((field.key === 'budgetMin' || field.key === 'budgetMax') !== apart && field.key.startsWith('budget')) continue
    const text = valueInWords(field, row)
    if (text !== null) words[field.key] = text
  }
  return words
}

/**
 * What an update would replace, by field: what stands in the store, or, of a row that goes to the same record as an
 * earlier row of the file, what that one says. No field that stays as it is.
 */
export function beforeInWords(r: Reading, stage: Stage, staged: StagedRow): Words {
  if (staged.class !== 'updated') return {}
  return staged.targetId === null ? beforeInFile(r, stage, staged) : beforeInStore(r, stage, staged, staged.targetId)
}

function beforeInStore(r: Reading, stage: Stage, staged: StagedRow, id: number): Words {
  const { entity, policies } = stage.plan
  const record = recordIn(staged)
  const stored = record && entity.stored(r.read, id)
  if (!stored) return {}
  const before = changedInWords(stage, stored as Record<string, StoredValue>, staged)
  for (const field of entity.referenceChanges(stored, record, staged.link, policies, r))
    before[field] = String(stored[field] ?? '')
  return { ...before, ...partInWords(stage, entity.partBefore?.(r.read, { id }, record, policies)) }
}

function beforeInFile(r: Reading, stage: Stage, staged: StagedRow): Words {
  const { entity, policies } = stage.plan
  const record = recordIn(staged)
  const row = staged.targetRow === null ? undefined : stage.get(staged.targetRow)
  const earlier = row && recordIn(row)
  if (!record || !earlier) return {}
  const before = changedInWords(stage, byColumn(entity.target.columns, earlier.values), staged)
  for (const [at, field] of entity.target.references.entries()) {
    const stands = earlier.references[at] ?? null
    if (policies.writesReference(field, record.references[at] ?? null, stands)) before[field] = stands ?? ''
  }
  return { ...before, ...partInWords(stage, entity.partBefore?.(r.read, { part: earlier.part }, record, policies)) }
}

function changedInWords(stage: Stage, stands: Readonly<Record<string, StoredValue>>, staged: StagedRow): Words {
  const { entity, policies } = stage.plan
  const record = recordIn(staged)
  if (!record) return {}
  const all = inWords(stage, entity.target, stands)
  const changed = new Set(policies.changes(stands, record, staged.named))
  return Object.fromEntries(
    entity.target.fields
      .filter((field) => field.columns.some((column) => changed.has(column)))
      .map(({ key }) => [key, all[key] ?? '']),
  )
}

function partInWords(stage: Stage, before: Readonly<Row> = {}): Words {
  return Object.fromEntries(
    stage.plan.entity.target.fields
      .filter(({ part }) => part !== undefined && part in before)
      .map(({ key, part = '' }) => [key, String(before[part] ?? '')]),
  )
}
