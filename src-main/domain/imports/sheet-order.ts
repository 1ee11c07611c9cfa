import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import type { ImportTarget } from './import-target.ts'
import { importTargetsByName } from './targets/all-targets.ts'

const listsNamed: Readonly<Record<string, ImportTargetName>> = {
  customer: 'customers',
  member: 'members',
  product: 'products',
  opportunity: 'opportunities',
}

/**
 * The order in which sheets of one workbook are written: what rows of a list name comes before it (customers before
 * their opportunities), sheets of one list in the order of the file.
 * @returns positions in `targets`
 */
export function sheetOrder(targets: readonly ImportTargetName[]): number[] {
  const depths = new Map<ImportTargetName, number>()
  for (const target of targets) depths.set(target, depthOf(target, []))
  return targets
    .map((target, at) => ({ at, depth: depths.get(target) ?? 0 }))
    .sort((a, b) => a.depth - b.depth || a.at - b.at)
    .map(({ at }) => at)
}

/** How many lists stand between this one and those that name no other. */
function depthOf(name: ImportTargetName, above: readonly ImportTargetName[]): number {
  const named = namedBy(importTargetsByName[name]).filter((other) => other !== name && !above.includes(other))
  return Math.max(0, ...named.map((other) => 1 + depthOf(other, [...above, name])))
}

function namedBy(target: ImportTarget): ImportTargetName[] {
  return target.fields.flatMap(({ names }) => (names === undefined ? [] : (listsNamed[names] ?? [])))
}
