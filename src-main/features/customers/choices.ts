import type { ReadHandle } from '../../store/read-handle.ts'

interface ValueCount {
  readonly value: string
  readonly count: number
}

const mostListed = 500

/** Values in use, commonest first, for pickers and filter lists. */
export function choices(read: ReadHandle) {
  const of = (column: string) =>
    read.all<ValueCount>(
      `SELECT ${column} AS value, count(*) AS count FROM customer WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostListed}`,
    )
  return {
    type: of('type'),
    industry: of('industry'),
    region: of('region'),
    province: of('province'),
    city: of('city'),
    source: of('source'),
    owner: read.all<ValueCount>(
      `SELECT m.name AS value, count(c.id) AS count FROM member AS m LEFT JOIN customer AS c ON c.owner_id = m.id
       WHERE m.active = 1 GROUP BY m.id ORDER BY 2 DESC, m.pinyin`,
    ),
    tags: tagCounts(read),
  }
}

function tagCounts(read: ReadHandle): ValueCount[] {
  const counts = new Map<string, number>()
  const sets = read.all<ValueCount>('SELECT tags AS value, count(*) AS count FROM customer WHERE tags IS NOT NULL GROUP BY tags')
  for (const { value, count } of sets) for (const tag of value.split(',')) counts.set(tag, (counts.get(tag) ?? 0) + count)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostListed)
}
