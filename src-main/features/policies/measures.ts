import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { policies } from '../../../src-preload/contract/policies.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import { bonus } from '../../domain/incentives/bonus.ts'
import { freezeAfter, priceDeviation } from '../../domain/prices/price-deviation.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { actingMember } from '../rebates/index.ts'
import { pricedLinesByRegion } from './freezes.ts'

type Reads = QueryHandlers<typeof policies, Reading>
type Commands = CommandHandlers<typeof policies, Writing>

export const deviations: Reads['deviations'] = ({ read }, { week }) => {
  const from = mondayOf(week)
  const to = addDays(from, 6)
  const lifts = read.all<{ region: string; on_date: string; by_name: string; reason: string }>(
    'SELECT region, on_date, by_name, reason FROM price_freeze_lift WHERE on_date BETWEEN ? AND ? ORDER BY on_date',
    addDays(from, 7),
    addDays(to, 7),
  )
  const rows = [...pricedLinesByRegion(read, from, to)].map(([region, own]) => {
    const measured = priceDeviation(own)
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
  // A desk that acts as one member does not sign as another.
  const desk = w.read.value<number>('SELECT id FROM member WHERE name = ? AND active = 1', w.actor)
  if (desk !== undefined && desk !== by)
    throw refuse('policies.liftFreeze', 'role-may-not', `这台电脑现在以“${w.actor}”的名义工作，不能代总监解除冻结。`)
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
