import type { Filter, FilterCondition } from '../../../src-preload/contract/_words/filter.ts'

/** Whose targets a question about deals is measured against. */
export type TargetedBy =
  | { readonly by: 'everybody' }
  | { readonly by: 'regions' | 'members' | 'teams'; readonly names: readonly string[] }
  /** Targets are not set that way (a product, a search): there is none to compare with. */
  | { readonly by: 'none' }

const kinds: Readonly<Record<string, 'regions' | 'members' | 'teams'>> = {
  region: 'regions',
  owner: 'members',
  ownerName: 'members',
  team: 'teams',
}

/**
 * Targets exist for regions and reps. A question that asks for one of these and nothing else has theirs; one that asks for
 * nothing has the whole; any other has none, rather than one that is not meant.
 */
export function targetedBy(filter: Filter | undefined, search: string | undefined): TargetedBy {
  if ((search ?? '').trim() !== '') return { by: 'none' }
  const conditions = filter === undefined ? [] : flat(filter)
  if (conditions === null) return { by: 'none' }
  const narrowing = conditions.filter(({ field }) => field !== 'open')
  const [only, second] = narrowing
  if (only === undefined) return { by: 'everybody' }
  const by = kinds[only.field]
  const names = namesIn(only)
  return second !== undefined || by === undefined || names === null ? { by: 'none' } : { by, names }
}

/** Null where conditions are joined by more than "and". */
function flat(filter: Filter): FilterCondition[] | null {
  if ('field' in filter) return [filter]
  if (!('all' in filter)) return null
  const parts = filter.all.map(flat)
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? [])
}

function namesIn({ op, value }: FilterCondition): readonly string[] | null {
  if (op === 'eq' && typeof value === 'string') return [value]
  return op === 'in' && Array.isArray(value) ? value.map(String) : null
}
