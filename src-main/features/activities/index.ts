import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { activities } from '../../../src-preload/contract/activities.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Writing } from '../../store/contexts.ts'

const required = ['need', 'promise', 'nextOn'] as const

export const activitiesCommands: CommandHandlers<typeof activities, Writing> = {
  log(w, input) {
    const at = w.clock.now()
    const missing = required.filter((field) => (input[field] ?? '').trim() === '')
    if (missing.length > 0)
      throw refuse('activities.log', 'incomplete', '还缺必填的内容：本次沟通核心诉求、当场承诺动作、下次跟进时间都要填写。', {
        missing,
      })
    const customer = w.read.get<{ name: string }>('SELECT name FROM customer WHERE id = ?', input.customerId)
    const opportunityId = input.opportunityId ?? null
    const deal =
      opportunityId === null
        ? undefined
        : w.read.get<{ customer_id: number; touched_at: string }>(
            'SELECT customer_id, touched_at FROM opportunity WHERE id = ?',
            opportunityId,
          )
    if (!customer || (opportunityId !== null && deal?.customer_id !== input.customerId))
      throw refuse('activities.log', 'not-found', '这位客户或商机已不在了。请刷新后再试。')
    const happened = input.at ?? at
    const by = w.read.value<number>('SELECT id FROM member WHERE name = ?', w.actor) ?? null
    const yes = (value: boolean | null | undefined) => (value === null || value === undefined ? null : Number(value))
    const intent = { command: 'activities.log', subject: customer.name, actor: w.actor, origin: 'user', at } as const
    return w.gate.write(intent, (tx) => {
      const id = tx.insert('activity', {
        kind: input.kind,
        customer_id: input.customerId,
        opportunity_id: opportunityId,
        member_id: by,
        at: happened,
        need: input.need ?? null,
        promise: input.promise ?? null,
        next_on: input.nextOn ?? null,
        refusal: input.refusal ?? null,
        own_promise: input.ownPromise ?? null,
        support: input.support ?? null,
        material_version_id: input.materialVersionId ?? null,
        clarified: yes(input.clarified),
        accepted: yes(input.accepted),
        created_at: at,
      })
      if (opportunityId !== null && deal)
        tx.update('opportunity', opportunityId, {
          touched_at: happened > deal.touched_at ? happened : deal.touched_at,
          ...(input.kind === 'demo' && input.materialVersionId != null ? { material_version_id: input.materialVersionId } : {}),
        })
      return { id, changeSetId: tx.changeSetId }
    }).result
  },
}
