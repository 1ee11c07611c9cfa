import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** A party's name: the customer's, its survivor's after a merge, or the group's. */
export function partyName(read: ReadHandle, party: number): string {
  if (party < 0) return read.value<string>('SELECT name FROM trade_group WHERE id = ?', -party) ?? `#${-party}`
  return (
    read.value<string>('SELECT name FROM customer WHERE id = ?', party) ??
    read.value<string>(
      'SELECT k.name FROM customer_merge AS g JOIN customer AS k ON k.id = g.into_id WHERE g.from_id = ?',
      party,
    ) ??
    `#${party}`
  )
}

/** Who may take part; null: everybody. A group takes part when one of its customers may. */
export function partiesInScope(read: ReadHandle, { scope }: Pick<RebateDefinition, 'scope'>): ReadonlySet<number> | null {
  const conditions: string[] = []
  const values: string[] = []
  const among = (column: string, list: readonly (string | number)[] | undefined) => {
    if (!list || list.length === 0) return
    conditions.push(`${column} IN (SELECT value FROM json_each(?))`)
    values.push(JSON.stringify(list))
  }
  among('k.region', scope.regions)
  among('k.tier', scope.tiers)
  among('k.type', scope.types)
  among('k.id', scope.customers)
  if (conditions.length === 0) return null
  const rows = read.all<{ id: number; group_id: number | null }>(
    `SELECT k.id, m.group_id FROM customer AS k LEFT JOIN trade_group_member AS m ON m.customer_id = k.id WHERE ${conditions.join(' AND ')}`,
    ...values,
  )
  return new Set(rows.flatMap(({ id, group_id }) => (group_id === null ? [id] : [id, -group_id])))
}
