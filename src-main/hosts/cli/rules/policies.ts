import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { addDays, isDate } from '../../../domain/_base/dates.ts'
import { isoWeek, mondayOf } from '../../../domain/_base/weeks.ts'
import { divide, readExact, type Exact } from '../../../domain/_base/exact.ts'
import { fenToText } from '../../../domain/_base/money.ts'
import { bonus, type Bonus } from '../../../domain/incentives/bonus.ts'
import { rewardsFor } from '../../../domain/policies/calculator.ts'
import { inForce, policyConflicts } from '../../../domain/policies/in-force.ts'
import type { PolicyPayday, PolicyReward, PolicyVersion } from '../../../domain/policies/policy-card.ts'
import { isQuiet } from '../../../domain/policies/quiet-days.ts'
import { freezeAfter, priceDeviation } from '../../../domain/prices/price-deviation.ts'
import { CannotDo, given, list, number, object, optional, text, type Case, type Rules } from './case-reading.ts'
import { decimal } from './rebate-reading.ts'

function date(value: unknown): string {
  const read = weekMonday(text(value))
  if (!isDate(read)) throw new CannotDo('date YYYY-MM-DD expected')
  return read
}

/** The Monday of a week written `2026-W09`; anything else as it is. */
function weekMonday(read: string): string {
  const [, year = '', week] = /^(\d{4})-?W(\d{1,2})$/.exec(read) ?? []
  if (week === undefined) return read
  const monday = addDays(mondayOf(`${year}-01-04`), 7 * (Number(week) - 1))
  return isoWeek(monday) === `${year}-W${week.padStart(2, '0')}` ? monday : read
}

/** A ratio given as it is, or as two figures. */
function ratioOf(input: Case, name: string, above: string, below: string): string | Exact | null {
  if (input[name] !== undefined) return optional(input[name], decimal)
  const [over, under] = [optional(input[above], decimal), optional(input[below], decimal)]
  return over === null || under === null ? null : divide(readExact(over), readExact(under))
}

function incentive(input: Case): object {
  const ratio = optional(input['ltvCac'] ?? input['ltvToCac'], decimal)
  const answer = bonus({
    base: decimal(input['base']),
    signingAttainment: ratioOf(input, input['attainment'] === undefined ? 'signingAttainment' : 'attainment', 'signed', 'target'),
    ltv: ratio ?? optional(input['ltv'], decimal),
    cac: ratio === null ? optional(input['cac'], decimal) : '1',
    firstPaymentRate: ratioOf(
      input,
      input['firstPayment'] === undefined ? 'firstPaymentRate' : 'firstPayment',
      'firstPaid',
      'firstDue',
    ),
    activeRate: ratioOf(input, 'activeRate', 'active', 'activated'),
  })
  const shown = (fen: number | null) => (fen === null ? null : fenToText(fen))
  const parts = Object.entries(answer.parts) as [keyof Bonus['parts'], number | null][]
  return {
    bonus: shown(answer.fen),
    quality: answer.quality,
    parts: Object.fromEntries(parts.map(([name, fen]) => [name, shown(fen)])),
    missing: answer.missing,
  }
}

/** Lines in force of the region and week that are asked about; one that says nothing of these is among them. */
function isAsked(line: Case, region: string | null, week: string | null): boolean {
  const said = optional(line['region'], text)
  const day = optional(line['date'] ?? line['week'], date)
  return (
    line['inForce'] !== false &&
    (said === null || region === null || said === region) &&
    (day === null || week === null || mondayOf(day) === mondayOf(week))
  )
}

function deviation(input: Case): object {
  const region = optional(input['region'], text)
  const week = optional(input['week'] ?? input['date'], date)
  const lines = given(input['lines'])
    .map(object)
    .filter((line) => isAsked(line, region, week))
    .map((line) => ({
      actual: decimal(line['actual'] ?? line['price']),
      guide: optional(line['guide'] ?? line['guidePrice'], decimal),
      quantity: decimal(line['quantity'] ?? line['qty']),
    }))
  const measured = priceDeviation(lines, optional(input['limit'], decimal) ?? undefined)
  const freeze = week === null ? null : freezeAfter(region ?? '', week, measured)
  return {
    deviation: measured.ratio,
    withoutGuide: measured.withoutGuide,
    frozen: measured.above,
    ...(week === null ? {} : { freezeFrom: freeze?.from ?? null, freezeTo: freeze?.to ?? null }),
  }
}

