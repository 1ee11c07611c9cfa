import { customKindOf, customLists, type CustomList } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { ImportColumn, ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { targetWith, type OwnField } from '../../domain/imports/custom-target.ts'
import { readHeader } from '../../domain/imports/header-text.ts'
import type { HostWork } from '../../jobs/host-work.ts'
import type { Reading } from '../../store/contexts.ts'
import { definedFields } from '../fields/index.ts'
import type { ImportEntity } from './import-entity.ts'

function listOf(target: ImportTargetName): CustomList | undefined {
  return customLists.find((list) => list === target)
}

/** Fields that the workspace defined for a list that is imported into (rule J1). */
export function ownFields({ read }: Pick<Reading, 'read'>, { target }: { target: ImportTargetName }): OwnField[] {
  const list = listOf(target)
  if (!list) return []
  return definedFields(read, list).map(({ field, kind, title, choices }) => ({ field, kind, title, choices }))
}

/** The same, for whoever has no store of its own. */
export async function askOwnFields(work: HostWork, target: ImportTargetName): Promise<OwnField[]> {
  if (!listOf(target)) return []
  return (await work.store().step('imports.ownFields', { target }, { on: 'reader' })) as OwnField[]
}

/** A list as the store knows it, with fields of the workspace's own. */
export function entityWith(entity: ImportEntity, own: readonly OwnField[]): ImportEntity {
  if (own.length === 0) return entity
  const target = targetWith(entity.target, own)
  const { ahead } = entity
  return {
    ...entity,
    target,
    stored: (read, id) => entity.stored(read, id, target.custom),
    ...(ahead ? { ahead: (read, identities, keys) => ahead(read, identities, keys, target.custom) } : {}),
  }
}

/**
 * Columns whose header is what a field of the workspace's own is called are taken for it, unless the header is surely
 * another field's; a remembered field that is no longer there is let go.
 */
export function withOwnFields(columns: readonly ImportColumn[], own: readonly OwnField[]): ImportColumn[] {
  const byTitle = new Map(own.map((field) => [readHeader(field.title).leaf, field.field] as const))
  const there = new Set<string>(own.map(({ field }) => field))
  const taken = new Set(columns.map((column) => column.field))
  return columns.map((column): ImportColumn => {
    if (column.field !== null && customKindOf(column.field) !== undefined && !there.has(column.field))
      return { ...column, field: null, confidence: 0, by: 'none' }
    const field = byTitle.get(readHeader(column.header).leaf)
    if (field === undefined || taken.has(field) || column.by === 'remembered') return column
    if (column.field !== null && column.confidence >= 0.95) return column
    taken.add(field)
    return { ...column, field, confidence: 1, by: 'header' }
  })
}
