import { refuse } from '../../../src-preload/contract/index.ts'
import type { Writing } from '../../store/contexts.ts'
import { quoteById } from './stored.ts'
import { gone } from './words.ts'

/** The version in force went to the customer; what goes out beside the flow is recorded as such (`recordOutside`). */
export function send(
  w: Writing,
  input: { id: number; versionId: number; way: string; at?: string | undefined },
): { sendingId: number } {
  const quote = quoteById(w.read, input.id)
  if (!quote) throw refuse('quotes.send', 'not-found', gone)
  if (quote.in_force_version_id !== input.versionId)
    throw refuse('quotes.send', 'not-in-force', '只有当前生效的版本才能发给客户。流程外已经发出的，请用“补录流程外报价”。')
  const at = w.clock.now()
  const intent = { command: 'quotes.send', subject: quote.number, actor: w.actor, origin: 'user', at } as const
  const sendingId = w.gate.write(intent, (tx) =>
    tx.insert('quote_sending', {
      quote_id: quote.id,
      version_id: input.versionId,
      sent_at: input.at ?? at,
      by: w.actor,
      way: input.way,
      outside: 0,
      feedback_at: null,
      feedback: null,
    }),
  ).result
  return { sendingId }
}

export function feedback(w: Writing, input: { sendingId: number; text: string; at?: string | undefined }): Record<string, never> {
  if (!w.read.get('SELECT 1 FROM quote_sending WHERE id = ?', input.sendingId))
    throw refuse('quotes.feedback', 'not-found', '这次发送记录已被撤销。请刷新后再试。')
  const at = w.clock.now()
  w.gate.write({ command: 'quotes.feedback', actor: w.actor, origin: 'user', at }, (tx) => {
    tx.update('quote_sending', input.sendingId, { feedback_at: input.at ?? at, feedback: input.text })
  })
  return {}
}
