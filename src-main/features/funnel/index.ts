import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { funnel } from '../../../src-preload/contract/funnel.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { attribution, attributionCases } from './attribution.ts'
import { health } from './health.ts'
import { movement } from './movement.ts'
import { readFunnel } from './read-funnel.ts'
import { rush } from './rush.ts'
import { why } from './why.ts'

export const funnelReads: QueryHandlers<typeof funnel, Reading> = {
  movement,
  read: readFunnel,
  why,
  attribution,
  attributionCases,
  health,
  rush,
  targets: ({ read }, { from, to }) =>
    read
      .all<{ month: string; subject: string; amount_fen: number }>(
        'SELECT month, subject, amount_fen FROM sales_target WHERE month BETWEEN ? AND ? ORDER BY month, subject',
        from,
        to,
      )
      .map(({ month, subject, amount_fen: fen }) => ({ month, subject, amount: { fen } })),
}

export const funnelCommands: CommandHandlers<typeof funnel, Writing> = {
  saveTargets(w, { targets }) {
    const at = w.clock.now()
    const intent = { command: 'funnel.saveTargets', subject: `${targets.length}`, actor: w.actor, origin: 'user', at } as const
    const done = w.gate.write(intent, (tx) => {
      for (const { month, subject, amount } of targets) {
        const id = tx.read.value<number>('SELECT id FROM sales_target WHERE month = ? AND subject = ?', month, subject)
        if (amount === null) {
          if (id !== undefined) tx.delete('sales_target', id)
        } else if (id === undefined) tx.insert('sales_target', { month, subject, amount_fen: amount.fen, updated_at: at })
        else tx.update('sales_target', id, { amount_fen: amount.fen, updated_at: at })
      }
    })
    return { changeSetId: done.changeSetId }
  },
}

export { lowHealth } from './find-low-health.ts'
export { monthEnd } from './find-month-end.ts'
