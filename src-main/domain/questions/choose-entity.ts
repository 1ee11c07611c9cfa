import type { QuestionEntity } from './question.ts'
import type { Token } from './tokens.ts'
import type { Verb } from './words.ts'

/** What a question is about when it names it by a verb alone. */
const byVerb: readonly (readonly [QuestionEntity, readonly Verb[]])[] = [
  ['deal', ['won', 'lost', 'expectedClose', 'closed', 'shelved']],
  ['receivable', ['overdue']],
  ['contract', ['deliver', 'invoice', 'sign', 'accepted']],
  ['serviceClause', ['timeout']],
  ['payment', ['pay']],
  ['customer', ['followup', 'order', 'churned', 'up', 'down']],
]

/** The entities that stay what they are although another noun ends the question: 试用结束的客户, 审批超时的报价. */
const firm: readonly QuestionEntity[] = ['serviceClause', 'trial', 'approval', 'rebate']

/**
 * What is to be listed. Chinese puts the head last, so the last noun decides, but some words outweigh it. Null when nothing
 * says.
 */
export function chooseEntity(tokens: readonly Token[]): QuestionEntity | null {
  const named = tokens.flatMap((token) => (token.kind === 'entity' ? [token.entity] : []))
  const verbs = new Set(tokens.flatMap((token) => (token.kind === 'verb' ? [token.verb] : [])))
  const values = new Set(tokens.flatMap((token) => (token.kind === 'value' ? [token.field] : [])))
  const measured = new Set(tokens.flatMap((token) => (token.kind === 'measure' ? [token.measure] : [])))
  if (tokens.some(({ kind }) => kind === 'nextTier')) return 'rebate'
  if (values.has('clause')) return 'serviceClause'
  if (values.has('node')) return 'approval'
  if (named.includes('rebate') && named.includes('approval')) return 'rebate'
  const decided = verbs.has('approved') || verbs.has('rejected')
  const strong = firm.find((entity) => named.includes(entity) && !(entity === 'approval' && decided && named.includes('quote')))
  if (strong) return strong
  if (decided && named.includes('approval')) return 'quote'
  if (values.has('kind') && !named.includes('customer')) return 'receivable'
  const should = tokens.findIndex(({ kind }) => kind === 'should')
  const owed = should >= 0 && tokens.slice(should).some((token) => token.kind === 'entity' && token.entity === 'payment')
  // 客户中…的 are of the customers, whatever else is named.
  const among = tokens.findLast(
    (token, at) =>
      token.kind === 'entity' && /^(?:里面?|中|当中|其中)$/.test(tokens[at + 1]?.said ?? '') && at + 2 < tokens.length,
  )
  if (among?.kind === 'entity') return among.entity
  const head = named.at(-1)
  const last = tokens.findLastIndex(({ kind }) => kind === 'entity')
  if (head === 'payment' && (owed || tokens[last - 1]?.kind === 'not')) return 'receivable'
  if (head !== undefined) return head
  if (values.has('lostReason') || tokens.some((token) => token.kind === 'group' && token.dimension === 'lostReason'))
    return 'deal'
  if (tokens.some(({ kind }) => kind === 'silence')) return 'customer'
  if (measured.has('wonAmount')) return 'deal'
  if (measured.has('purchase')) return 'customer'
  if (measured.has('payment')) return 'payment'
  if (measured.has('receivable') || measured.has('daysOverdue')) return 'receivable'
  if (measured.has('discount') || measured.has('margin')) return 'quote'
  const said = byVerb.find(([, list]) => list.some((verb) => verbs.has(verb)))?.[0]
  if (said) return said
  const rate = tokens.find((token) => token.kind === 'rate')
  if (rate?.kind === 'rate') return rate.rate === 'winRate' || rate.rate === 'conversionRate' ? 'deal' : 'receivable'
  if (values.has('stage')) return 'deal'
  if (values.has('tier') || values.has('hospitalLevel')) return 'customer'
  if (tokens.some((token) => token.kind === 'quantity' && token.quantity.unit === 'fold')) return 'quote'
  if (tokens.some((token) => token.kind === 'ask' && token.ask === 'avg')) return 'deal'
  const counted = tokens.some(
    (token) => token.kind === 'quantity' && token.quantity.unit === 'items' && /[单笔]$/.test(token.said),
  )
  if (counted && tokens.some((token) => token.kind === 'order')) return 'deal'
  // 金额最大的一单.
  if (measured.has('amount') && tokens.some((token) => /单|笔/.test(token.said))) return 'deal'
  return null
}