const texts = (value: unknown): string[] => list(value).map(text)

function reward(value: unknown): PolicyReward {
  const input = object(value)
  const cap = optional(input['cap'], decimal)
  const capped = cap === null ? {} : { cap }
  switch (input['kind']) {
    case 'percent':
      return { kind: 'percent', rate: decimal(input['rate']), ...capped }
    case 'fixed':
      return { kind: 'fixed', amount: decimal(input['amount']) }
    case 'perReferral':
      return { kind: 'perReferral', amount: decimal(input['amount']), ...capped }
    default:
      throw new CannotDo('reward kind percent, fixed or perReferral expected')
  }
}

function version(value: unknown): PolicyVersion {
  const input = object(value)
  const scope = object(input['scope'] ?? {})
  const trigger = object(input['trigger'] ?? {})
  const paydays: readonly string[] = ['on-signing', 'on-payment', 'month-end', 'quarter-end']
  const payday = text(input['payday'] ?? 'on-payment')
  if (!paydays.includes(payday)) throw new CannotDo(`payday must be one of ${paydays.join(', ')}`)
  const [minAmount, minReferrals, maxPaymentDays] = [
    optional(trigger['minAmount'], decimal),
    optional(trigger['minReferrals'], number),
    optional(trigger['maxPaymentDays'], number),
  ]
  return {
    card: text(input['card']),
    version: number(input['version'] ?? 1),
    effectiveFrom: date(input['effectiveFrom'] ?? input['validFrom']),
    validFrom: date(input['validFrom']),
    validTo: optional(input['validTo'], date),
    scope: {
      regions: texts(scope['regions']),
      customerClasses: texts(scope['customerClasses']),
      products: texts(scope['products']),
      roles: texts(scope['roles']),
    },
    trigger: {
      ...(minAmount === null ? {} : { minAmount }),
      ...(minReferrals === null ? {} : { minReferrals }),
      ...(maxPaymentDays === null ? {} : { maxPaymentDays }),
    },
    reward: reward(input['reward'] ?? { kind: 'fixed', amount: '0' }),
    payday: payday as PolicyPayday,
    budget: optional(input['budget'], decimal),
    withdrawn: input['withdrawn'] === true,
  }
}

export const policyRules: Rules = {
  incentive,
  'price-deviation': deviation,
  'policy-in-force': (input) => ({
    cards: inForce(list(input['cards']).map(version), date(input['date'])).map(({ card, version: number }) => ({
      card,
      version: number,
    })),
  }),
  'policy-conflicts': (input) => ({ conflicts: policyConflicts(list(input['cards']).map(version)) }),
  'policy-quiet'(input) {
    const days = Object.entries(object(input['triggers'] ?? {})).map(([day, count]): [string, number] => [
      date(day),
      number(count),
    ])
    const running = optional(input['daysRunning'], number) ?? undefined
    const from = date(input['heldFrom'])
    return { red: isQuiet(new Map(days), (day) => day >= from, date(input['date']), chinaCalendar, running) }
  },
  'policy-calculator'(input) {
    const deal = object(input['deal'])
    const said = (name: string) => optional(deal[name], text) ?? ''
    const answers = rewardsFor(list(input['cards']).map(version), {
      date: date(deal['date']),
      region: said('region'),
      customerClass: said('customerClass'),
      product: said('product'),
      role: said('role'),
      amount: decimal(deal['amount']),
      referrals: number(deal['referrals'] ?? 0),
      paymentDays: number(deal['paymentDays'] ?? 0),
    })
    return {
      rewards: answers.map((answer) => {
        if ('reasons' in answer) return { card: answer.card, reward: null, reasons: answer.reasons }
        return { card: answer.card, version: answer.version, reward: fenToText(answer.fen), payOn: answer.payOn }
      }),
    }
  },
}
