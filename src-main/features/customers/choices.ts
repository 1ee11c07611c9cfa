import type { ReadHandle } from '../../store/read-handle.ts'

interface ValueCount {
  readonly value: string
  readonly count: number
}

const mostListed = 500
const counted = ['type', 'industry', 'region', 'province', 'city', 'source', 'owner_id', 'tags'] as const
type Counted = (typeof counted)[number]

/**
 * Values in use, commonest first, for pickers and filter lists. One pass over the customers, counted here: grouping in
 * SQL sorts the whole table once for each column.
 */
export function choices(read: ReadHandle) {
  const counts = countValues(read)
  const of = (column: Counted) => listed(counts[column])
  const owners = counts.owner_id as ReadonlyMap<unknown, number>
  return {
    type: of('type'),
    industry: of('industry'),
    region: of('region'),
    province: of('province'),
    city: of('city'),
    source: of('source'),
    owner: read
      .all<{ id: number; name: string }>('SELECT id, name FROM member WHERE active = 1 ORDER BY pinyin')
      .map(({ id, name }) => ({ value: name, count: owners.get(id) ?? 0 }))
      .sort((a, b) => b.count - a.count),
    tags: listed(tagCounts(counts.tags)),
  }
}

function countValues(read: ReadHandle): Record<Counted, Map<unknown, number>> {
  const counts = counted.map(() => new Map<unknown, number>())
  for (const row of read.eachArray(`SELECT ${counted.join(', ')} FROM customer`))
    for (let at = 0; at < counted.length; at++) {
      const value = row[at]
      if (value === null) continue
      const of = counts[at] as Map<unknown, number>
      of.set(value, (of.get(value) ?? 0) + 1)
    }
  return Object.fromEntries(counted.map((column, at) => [column, counts[at]])) as Record<Counted, Map<unknown, number>>
}

function tagCounts(sets: ReadonlyMap<unknown, number>): Map<unknown, number> {
  const counts = new Map<unknown, number>()
  for (const [set, count] of sets) for (const tag of String(set).split(',')) counts.set(tag, (counts.get(tag) ?? 0) + count)
  return counts
}

const listed = (counts: ReadonlyMap<unknown, number>): ValueCount[] =>
  [...counts]
    .map(([value, count]) => ({ value: String(value), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostListed)
