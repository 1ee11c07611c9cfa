import type { MemberRole } from '../../../src-preload/contract/members.ts'
import type { PolicyDefinition } from '../../../src-preload/contract/policies.ts'
import { addDays } from '../../domain/_base/dates.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, WriteIntent } from '../../store/gate.ts'

interface DemoCard {
  readonly name: string
  readonly definition: PolicyDefinition
  readonly configured: readonly MemberRole[]
  /** Mean triggers of a day in each region; none for a card that has not begun. */
  readonly pace: number
}

const everywhere = { regions: [], customerClasses: [], products: [], roles: [] }
const regions = ['华东', '华南', '华北'] as const

function cards(today: string): readonly DemoCard[] {
  const year = today.slice(0, 4)
  const base = { validFrom: `${year}-01-01`, validTo: `${year}-12-31`, owner: null } as const
  return [
    {
      name: '新客首单奖励',
      definition: {
        ...base,
        scope: { ...everywhere, regions: [...regions] },
        trigger: { minAmount: '100000' },
        action: '首单合同上传并标记“新客户”',
        reward: { kind: 'percent', rate: '0.01', cap: '20000' },
        payday: 'on-payment',
        budget: '600000',
        steps: '1. 在合同里勾选“新客户首单”\n2. 财务在报销科目里开通“首单奖励”\n3. 到款后由系统计算金额',
        configuredBy: ['finance', 'manager'],
      },
      configured: ['finance', 'manager'],
      pace: 1.6,
    },
    {
      name: '转介绍奖励',
      definition: {
        ...base,
        scope: { ...everywhere, customerClasses: ['S', 'A'] },
        trigger: { minReferrals: 1 },
        action: '登记被推荐客户，成交后计入推荐人',
        reward: { kind: 'perReferral', amount: '2000', cap: '10000' },
        payday: 'month-end',
        budget: '200000',
        steps: '在客户资料里登记推荐关系，成交后由运营核对。',
        configuredBy: ['finance'],
      },
      configured: ['finance'],
      pace: 0.5,
    },
    {
      name: '30 天内付款奖',
      definition: {
        ...base,
        scope: everywhere,
        trigger: { minAmount: '50000', maxPaymentDays: 30 },
        action: '合同写明 30 天付款',
        reward: { kind: 'fixed', amount: '1000' },
        payday: 'on-payment',
        budget: null,
        steps: '财务核对到账日期后发放。',
        configuredBy: ['finance'],
      },
      configured: ['finance'],
      pace: 0.9,
    },
    {
      name: '春季超声推广',
      definition: {
        ...base,
        validFrom: addDays(today, 1),
        scope: { ...everywhere, regions: ['华南'], products: ['超声'] },
        trigger: { minAmount: '200000' },
        action: '签约前提交装机条件表',
        reward: { kind: 'percent', rate: '0.015', cap: '30000' },
        payday: 'quarter-end',
        budget: '300000',
        steps: '1. 在价目表里开放超声推广价\n2. 建立推广费用科目，预算 30 万元\n3. 通知华南各区经理填写装机条件表',
        configuredBy: ['finance', 'manager', 'director'],
      },
      configured: ['director'],
      pace: 0,
    },
  ]
}

/** Cards that hold, one that starts tomorrow and is not configured, five weeks of triggers with a quiet region, bonuses. */
export function fillDemoPolicies(w: Writing, intent: WriteIntent, random: () => number): void {
  const today = w.clock.today()
  w.gate.write(intent, (tx) => {
    for (const card of cards(today)) addCard(tx, card, today, intent.at, random)
    addIncentives(tx, today.slice(0, 7), random)
  })
}

function addCard(tx: GateTransaction, card: DemoCard, today: string, at: string, random: () => number): void {
  const { name, definition, configured, pace } = card
  const id = tx.insert('policy_card', { name, created_at: at })
  const versionId = tx.insert('policy_version', {
    card_id: id,
    version: 1,
    effective_from: definition.validFrom,
    definition: JSON.stringify(definition),
    withdrawn: 0,
    entered_by: '郑会计',
    entered_at: at,
  })
  for (const role of configured) tx.insert('policy_setup', { version_id: versionId, role, done_by: '郑会计', done_at: at })
  if (pace === 0) return
  for (const [place, region] of regions.entries())
    for (let back = 34; back >= 0; back--) {
      // One region falls silent for ten days, so that the heat map has its red.
      if (place === 1 && back < 10) continue
      const times = Math.floor(random() * (pace * 2 + 1))
      for (let each = 0; each < times; each++)
        tx.insert('policy_trigger', {
          card_id: id,
          on_date: addDays(today, -back),
          region,
          customer_id: null,
          amount_fen: 50_000 + Math.floor(random() * 150_000),
          note: null,
        })
    }
}

function addIncentives(tx: GateTransaction, month: string, random: () => number): void {
  const reps = tx.read.column<number>(`SELECT id FROM member WHERE role = 'rep' ORDER BY id LIMIT 8`)
  for (const [at, member] of reps.entries())
    tx.insert('incentive_input', {
      member_id: member,
      month,
      base: String(6000 + at * 500),
      signing_attainment: (0.6 + random() * 0.6).toFixed(2),
      ltv: String(Math.round(30_000 + random() * 60_000)),
      cac: String(Math.round(12_000 + random() * 12_000)),
      first_payment_rate: (0.7 + random() * 0.3).toFixed(2),
      // The last one has not come in yet.
      active_rate: at === reps.length - 1 ? null : (0.5 + random() * 0.4).toFixed(2),
    })
}
