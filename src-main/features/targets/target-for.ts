import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import type { TargetMeasure } from '../../../src-preload/contract/_words/targets.ts'
import { targetedBy, type TargetedBy } from '../../domain/sales-targets/targeted-by.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { monthTargets } from './stored-targets.ts'

export type { TargetedBy } from '../../domain/sales-targets/targeted-by.ts'

/**
 * The target a question about deals is measured against, by month; months without any are left out. The whole is what the
 * regions are to reach, or the reps where no region has a target.
 */
export function targetFor(
  read: ReadHandle,
  { filter, search }: RowQuery,
  span: { readonly from: string; readonly to: string; readonly measure: TargetMeasure },
): { readonly by: TargetedBy['by']; readonly months: ReadonlyMap<string, number> } {
  const meant = targetedBy(filter, search)
  const all = meant.by === 'none' ? [] : monthTargets(read, span)
  const scope =
    meant.by === 'regions' || (meant.by === 'everybody' && all.some((one) => one.scope === 'region')) ? 'region' : 'member'
  const subjects = meant.by === 'members' || meant.by === 'teams' ? new Set(membersOf(read, meant.by, meant.names)) : null
  const months = new Map<string, number>()
  for (const { scope: own, subject, name, month, fen } of all) {
    if (own !== scope || (subjects && !subjects.has(subject))) continue
    if (meant.by === 'regions' && !meant.names.includes(name)) continue
    months.set(month, (months.get(month) ?? 0) + fen)
  }
  return { by: meant.by, months }
}

function membersOf(read: ReadHandle, by: 'members' | 'teams', names: readonly string[]): string[] {
  return read.column<string>(
    `SELECT 'member:' || id FROM member WHERE ${by === 'teams' ? 'team' : 'name'} IN (SELECT value FROM json_each(?))`,
    JSON.stringify(names),
  )
}
