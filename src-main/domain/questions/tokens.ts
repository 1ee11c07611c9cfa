import { foldText } from '../_base/text.ts'
import type { DateContext } from './date-pattern.ts'
import { readPerson } from './people.ts'
import { readOtherIndustry, readValues } from './places.ts'
import { readQuantity, type Quantity } from './quantities.ts'
import { readDateAt, type DateReading } from './read-date.ts'
import { TextReader } from './text-reader.ts'
import { vocabulary, type Term } from './vocabulary.ts'
import type { Measure } from './words.ts'

export type Token = (
  | Term
  | { readonly kind: 'date'; readonly date: DateReading }
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'unread' }
) & { readonly said: string }

export interface QuestionContext extends DateContext {
  /** Names of members. */
  readonly people: readonly string[]
}

/** 中山医院, 协和医院: what nothing else claims and ends like the name of an organisation. */
const organisation =
  /[^\s的级区甲乙丙哪家些个各每有没未等省市在和与跟且或里是不了过][^\s的级区甲乙丙哪家些个各每有没未等省市在和与跟且或里是不了过]{1,10}?(?:医院|卫生院|集团|大学|有限公司)(?=的|$|[本上这今去有名下近未没])/y

/** What may begin at a place, the strongest claim first where two are equally long. */
function candidates(
  text: string,
  at: number,
  context: QuestionContext,
  previous: Token | undefined,
): { end: number; token: Token }[] {
  const found: { end: number; token: Token }[] = []
  const claim = <T>(read: (reader: TextReader) => T | null, token: (value: T, said: string) => Token) => {
    const reader = new TextReader(text, at)
    const value = read(reader)
    if (value !== null && reader.at > at) found.push({ end: reader.at, token: token(value, text.slice(at, reader.at)) })
  }
  const quantity = () => claim(readQuantity, (quantity, said) => ({ kind: 'quantity', quantity, said }))
  // 逾期30天以内 counts days; 30天内到期 is a range.
  const counts = previous?.kind === 'verb' && previous.verb === 'overdue'
  if (counts) quantity()
  claim(
    (reader) =>
      reader.take(
        /[“”"「『‘']([^“”"」』’']{1,30})[“”"」』’']|(?:名称|名字)(?:里|中)?(?:含有?|包含|带有?|有)([^的,，。？?]{1,12})/y,
      ),
    ([, quoted, named], said) => ({ kind: 'name', text: (quoted ?? named ?? '').replace(/[“”"「」『』‘’']/g, ''), said }),
  )
  claim(readValues, (value, said) => ({ kind: 'value', ...value, said }))
  claim(
    (reader) => readDateAt(reader, context),
    (date, said) => ({ kind: 'date', date, said }),
  )
  if (!counts) quantity()
  for (const [pattern, term] of vocabulary) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match && match[0] !== '') {
      const said = match[0]
      const valued = term.kind === 'value' && term.field === 'clause' ? { ...term, values: [said.replace(/会$/, '')] } : term
      found.push({ end: pattern.lastIndex, token: { ...valued, said } })
    }
  }
  if (found.every(({ token }) => token.kind === 'filler')) {
    claim(
      (reader) => readPerson(reader, context.people),
      (name, said) => ({ kind: 'person', name, said }),
    )
    claim(
      (reader) => reader.take(organisation),
      ([name], said) => ({ kind: 'name', text: name, said }),
    )
    claim(readOtherIndustry, (value, said) => ({ kind: 'value', ...value, said }))
  }
  return found
}

/** Cuts a question into what it says, the longest claim at each place; what nobody claims is kept as unread. */
export function tokensOf(question: string, context: QuestionContext): Token[] {
  const text = foldText(question).replaceAll(' ', '')
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    const [best] = candidates(text, at, context, tokens.at(-1)).toSorted((a, b) => b.end - a.end)
    const last = tokens.at(-1)
    if (best) {
      tokens.push(best.token)
      at = best.end
    } else {
      if (last?.kind === 'unread') tokens[tokens.length - 1] = { kind: 'unread', said: last.said + text.charAt(at) }
      else tokens.push({ kind: 'unread', said: text.charAt(at) })
      at += 1
    }
  }
  const contract = tokens.some((token) => token.kind === 'entity' && token.entity === 'contract')
  const deals = tokens.some((token) => token.kind === 'entity' && token.entity === 'deal')
  return tokens.map((token, at): Token => {
    const signs = token.kind === 'verb' && (token.verb === 'won' || (token.verb === 'sign' && !contract))
    // 本季度要签的商机.
    const planned = deals && tokens[at - 1]?.kind === 'should'
    if (token.kind === 'verb' && signs && (planned || isExpected(tokens, at))) return { ...token, verb: 'expectedClose' }
    if (token.kind === 'quantity' && token.quantity.unit === 'points') {
      const about = tokens.slice(0, at).findLast(({ kind }) => kind === 'measure')
      const counts = about?.kind === 'measure' && countMeasures.includes(about.measure)
      // 金额超过500000, 差异超过5000: a figure without 元 is money all the same.
      if (!counts && (about !== undefined || Number(token.quantity.value) >= 1000))
        return { ...token, quantity: asMoney(token.quantity) }
    }
    // 本周要联系谁 asks for customers, not by whom.
    const before = tokens[at - 1]
    if (token.kind === 'who' && before?.kind === 'verb' && before.verb === 'followup') return { kind: 'filler', said: token.said }
    // 按金额排序 says no direction of its own.
    if (token.kind === 'order' && token.weak && tokens.some((one) => one.kind === 'order' && !one.weak))
      return { kind: 'filler', said: token.said }
    // 赢率超过50% is how likely one is, 赢单率 alone how many were.
    const next = tokens[at + 1]
    if (token.kind === 'rate' && token.rate === 'winRate' && next?.kind === 'quantity' && next.quantity.unit === 'percent')
      return { kind: 'measure', measure: 'probability', said: token.said }
    return token
  })
}

const countMeasures: readonly Measure[] = [
  'score',
  'credit',
  'beds',
  'orders',
  'followups',
  'probability',
  'daysOverdue',
  'daysInStage',
]

const asMoney = (quantity: Quantity): Quantity => ({ ...quantity, unit: 'money', value: Number(quantity.value).toFixed(2) })

/** 预计本月成交: the expectation stands before the time. */
function isExpected(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const kind = tokens[i]?.kind
    if (kind === 'expect') return true
    if (kind !== 'filler' && kind !== 'date' && kind !== 'should') return false
  }
  return false
}
