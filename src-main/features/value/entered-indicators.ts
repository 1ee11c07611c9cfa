import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import { quarterOf } from '../../domain/_base/quarters.ts'
import type { Writing } from '../../store/contexts.ts'

/** Value indicators of a quarter; a null takes one away. */
export const saveIndicators: CommandHandlers<typeof value, Writing>['saveIndicators'] = (w, { customerId, quarter, values }) => {
  const name = w.read.value<string>('SELECT name FROM customer WHERE id = ?', customerId)
  if (name === undefined) throw refuse('value.saveIndicators', 'not-found', '这位客户已被删除。')
  const today = w.clock.today()
  if (quarter > quarterOf(today) || values.some(({ asOf }) => asOf !== null && asOf > today))
    throw refuse('value.saveIndicators', 'in-the-future', '季度和日期不能在今天以后。')
  const at = w.clock.now()
  const intent = { command: 'value.saveIndicators', subject: name, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    for (const one of values) {
      const there = tx.read.value<number>(
        'SELECT id FROM value_indicator WHERE customer_id = ? AND quarter = ? AND name = ?',
        customerId,
        quarter,
        one.name,
      )
      if (one.value === null) {
        if (there !== undefined) tx.delete('value_indicator', there)
        continue
      }
      const row = {
        unit: one.unit,
        better: one.better,
        value: one.value,
        benchmark: one.benchmark,
        source: one.source,
        as_of: one.asOf,
      }
      if (there === undefined)
        tx.insert('value_indicator', { customer_id: customerId, quarter, name: one.name, ...row, created_at: at })
      else tx.update('value_indicator', there, row)
    }
  })
  return { changeSetId: done.changeSetId }
}
