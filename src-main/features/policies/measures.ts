import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { policies } from '../../../src-preload/contract/policies.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { divide, exactText, fenToExact } from '../../domain/_base/exact.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import { bonus } from '../../domain/incentives/bonus.ts'
import { freezeAfter, priceDeviation, type PricedLine } from '../../domain/prices/price-deviation.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { actingMember } from '../rebates/index.ts'
import { quantityText } from '../transactions/index.ts'

type Reads = QueryHandlers<typeof policies, Reading>
type Commands = CommandHandlers<typeof policies, Writing>

interface PricedDocument {
  readonly region: string
  readonly net_fen: number
  readonly guide_fen: number | null
  readonly quantity_milli: number
}

/** A line's unit price is its net amount over its quantity, exactly; twelve digits stand in for an endless one. */
function pricedLine({ net_fen, guide_fen, quantity_milli }: PricedDocument): PricedLine {
  const quantity = { over: BigInt(Math.abs(quantity_milli)), under: 1000n }
  const price = divide(fenToExact(Math.abs(net_fen)), quantity)
  return {
    actual: price ? exactText(price, 12) : '0',
    guide: guide_fen === null ? null : fenToText(guide_fen),
    quantity: quantityText(Math.abs(quantity_milli)),
  }
}

export const deviations: Reads['deviations'] = ({ read }, { week }) => {
  const from = mondayOf(week)
  const to = addDays(from, 6)
  // Samples have no price and returns repeat that of their sale.
  const documents = read.all<PricedDocument>(
    `SELECT coalesce(k.region, '') AS region, d.net_fen, d.guide_fen, d.quantity_milli FROM trade_document AS d LEFT JOIN customer AS k ON k.id = d.customer_id
     WHERE d.date BETWEEN ? AND ? AND d.event = 'invoice' AND d.price_kind <> 'sample' AND d.quantity_milli > 0`,
    from,
    to,
  )
  const lifts = read.all<{ region: string; on_date: string; by_name: string; reason: string }>(
    'SELECT region, on_date, by_name, reason FROM price_freeze_lift WHERE on_date BETWEEN ? AND ? ORDER BY on_date',
    addDays(from, 7),
    addDays(to, 7),
  )
  const rows = [...Map.groupBy(documents, ({ region }) => region)].map(([region, own]) => {
    const measured = priceDeviation(own.map(pricedLine))
    const freeze = freezeAfter(region, week, measured)
    const lift = lifts.find((one) => one.region === region)
    return {
      region,
      ratio: measured.ratio,
      withoutGuide: measured.withoutGuide,
      lines: own.length,
      above: measured.above,
      freeze: freeze && { from: freeze.from, to: freeze.to },
      lifted: freeze && lift ? { on: lift.on_date, by: lift.by_name, reason: lift.reason } : null,
    }
  })
  return {
    from,
    to,
    rows: rows.toSorted((a, b) => Number(b.ratio ?? 0) - Number(a.ratio ?? 0) || (a.region < b.region ? -1 : 1)),
  }
}

export const liftFreeze: Commands['liftFreeze'] = (w, { region, on, reason, by }) => {
  const member = actingMember(w.read, 'policies', by, ['director'])
  if (reason === '') throw refuse('policies.liftFreeze', 'no-reason', '解除冻结要写明理由。')
  const intent = { command: 'policies.liftFreeze', subject: region, actor: w.actor, origin: 'user', at: w.clock.now() } as const
  w.gate.write(intent, (tx) =>
    tx.insert('price_freeze_lift', { region, on_date: on, role: member.role, reason, by_name: member.name }),
  )
  return {}
}

interface StoredInput {
  readonly member_id: number
  readonly name: string
  readonly base: string
  readonly signing_attainment: string | null
  readonly ltv: string | null
  readonly cac: string | null
  readonly first_payment_rate: string | null
  readonly active_rate: string | null
}

export const incentives: Reads['incentives'] = ({ read }, { month }) =>
  read
    .all<StoredInput>(
      'SELECT i.*, m.name FROM incentive_input AS i JOIN member AS m ON m.id = i.member_id WHERE i.month = ? ORDER BY m.pinyin',
      month,
    )
    .map((row) => {
      const inputs = {
        base: row.base,
        signingAttainment: row.signing_attainment,
        ltv: row.ltv,
        cac: row.cac,
        firstPaymentRate: row.first_payment_rate,
        activeRate: row.active_rate,
      }
      const { fen, quality, parts, missing } = bonus(inputs)
      const money = (amount: number | null) => (amount === null ? null : { fen: amount })
      return {
        memberId: row.member_id,
        name: row.name,
        ...inputs,
        bonus: money(fen),
        quality,
        parts: { signing: money(parts.signing), firstPayment: money(parts.firstPayment), active: money(parts.active) },
        missing: [...missing],
      }
    })

export const saveIncentive: Commands['saveIncentive'] = (w, { memberId, month, ...inputs }) => {
  const name = w.read.value<string>('SELECT name FROM member WHERE id = ?', memberId)
  if (name === undefined) throw refuse('policies.saveIncentive', 'not-found', '找不到这位成员。')
  const row = {
    base: inputs.base,
    signing_attainment: inputs.signingAttainment,
    ltv: inputs.ltv,
    cac: inputs.cac,
    first_payment_rate: inputs.firstPaymentRate,
    active_rate: inputs.activeRate,
  }
  const known = w.read.value<number>('SELECT id FROM incentive_input WHERE member_id = ? AND month = ?', memberId, month)
  const intent = {
    command: 'policies.saveIncentive',
    subject: `${name} ${month}`,
    actor: w.actor,
    origin: 'user',
    at: w.clock.now(),
  } as const
  w.gate.write(intent, (tx) => {
    if (known === undefined) tx.insert('incentive_input', { member_id: memberId, month, ...row })
    else tx.update('incentive_input', known, row)
  })
  return {}
}
