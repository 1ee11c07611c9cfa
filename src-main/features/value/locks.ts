import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { TierLock, value } from '../../../src-preload/contract/value.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { enterTier } from '../services/index.ts'

type Commands = CommandHandlers<typeof value, Writing>

interface LockRow {
  readonly id: number
  readonly customer_id: number
  readonly customer_name: string
  readonly tier: Tier
  readonly reason: string
  readonly director_name: string | null
  readonly from_on: string
  readonly until_on: string
  readonly released_on: string | null
}

export function locksWhere({ read, clock }: Reading, where: string, ...values: SqlValue[]): TierLock[] {
  const today = clock.today()
  return read
    .all<LockRow>(
      `SELECT l.*, k.name AS customer_name, m.name AS director_name FROM tier_lock AS l JOIN customer AS k ON k.id = l.customer_id
       LEFT JOIN member AS m ON m.id = l.director_id WHERE ${where} ORDER BY l.released_on IS NOT NULL, l.until_on, l.id`,
      ...values,
    )
    .map((row) => ({
      id: row.id,
      customerId: row.customer_id,
      customerName: row.customer_name,
      tier: row.tier,
      reason: row.reason,
      directorName: row.director_name,
      from: row.from_on,
      until: row.until_on,
      releasedOn: row.released_on,
      holds: row.released_on === null && row.until_on >= today,
    }))
}

export const locks: QueryHandlers<typeof value, Reading>['locks'] = (r, { all = false }) => ({
  locks: locksWhere(r, all ? '1' : 'l.released_on IS NULL AND l.until_on >= ?', ...(all ? [] : [r.clock.today()])),
})

const mayLock = new Set(['director', 'vp', 'administrator'])

export const lockTier: Commands['lockTier'] = (w, { customerId, tier, reason, directorId, until }) => {
  const customer = w.read.get<{ name: string; tier: Tier | null; score: number | null; evaluated_tier: Tier | null }>(
    'SELECT name, tier, score, evaluated_tier FROM customer WHERE id = ?',
    customerId,
  )
  if (!customer) throw refuse('value.lockTier', 'not-found', '这位客户已被删除。')
  const role = w.read.value<string>('SELECT role FROM member WHERE id = ? AND active = 1', directorId)
  const own = w.read.value<string>('SELECT role FROM member WHERE name = ? AND active = 1', w.actor)
  // Whoever is known as a member acts under their own role, whatever name stands in the form.
  if (role === undefined || !mayLock.has(role) || (own !== undefined && !mayLock.has(own)))
    throw refuse('value.lockTier', 'not-a-director', '只有总监、副总裁或管理员可以锁定分级。')
  const today = w.clock.today()
  if (until < today) throw refuse('value.lockTier', 'back-dated', '锁定的截止日期要在今天或以后。')
  const there = w.read.get(
    'SELECT 1 FROM tier_lock WHERE customer_id = ? AND released_on IS NULL AND until_on >= ?',
    customerId,
    today,
  )
  if (there) throw refuse('value.lockTier', 'locked-already', '这位客户的分级已经锁定，请先解除原来的锁定。')
  const at = w.clock.now()
  return w.gate.write({ command: 'value.lockTier', subject: customer.name, actor: w.actor, origin: 'user', at }, (tx) => {
    const id = tx.insert('tier_lock', {
      customer_id: customerId,
      tier,
      reason,
      director_id: directorId,
      from_on: today,
      until_on: until,
      released_on: null,
      created_at: at,
    })
    if (customer.evaluated_tier !== tier) {
      tx.update('customer', customerId, { evaluated_tier: tier, evaluated_score: customer.score, tier, updated_at: at })
      enterTier(w, tx, customerId, customer.evaluated_tier, tier, at)
    }
    return { id, changeSetId: tx.changeSetId }
  }).result
}

/** The tier stays until the next evaluation judges it without the lock. */
export const releaseLock: Commands['releaseLock'] = (w, { id }) => {
  const lock = w.read.get<{ name: string }>(
    'SELECT k.name FROM tier_lock AS l JOIN customer AS k ON k.id = l.customer_id WHERE l.id = ? AND l.released_on IS NULL',
    id,
  )
  if (!lock) throw refuse('value.releaseLock', 'not-found', '这条锁定已经解除，或客户已被删除。')
  const at = w.clock.now()
  return w.gate.write({ command: 'value.releaseLock', subject: lock.name, actor: w.actor, origin: 'user', at }, (tx) => {
    tx.update('tier_lock', id, { released_on: w.clock.today() })
    return { changeSetId: tx.changeSetId }
  }).result
}
