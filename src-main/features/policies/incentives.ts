import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { policies } from '../../../src-preload/contract/policies.ts'
import { bonus } from '../../domain/incentives/bonus.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

type Reads = QueryHandlers<typeof policies, Reading>
type Commands = CommandHandlers<typeof policies, Writing>

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
