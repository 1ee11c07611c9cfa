import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import type { Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

const stored = (read: ReadHandle, customerId: number, quarter: string) =>
  read.get<{ id: number; steps: string }>(
    'SELECT id, steps FROM review_plan WHERE customer_id = ? AND quarter = ?',
    customerId,
    quarter,
  )

/** The next steps somebody wrote for a quarter's review (rule C5); null where nobody did. */
export function planOf(read: ReadHandle, customerId: number, quarter: string): string[] | null {
  const row = stored(read, customerId, quarter)
  return row ? (JSON.parse(row.steps) as string[]) : null
}

/** Keeps the next steps in one's own words; null, or nothing written, goes back to those proposed. */
export const saveReviewPlan: CommandHandlers<typeof value, Writing>['saveReviewPlan'] = (w, { customerId, quarter, steps }) => {
  const name = w.read.value<string>('SELECT name FROM customer WHERE id = ?', customerId)
  if (name === undefined) throw refuse('value.saveReviewPlan', 'not-found', '这位客户已被删除。')
  const at = w.clock.now()
  const kept = (steps ?? []).filter((step) => step !== '')
  const text = kept.length === 0 ? null : JSON.stringify(kept)
  const intent = { command: 'value.saveReviewPlan', subject: name, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    const there = stored(tx.read, customerId, quarter)
    if (text === null && there) tx.delete('review_plan', there.id)
    else if (text !== null && there) tx.update('review_plan', there.id, { steps: text })
    else if (text !== null) tx.insert('review_plan', { customer_id: customerId, quarter, steps: text, created_at: at })
  })
  return { changeSetId: done.changeSetId }
}
