import { refuse } from '../../../src-preload/contract/index.ts'
import type { Writing } from '../../store/contexts.ts'
import { memberOf } from './people.ts'

/** Finance says how far a customer can be trusted with time to pay, and from where it knows (rule C3). */
export function setCredit(w: Writing, input: { customerId: number; score: number; source: string }): { id: number } {
  const name = w.read.value<string>('SELECT name FROM customer WHERE id = ?', input.customerId)
  if (name === undefined) throw refuse('quotes.setCredit', 'not-found', '找不到这位客户。请重新选择客户。')
  const person = memberOf(w.read, w.actor)
  if (!person) throw refuse('quotes.setCredit', 'not-a-member', `“${w.actor}”不在成员名单里，不能录入信用分。`)
  if (person.role !== 'finance') throw refuse('quotes.setCredit', 'not-finance', '信用分由财务录入。请联系财务同事。')
  const at = w.clock.now()
  const intent = { command: 'quotes.setCredit', subject: name, actor: w.actor, origin: 'user', at } as const
  return w.gate.write(intent, (tx) => ({
    id: tx.insert('customer_credit', {
      customer_id: input.customerId,
      score: input.score,
      source: input.source,
      set_by: person.name,
      set_at: at,
    }),
  })).result
}
