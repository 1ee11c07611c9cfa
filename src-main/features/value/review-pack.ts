import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import { daysBetween } from '../../domain/_base/dates.ts'
import { endOfDate, instantOf, isoOf, type Instant } from '../../domain/_base/instants.ts'
import { median } from '../../domain/_base/median.ts'
import { addMonths } from '../../domain/_base/months.ts'
import { quarterOf } from '../../domain/_base/quarters.ts'
import { nextImprovements } from '../../domain/value/improvements.ts'
import type { Reading } from '../../store/contexts.ts'
import { readObligations } from '../services/index.ts'
import { rulesOn } from '../settings/index.ts'
import { CustomerIndicators } from './customer-indicators.ts'
import { packIndicators } from './pack-indicators.ts'
import { figuresOf, healthOf, lastReadings } from './health.ts'
import { planOf } from './review-plan.ts'
import { evaluationsOf, snapshotsOfCustomer } from './snapshots.ts'

interface Customer {
  readonly id: number
  readonly name: string
  readonly tier: Tier | null
  readonly industry: string | null
  readonly region: string | null
  readonly owner: string | null
  readonly manager: string | null
  readonly service_end_on: string | null
  readonly annual_purchase_fen: number | null
}

const zone = 480

/** The value review pack (rule C5): value against a year ago and the industry, service kept, three next steps prefilled. */
export const reviewPack: QueryHandlers<typeof value, Reading>['reviewPack'] = (r, { customerId }) => {
  const { read } = r
  const customer = read.get<Customer>(
    `SELECT k.id, k.name, k.tier, k.industry, k.region, m.name AS owner, s.name AS manager, k.service_end_on, k.annual_purchase_fen
     FROM customer AS k LEFT JOIN member AS m ON m.id = k.owner_id LEFT JOIN member AS s ON s.id = k.success_manager_id WHERE k.id = ?`,
    customerId,
  )
  if (!customer) throw refuse('value.reviewPack', 'not-found', '这位客户已被删除。')
  const today = r.clock.today()
  const rules = rulesOn(read, today)
  const current = quarterOf(today)
  const { definitions, indicators } = packIndicators(new CustomerIndicators(r, customer), current)
  const reading = lastReadings(read, customerId).get(customerId)?.[0]
  const health = reading ? { readOn: reading.read_on, ...figuresOf(reading), value: healthOf(reading, rules).value } : null
  const service = serviceOf(r, customer, today)
  const names = new Map(evaluationsOf(read).map(({ id, quarter }) => [id, quarter]))
  const missing: string[] = []
  if (!indicators.some(({ quarter }) => quarter === current)) missing.push('indicators')
  if (!health) missing.push('health')
  if (service.clauses.length === 0) missing.push('promises')
  return {
    customer: {
      id: customer.id,
      name: customer.name,
      tier: customer.tier,
      industry: customer.industry,
      region: customer.region,
      ownerName: customer.owner,
      successManagerName: customer.manager,
      serviceEndOn: customer.service_end_on,
      days: customer.service_end_on === null ? null : daysBetween(today, customer.service_end_on),
      annualPurchase: customer.annual_purchase_fen === null ? null : { fen: customer.annual_purchase_fen },
    },
    today,
    quarter: current,
    definitions,
    indicators,
    service,
    scores: snapshotsOfCustomer(read, customerId).map(({ evaluation_id, score, tier }) => ({
      quarter: names.get(evaluation_id) ?? '',
      score,
      tier,
    })),
    health,
    improvements: nextImprovements({
      clauses: service.clauses,
      indicators: indicators.filter(({ quarter }) => quarter === current),
      health: reading ? figuresOf(reading) : null,
      medianResponseHours: service.medianResponseHours,
      medianResponseHoursBefore: service.medianResponseHoursBefore,
      reviews: service.reviews,
      cocreations: service.cocreations,
    }),
    steps: planOf(read, customer.id, current),
    missing,
  }
}

function serviceOf(r: Reading, customer: Customer, today: string) {
  const { read } = r
  const now = endOfDate(today, zone)
  const year = endOfDate(addMonths(today, -12), zone)
  const before = endOfDate(addMonths(today, -24), zone)
  const hours = (from: Instant, to: Instant) =>
    median(
      read.column<number>(
        `SELECT (julianday(first_response_at) - julianday(opened_at)) * 24 FROM ticket WHERE customer_id = ? AND kind = '技术问题' AND first_response_at IS NOT NULL AND opened_at >= ? AND opened_at < ?`,
        customer.id,
        isoOf(from),
        isoOf(to),
      ),
    )
  const complaints = (from: Instant, to: Instant) =>
    read.value<number>(
      `SELECT count(*) FROM ticket WHERE customer_id = ? AND kind = '投诉' AND opened_at >= ? AND opened_at < ?`,
      customer.id,
      isoOf(from),
      isoOf(to),
    ) ?? 0
  return {
    clauses: clauseRecord(r, customer, now, year, before),
    medianResponseHours: hours(year, now),
    medianResponseHoursBefore: hours(before, year),
    complaints: complaints(year, now),
    complaintsBefore: complaints(before, year),
    reviews:
      read.value<number>(
        `SELECT count(*) FROM meeting WHERE customer_id = ? AND kind = '战略复盘会' AND held_on > ?`,
        customer.id,
        addMonths(today, -12),
      ) ?? 0,
    cocreations:
      read.value<number>(
        'SELECT count(*) FROM cocreation WHERE customer_id = ? AND published_on > ?',
        customer.id,
        addMonths(today, -24),
      ) ?? 0,
  }
}

/** Promises kept and broken, this year, the year before, and by all customers of the tier. */
function clauseRecord(r: Reading, customer: Customer, now: Instant, year: Instant, before: Instant) {
  const own = readObligations(r.read, now, 'o.customer_id = ? AND o.started_at >= ?', customer.id, isoOf(before))
  const tier = readObligations(
    r.read,
    now,
    'o.started_at >= ? AND o.customer_id IN (SELECT id FROM customer WHERE tier IS ?)',
    isoOf(year),
    customer.tier,
  )
  const keys = [...new Set(own.map(({ row }) => row.clause_key))]
  const counted = (of: typeof own, key: string, kept: boolean, from: Instant, to: Instant) =>
    of.filter(({ row, reading }) => {
      const at = instantOf(row.started_at)
      if (row.clause_key !== key || at < from || at >= to) return false
      return kept ? reading.light === 'met' : reading.light === 'late' || reading.light === 'breached'
    }).length
  return keys.map((key) => ({
    clauseKey: key,
    clauseName: own.find(({ row }) => row.clause_key === key)?.terms.name ?? null,
    kept: counted(own, key, true, year, now),
    late: counted(own, key, false, year, now),
    keptBefore: counted(own, key, true, before, year),
    lateBefore: counted(own, key, false, before, year),
    tierKept: counted(tier, key, true, year, now),
    tierLate: counted(tier, key, false, year, now),
  }))
}
