import type { ReadHandle } from '../../store/read-handle.ts'

/** The region of a customer as a day of the workspace began; empty for none. */
export function regionBefore(read: ReadHandle, customerId: number, day: string, now: string | null): string {
  const changed = read.get<{ region: string | null }>(
    `SELECT json_extract(r.before, '$.region') AS region FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
     WHERE r.row_id = ? AND r.table_name = 'customer' AND r.op = 'update' AND json_type(r.before, '$.region') IS NOT NULL
       AND s.at >= strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-8 hours') ORDER BY s.at, s.id LIMIT 1`,
    customerId,
    day,
  )
  return (changed ? changed.region : now) ?? ''
}

/** The same for many customers, each looked up once. */
export function regionThen(read: ReadHandle, day: string): (customerId: number, now: string | null) => string {
  const known = new Map<number, string>()
  return (customerId, now) => {
    const region = known.get(customerId) ?? regionBefore(read, customerId, day, now)
    known.set(customerId, region)
    return region
  }
}
