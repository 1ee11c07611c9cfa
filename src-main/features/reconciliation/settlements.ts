import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { reconciliation } from '../../../src-preload/contract/reconciliation.ts'
import { debtAge, debtBuckets } from '../../domain/rebates/debt-ageing.ts'
import { payeeFlag, type PayeeFlag } from '../../domain/rebates/payee.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { actingMember, decidingRoles, spanOf } from '../rebates/index.ts'
import { storedReconciliations } from './reconciliation-grid.ts'

type Reads = QueryHandlers<typeof reconciliation, Reading>
type Commands = CommandHandlers<typeof reconciliation, Writing>

interface StoredSettlement {
  readonly id: number
  readonly kind: 'credit-note' | 'invoice-discount' | 'goods'
  readonly amount_fen: number
  readonly document: string
  readonly on_date: string
  readonly payee: string
  readonly flag: PayeeFlag | ''
  readonly by_name: string
  readonly note: string | null
}

export const settle: Commands['settle'] = (w, { id, kind, amount, document, on, payee, note, by }) => {
  const member = actingMember(w.read, 'reconciliation', by, decidingRoles)
  const [row] = storedReconciliations(w, [id])
  if (!row) throw refuse('reconciliation.settle', 'not-found', '这条对账记录已不存在。')
  if (row.approved_fen === null) throw refuse('reconciliation.settle', 'not-approved', '还没有接受或批准，不能结算。')
  const left = row.approved_fen - row.paid_fen
  if (amount.fen > Math.max(0, left) || (amount.fen < 0 && amount.fen < left))
    throw refuse('reconciliation.settle', 'too-much', '结算金额超过了还欠的金额。', { left })
  const type = w.read.value<string | null>('SELECT type FROM customer WHERE id = ?', row.party) ?? null
  const flag = payeeFlag(payee, { name: row.name, type })
  if (flag !== null && (note ?? '').trim() === '')
    throw refuse('reconciliation.settle', 'flagged-payee', '收款方是医院、个人或与客户不同名。确需支付，请写明依据。', { flag })
  const intent = {
    command: 'reconciliation.settle',
    subject: row.name,
    actor: w.actor,
    origin: 'user',
    at: w.clock.now(),
  } as const
  const { result } = w.gate.write(intent, (tx) =>
    tx.insert('rebate_settlement', {
      reconciliation_id: id,
      kind,
      amount_fen: amount.fen,
      document,
      on_date: on,
      payee,
      flag: flag ?? '',
      by_name: member.name,
      note: note ?? null,
    }),
  )
  return { id: result, flag }
}

export const settlements: Reads['settlements'] = ({ read }, { id }) =>
  read
    .all<StoredSettlement>('SELECT * FROM rebate_settlement WHERE reconciliation_id = ? ORDER BY on_date, id', id)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      amount: { fen: row.amount_fen },
      document: row.document,
      on: row.on_date,
      payee: row.payee,
      flag: row.flag === '' ? null : row.flag,
      by: row.by_name,
      note: row.note,
    }))

export const debt: Reads['debt'] = ({ read, clock }) => {
  const rows = read
    .all<{ id: number; name: string; period: string; owed: number }>(
      `SELECT c.id, c.name, c.period, c.approved_fen - coalesce((SELECT sum(s.amount_fen) FROM rebate_settlement AS s WHERE s.reconciliation_id = c.id), 0) AS owed
       FROM reconciliation AS c WHERE c.approved_fen > 0`,
    )
    .filter(({ owed }) => owed > 0)
    .map((row) => ({ ...row, ...debtAge(spanOf(row.period)?.to ?? clock.today(), clock.today()) }))
    .toSorted((a, b) => b.days - a.days || b.owed - a.owed)
  return {
    total: { fen: rows.reduce((sum, { owed }) => sum + owed, 0) },
    buckets: debtBuckets.map((bucket) => {
      const own = rows.filter((row) => row.bucket === bucket)
      return { bucket, count: own.length, amount: { fen: own.reduce((sum, { owed }) => sum + owed, 0) } }
    }),
    rows: rows.slice(0, 500).map(({ id, name, period, days, owed }) => ({ id, name, period, days, owed: { fen: owed } })),
  }
}
