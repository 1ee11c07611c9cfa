import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { quotes } from '../../../src-preload/contract/quotes.ts'
import type { Writing } from '../../store/contexts.ts'
import { addApprover, approve, choose, concur, delegate, lockCost, returnQuote, setUrgent, submit, withdraw } from './approval.ts'
import { saveClause } from './clauses.ts'
import { memberOf } from './people.ts'
import { copyQuote, createQuote, recordOutside, saveQuote } from './save.ts'
import { setCredit } from './credit.ts'
import { feedback, send } from './sending.ts'
import { quoteById } from './stored.ts'
import { gone } from './words.ts'

export const quotesCommands: CommandHandlers<typeof quotes, Writing> = {
  create: createQuote,
  save: saveQuote,
  copy: copyQuote,
  choose,
  submit,
  approve,
  lockCost,
  approveMany(w, { ids, node, answers }) {
    if (!memberOf(w.read, w.actor)) throw refuse('quotes.approveMany', 'not-a-member', `“${w.actor}”不在成员名单里，不能审批。`)
    const approved: number[] = []
    const refused: { id: number; reason: string }[] = []
    for (const id of new Set(ids)) {
      const quote = quoteById(w.read, id)
      if (!quote) {
        refused.push({ id, reason: gone })
        continue
      }
      try {
        approve(w, { id, node, versionId: quote.latest_version_id, answers })
        approved.push(id)
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        refused.push({ id, reason: error.failure.message })
      }
    }
    return { approved, refused }
  },
  return: returnQuote,
  withdraw,
  setUrgent,
  setCredit,
  delegate,
  addApprover,
  concur,
  send,
  feedback,
  recordOutside,
  saveClause,
}
