import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import { addDays, daysBetween } from '../../domain/_base/dates.ts'
import { quarterOf } from '../../domain/_base/quarters.ts'
import { indicatorsOf } from '../../domain/value/value-indicators.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { rulesOn } from '../settings/index.ts'
import { healthOf, lastReadings } from './health.ts'

interface Ending {
  readonly id: number
  readonly name: string
  readonly tier: Tier | null
  readonly industry: string | null
  readonly owner: string | null
  readonly service_end_on: string
  readonly annual_purchase_fen: number | null
  readonly indicators: number
}

/** Services that end within the lead (rule C5), soonest first. */
export const renewals: QueryHandlers<typeof value, Reading>['renewals'] = ({ read, clock }, { within, limit = 300 }) => {
  const today = clock.today()
  const rules = rulesOn(read, today)
  const leadDays = within ?? rules.reviewPackLeadDays
  const until = addDays(today, leadDays)
  const readings = lastReadings(read)
  const rows = read.all<Ending>(
    `SELECT k.id, k.name, k.tier, k.industry, m.name AS owner, k.service_end_on, k.annual_purchase_fen,
       (SELECT count(*) FROM value_indicator AS i WHERE i.customer_id = k.id AND i.quarter = ?) AS indicators
     FROM customer AS k LEFT JOIN member AS m ON m.id = k.owner_id WHERE k.service_end_on BETWEEN ? AND ?
     ORDER BY k.service_end_on, k.annual_purchase_fen DESC, k.id LIMIT ?`,
    quarterOf(today),
    today,
    until,
    limit,
  )
  return {
    leadDays,
    total: read.value<number>('SELECT count(*) FROM customer WHERE service_end_on BETWEEN ? AND ?', today, until) ?? 0,
    rows: rows.map((row) => {
      const reading = readings.get(row.id)?.[0]
      return {
        customerId: row.id,
        name: row.name,
        tier: row.tier,
        ownerName: row.owner,
        serviceEndOn: row.service_end_on,
        days: daysBetween(today, row.service_end_on),
        annualPurchase: row.annual_purchase_fen === null ? null : { fen: row.annual_purchase_fen },
        health: reading ? healthOf(reading, rules).value : null,
        indicators: row.indicators,
        indicatorsOf: indicatorsOf(row.industry).length,
      }
    }),
  }
}

/** Value indicators of a quarter; a null takes one away. */
export const saveIndicators: CommandHandlers<typeof value, Writing>['saveIndicators'] = (w, { customerId, quarter, values }) => {
  const name = w.read.value<string>('SELECT name FROM customer WHERE id = ?', customerId)
  if (name === undefined) throw refuse('value.saveIndicators', 'not-found', '这位客户已被删除。')
  const at = w.clock.now()
  const intent = { command: 'value.saveIndicators', subject: name, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    for (const one of values) {
      const there = tx.read.value<number>(
        'SELECT id FROM value_indicator WHERE customer_id = ? AND quarter = ? AND name = ?',
        customerId,
        quarter,
        one.name,
      )
      if (one.value === null) {
        if (there !== undefined) tx.delete('value_indicator', there)
        continue
      }
      const row = { unit: one.unit, better: one.better, value: one.value, benchmark: one.benchmark }
      if (there === undefined)
        tx.insert('value_indicator', { customer_id: customerId, quarter, name: one.name, ...row, created_at: at })
      else tx.update('value_indicator', there, row)
    }
  })
  return { changeSetId: done.changeSetId }
}
