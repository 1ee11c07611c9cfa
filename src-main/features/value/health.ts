import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import { successHealth } from '../../domain/customers/success-health.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { rulesOn } from '../settings/index.ts'

export interface HealthRow {
  readonly customer_id: number
  readonly read_on: string
  readonly nps: number | null
  readonly active_rate: number | null
  readonly renewal: number | null
}

/** The last reading of each customer, and of one only. */
export function lastReadings(read: ReadHandle, customerId?: number): Map<number, HealthRow[]> {
  const found = new Map<number, HealthRow[]>()
  const rows = read.all<HealthRow>(
    `SELECT customer_id, read_on, nps, active_rate, renewal FROM health_reading ${customerId === undefined ? '' : 'WHERE customer_id = ?'} ORDER BY customer_id, read_on DESC, id DESC`,
    ...(customerId === undefined ? [] : [customerId]),
  )
  for (const row of rows) {
    const own = found.get(row.customer_id)
    if (!own) found.set(row.customer_id, [row])
    else if (own.length < 2) own.push(row)
  }
  return found
}

/** Rule D5 for a reading. */
export function healthOf(
  { nps, active_rate, renewal }: HealthRow,
  rules: RuleSettings,
): { value: number | null; healthy: boolean | null } {
  const text = (value: number | null) => (value === null ? null : String(value))
  const { nps: ofNps, activeRate, renewal: ofRenewal } = rules.healthWeights
  const { score, healthy } = successHealth(
    { nps: text(nps), activeRate: text(active_rate), renewalForecast: text(renewal) },
    String(rules.healthyFrom),
    { nps: String(ofNps), activeRate: String(activeRate), renewalForecast: String(ofRenewal) },
  )
  return { value: score === null ? null : Number(score), healthy }
}

export const figuresOf = ({ nps, active_rate, renewal }: HealthRow) => ({ nps, activeRate: active_rate, renewal })

/** Rule D5 over everybody with a reading, weakest first; those that lack a part after the others. */
export const health: QueryHandlers<typeof value, Reading>['health'] = (r, { region, limit = 500 }) => {
  const rules = rulesOn(r.read, r.clock.today())
  const readings = lastReadings(r.read)
  const customers = r.read.all<{ id: number; name: string; tier: Tier | null; region: string | null; owner: string | null }>(
    `SELECT k.id, k.name, k.tier, k.region, m.name AS owner FROM json_each(?) AS wanted CROSS JOIN customer AS k ON k.id = wanted.value LEFT JOIN member AS m ON m.id = k.owner_id`,
    JSON.stringify([...readings.keys()]),
  )
  const rows = customers
    .filter((one) => region === undefined || one.region === region)
    .flatMap(({ id, name, tier, owner }) => {
      const [last, before] = readings.get(id) ?? []
      if (!last) return []
      const now = healthOf(last, rules)
      return [
        {
          customerId: id,
          name,
          tier,
          ownerName: owner,
          readOn: last.read_on,
          ...figuresOf(last),
          value: now.value,
          healthy: now.healthy,
          before: before ? healthOf(before, rules).value : null,
        },
      ]
    })
    .sort((a, b) => (a.value ?? 101) - (b.value ?? 101) || a.customerId - b.customerId)
  return {
    healthyFrom: rules.healthyFrom,
    healthy: rows.filter((row) => row.healthy === true).length,
    unhealthy: rows.filter((row) => row.healthy === false).length,
    incomplete: rows.filter((row) => row.healthy === null).length,
    unread:
      r.read.value<number>(
        `SELECT count(*) FROM customer AS k WHERE k.tier IN ('S', 'A') AND (? IS NULL OR k.region = ?) AND NOT EXISTS (SELECT 1 FROM health_reading AS h WHERE h.customer_id = k.id)`,
        region ?? null,
        region ?? null,
      ) ?? 0,
    rows: rows.slice(0, limit),
  }
}

export const saveHealth: CommandHandlers<typeof value, Writing>['saveHealth'] = (
  w,
  { customerId, readOn, nps, activeRate, renewal, note },
) => {
  const name = w.read.value<string>('SELECT name FROM customer WHERE id = ?', customerId)
  if (name === undefined) throw refuse('value.saveHealth', 'not-found', '这位客户已被删除。')
  if (readOn > w.clock.today()) throw refuse('value.saveHealth', 'in-the-future', '日期不能在今天以后。')
  const at = w.clock.now()
  return w.gate.write({ command: 'value.saveHealth', subject: name, actor: w.actor, origin: 'user', at }, (tx) => {
    const row = { nps, active_rate: activeRate, renewal, note: note ?? null }
    const there = tx.read.value<number>('SELECT id FROM health_reading WHERE customer_id = ? AND read_on = ?', customerId, readOn)
    if (there === undefined) tx.insert('health_reading', { customer_id: customerId, read_on: readOn, ...row, created_at: at })
    else tx.update('health_reading', there, row)
    return { changeSetId: tx.changeSetId }
  }).result
}
