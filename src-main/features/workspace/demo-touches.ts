import { touchKinds } from '../../../src-preload/contract/touches.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import type { Writing } from '../../store/contexts.ts'
import type { WriteIntent } from '../../store/gate.ts'

const matters = [
  '询问备件到货',
  '要最新报价',
  '设备报警怎么处理',
  '想安排一次演示',
  '合同盖章进度',
  '培训时间',
  '耗材补货',
] as const
const stores = ['浦东服务站', '苏州服务站', '广州服务站', '成都服务站'] as const
const hour = 3_600_000

/** A month of customers who turned to us: nearly all were answered in time, one shop's less than the others'. */
export function fillDemoTouches(w: Writing, intent: WriteIntent, random: () => number): { touches: number } {
  const customers = w.read.all<{ id: number; owner_id: number }>(
    'SELECT id, owner_id FROM customer WHERE owner_id IS NOT NULL ORDER BY id LIMIT 400',
  )
  const now = instantOf(w.clock.now())
  const many = Math.min(400, customers.length)
  w.gate.write(intent, (tx) => {
    for (const [nth, { id, owner_id }] of customers.slice(0, many).entries()) {
      const at = now - Math.round((0.2 + random() * 28) * 24 * hour)
      const store = nth % stores.length
      const answered = random() < (store === 2 ? 0.95 : 0.998)
      const took = (0.2 + random() * 20) * hour
      const reply = answered && at + took < now ? isoOf(at + Math.round(took)) : null
      const follow = reply !== null && random() < 0.4 && at + took * 2 < now ? isoOf(at + Math.round(took * 2)) : null
      const when = isoOf(at)
      tx.insert('touch', {
        customer_id: id,
        name: matters[Math.floor(random() * matters.length)] ?? matters[0],
        kind: touchKinds[Math.floor(random() * 4)] ?? touchKinds[0],
        store: stores[store] ?? null,
        at: when,
        owner_id,
        replied_at: reply,
        followed_up_at: follow,
        escalated_at: null,
        remark: null,
        created_at: when,
        updated_at: when,
      })
    }
  })
  return { touches: many }
}
