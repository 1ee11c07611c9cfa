import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import { addDays, daysBetween } from '../../domain/_base/dates.ts'
import { quarterOf } from '../../domain/_base/quarters.ts'
import type { Reading } from '../../store/contexts.ts'
import { rulesOn } from '../settings/index.ts'
import { CustomerIndicators } from './customer-indicators.ts'
import { indicatorDefinitions } from './indicator-definitions.ts'
import { healthOf, lastReadings } from './health.ts'

interface Ending {
  readonly id: number
  readonly name: string
  readonly tier: Tier | null
  readonly industry: string | null
  readonly owner: string | null
  readonly service_end_on: string
  readonly annual_purchase_fen: number | null
}

/** Services that end within the lead (rule C5), soonest first. */
export const renewals: QueryHandlers<typeof value, Reading>['renewals'] = (r, { within, limit = 300 }) => {
  const { read, clock } = r
  const today = clock.today()
  const rules = rulesOn(read, today)
  const leadDays = within ?? rules.reviewPackLeadDays
  const until = addDays(today, leadDays)
  const readings = lastReadings(read)
  const definitions = indicatorDefinitions(read)
  const current = quarterOf(today)
  const rows = read.all<Ending>(
    `SELECT k.id, k.name, k.tier, k.industry, m.name AS owner, k.service_end_on, k.annual_purchase_fen
     FROM customer AS k LEFT JOIN member AS m ON m.id = k.owner_id WHERE k.service_end_on BETWEEN ? AND ?
     ORDER BY k.service_end_on, k.annual_purchase_fen DESC, k.id LIMIT ?`,
    today,
    until,
    limit,
  )
  return {
    leadDays,
    total: read.value<number>('SELECT count(*) FROM customer WHERE service_end_on BETWEEN ? AND ?', today, until) ?? 0,
    rows: rows.map((row) => {
      const reading = readings.get(row.id)?.[0]
      const own = new CustomerIndicators(r, row, definitions)
      const known = own.definitions.filter(
        (one) =>
          own.entered.some(({ quarter, name }) => quarter === current && name === one.name) ||
          (own.reckoned(one, current)?.value ?? null) !== null,
      )
      return {
        customerId: row.id,
        name: row.name,
        tier: row.tier,
        ownerName: row.owner,
        serviceEndOn: row.service_end_on,
        days: daysBetween(today, row.service_end_on),
        annualPurchase: row.annual_purchase_fen === null ? null : { fen: row.annual_purchase_fen },
        health: reading ? healthOf(reading, rules).value : null,
        indicators: known.length,
        indicatorsOf: own.definitions.length,
      }
    }),
  }
}
