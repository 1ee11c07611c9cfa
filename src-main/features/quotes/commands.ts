import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { quotes } from '../../../src-preload/contract/quotes.ts'
import type { Writing } from '../../store/contexts.ts'
import { addApprover, approve, choose, concur, delegate, lockCost, returnQuote, setUrgent, submit, withdraw } from './approval.ts'
import { approveMany } from './bulk.ts'
import { saveClause } from './clauses.ts'
import { copyQuote, createQuote, recordOutside, saveQuote } from './save.ts'
import { setCredit } from './credit.ts'
import { feedback, send } from './sending.ts'

export const quotesCommands: CommandHandlers<typeof quotes, Writing> = {
  create: createQuote,
  save: saveQuote,
  copy: copyQuote,
  choose,
  submit,
  approve,
  lockCost,
  approveMany,
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
