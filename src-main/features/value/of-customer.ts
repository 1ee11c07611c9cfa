import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { locksWhere } from './locks.ts'
import { driversOf } from './present.ts'
import { evaluationsOf, snapshotsOfCustomer } from './snapshots.ts'

/** One customer through all evaluations: what moved it each time, its locks, and who referred whom. */
export const ofCustomer: QueryHandlers<typeof value, Reading>['ofCustomer'] = (r, { customerId }) => {
  const { read } = r
  const customer = read.get<{ referred_by_id: number | null }>('SELECT referred_by_id FROM customer WHERE id = ?', customerId)
  if (!customer) throw refuse('value.ofCustomer', 'not-found', '这位客户已被删除。')
  const quarters = new Map(evaluationsOf(read).map(({ id, quarter }) => [id, quarter]))
  const snapshots = snapshotsOfCustomer(read, customerId)
  return {
    quarters: snapshots.map((snapshot, index) => ({
      quarter: quarters.get(snapshot.evaluation_id) ?? '',
      score: snapshot.score,
      tier: snapshot.tier,
      scoreTier: snapshot.score_tier,
      atRisk: snapshot.at_risk === 1,
      locked: snapshot.lock_id !== null,
      revenue: snapshot.revenue_fen === null ? null : { fen: snapshot.revenue_fen },
      drivers: index === 0 ? [] : driversOf(snapshots[index - 1], snapshot),
    })),
    locks: locksWhere(r, 'l.customer_id = ?', customerId),
    referredBy:
      customer.referred_by_id === null
        ? null
        : (read.get<{ id: number; name: string }>('SELECT id, name FROM customer WHERE id = ?', customer.referred_by_id) ?? null),
    referred: read
      .all<{ id: number; name: string; fen: number | null }>(
        'SELECT id, name, annual_purchase_fen AS fen FROM customer WHERE referred_by_id = ? ORDER BY annual_purchase_fen DESC NULLS LAST, id',
        customerId,
      )
      .map(({ id, name, fen }) => ({ id, name, annualPurchase: fen === null ? null : { fen } })),
  }
}

export const setReferrer: CommandHandlers<typeof value, Writing>['setReferrer'] = (w, { customerId, referredById }) => {
  const name = w.read.value<string>('SELECT name FROM customer WHERE id = ?', customerId)
  const known = referredById === null || w.read.get('SELECT 1 FROM customer WHERE id = ?', referredById) !== undefined
  if (name === undefined || !known) throw refuse('value.setReferrer', 'not-found', '这位客户已被删除。')
  if (customerId === referredById) throw refuse('value.setReferrer', 'refers-itself', '客户不能由自己推荐。')
  const at = w.clock.now()
  return w.gate.write({ command: 'value.setReferrer', subject: name, actor: w.actor, origin: 'user', at }, (tx) => {
    tx.update('customer', customerId, { referred_by_id: referredById, updated_at: at })
    return { changeSetId: tx.changeSetId }
  }).result
}
