import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { trialNodes, type trials } from '../../../src-preload/contract/trials.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { refreshTrials } from './face.ts'
import { nodePeople } from './people.ts'
import { nodeWords } from './stored.ts'

interface StoredDuty {
  readonly handler_id: number | null
  readonly escalation_id: number | null
}

export const duties: QueryHandlers<typeof trials, Reading>['duties'] = ({ read, clock }) => {
  const name = (id: number | null) =>
    id === null ? null : (read.value<string>('SELECT name FROM member WHERE id = ?', id) ?? null)
  return trialNodes.map((node) => {
    const duty = read.get<StoredDuty>('SELECT handler_id, escalation_id FROM trial_duty WHERE node = ?', node)
    const now = nodePeople(read, node, null, clock.today())
    const [handlerId, escalationId] = [duty?.handler_id ?? null, duty?.escalation_id ?? null]
    return {
      node,
      handlerId,
      handlerName: name(handlerId),
      escalationId,
      escalationName: name(escalationId),
      nowHandler: name(now.handlerId),
      nowEscalation: name(now.escalationId),
    }
  })
}

export const saveDuty: CommandHandlers<typeof trials, Writing>['saveDuty'] = (w, { node, handlerId, escalationId }) => {
  for (const id of [handlerId, escalationId])
    if (id !== null && w.read.value<number>('SELECT active FROM member WHERE id = ?', id) !== 1)
      throw refuse('trials.saveDuty', 'inactive-member', '这位成员不存在或已离职，请选在职的同事。')
  if (handlerId !== null && handlerId === escalationId)
    throw refuse('trials.saveDuty', 'same-person', '升级人不能就是办理人：超时后没有人可转。')
  const at = w.clock.now()
  const row = { handler_id: handlerId, escalation_id: escalationId, updated_at: at }
  const known = w.read.value<number>('SELECT id FROM trial_duty WHERE node = ?', node)
  const intent = { command: 'trials.saveDuty', subject: nodeWords[node], actor: w.actor, origin: 'user', at } as const
  const { result } = w.gate.write(intent, (tx) => {
    if (known === undefined) tx.insert('trial_duty', { node, ...row })
    else tx.update('trial_duty', known, row)
    return { changeSetId: tx.changeSetId }
  })
  // What waits at the node waits for the new person now.
  refreshTrials(w)
  return result
}
