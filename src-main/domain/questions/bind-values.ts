import type { Draft } from './draft.ts'
import { notBefore } from './draft.ts'
import type { QuestionEntity } from './question.ts'
import type { Token } from './tokens.ts'

/** Fields of the customer that another record only reaches through it. */
const ofCustomer = new Set(['region', 'province', 'city', 'industry', 'tier', 'hospitalLevel', 'source'])

/** Where a field of the vocabulary lies for an entity. */
export function fieldFor(entity: QuestionEntity, field: string): string {
  return entity !== 'customer' && entity !== 'lead' && ofCustomer.has(field) ? `customer.${field}` : field
}

/** S级以外. */
const apartFrom = (next: Token | undefined): true | null => (next && /^(?:以外|之外|外)$/.test(next.said) ? true : null)

interface Said {
  readonly field: string
  readonly negated: boolean
  readonly values: string[]
}

/** Regions, levels, stages, people: values of one field said together are one condition. */
export function bindValues(draft: Draft, entity: QuestionEntity, leaveOut: readonly string[] = []): void {
  const said: Said[] = []
  for (const [at, token] of draft.tokens.entries()) {
    const own = token.kind === 'value' ? token : token.kind === 'person' ? { field: 'owner', values: [token.name] } : null
    const mine = token.kind === 'me' ? { field: 'owner', values: ['$me'] } : own
    if (!mine || leaveOut.includes(mine.field)) continue
    const not = notBefore(draft.tokens, at) ?? apartFrom(draft.tokens[at + 1])
    const before = said.at(-1)
    const known = said.find((one) => one.field === mine.field)
    const negated = not !== null || (before?.field === mine.field && before.negated)
    if (known) known.values.push(...mine.values.filter((value) => !known.values.includes(value)))
    else said.push({ field: mine.field, negated, values: [...mine.values] })
  }
  for (const { field, negated, values } of said) {
    const place = fieldFor(entity, field)
    const [only] = values
    if (field === 'clause') draft.add('value', place, 'contains', values.at(-1) ?? '')
    else if (values.length === 1 && only !== undefined) draft.add('value', place, negated ? 'ne' : 'eq', only)
    else if (values.length > 1) draft.add('value', place, negated ? 'notIn' : 'in', values)
  }
  for (const token of draft.tokens)
    if (token.kind === 'name') draft.add('value', entity === 'customer' ? 'name' : 'customer.name', 'contains', token.text)
  bindBlanks(draft, entity)
}

/** Fields that every record has of its own. */
const ownBlanks = new Set(['owner', 'nextStep', 'outcome'])

/** 没有手机号的客户, 没填负责人. */
function bindBlanks(draft: Draft, entity: QuestionEntity): void {
  for (const [at, token] of draft.tokens.entries()) {
    if (token.kind !== 'blank') continue
    const before = draft.tokens[at - 1]
    // 还没有分配负责人.
    const from = before?.kind === 'verb' && before.verb === 'assigned' ? at - 1 : at
    const not = notBefore(draft.tokens, from) ?? draft.tokens.slice(at + 1, at + 3).find(({ kind }) => kind === 'not')
    const said = draft.tokens.slice(at + 1, at + 4).some(({ said }) => /空|缺|填/.test(said)) || not
    const own = entity === 'customer' || entity === 'lead' || ownBlanks.has(token.field)
    if (said) draft.add('value', own ? token.field : `customer.${token.field}`, 'isNull', null)
  }
}
