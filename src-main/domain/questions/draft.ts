import { addDays, type DateText } from '../_base/dates.ts'
import type { Bound, Quantity } from './quantities.ts'
import type { QuestionCondition, QuestionEntity, QuestionMetric, QuestionOp, QuestionSort, QuestionValue } from './question.ts'
import { lookingBack, type DateReading } from './read-date.ts'
import { shifted } from './spans.ts'
import type { Token } from './tokens.ts'
import type { Measure, Verb } from './words.ts'

export interface SaidVerb {
  readonly verb: Verb
  readonly negated: boolean
  readonly never: boolean
  readonly yet: boolean
  readonly date: DateReading | null
  readonly quantity: Quantity | null
}

/** Where a condition stands among the others: what is, values, times, what the reading added. */
type Rank = 'status' | 'value' | 'time' | 'implicit'
const ranks: readonly Rank[] = ['status', 'value', 'time', 'implicit']

/** A question under way: tokens with what they were bound to. */
export class Draft {
  readonly tokens: readonly Token[]
  readonly today: DateText
  readonly verbs: readonly SaidVerb[]
  /** Times that no verb took. */
  readonly freeDates: readonly DateReading[]
  readonly freeQuantities: readonly Quantity[]
  sort: QuestionSort[] = []
  metrics: QuestionMetric[] = []
  /** What a figure that is compared is summed from: 成交金额超过100万的客户. */
  figures: QuestionMetric[] = []
  readonly #conditions: { rank: Rank; condition: QuestionCondition }[] = []

  constructor(tokens: readonly Token[], today: DateText) {
    this.tokens = tokens
    this.today = today
    const bound = bindVerbs(tokens)
    const soon = tokens.some(({ kind }) => kind === 'soon')
    this.verbs = bound.verbs.map((said) =>
      soon && !said.date && !said.quantity && (said.verb === 'due' || said.verb === 'ended')
        ? { ...said, date: withinMonth(today) }
        : said,
    )
    this.freeDates = bound.dates
    this.freeQuantities = bound.quantities
  }

  get conditions(): QuestionCondition[] {
    return this.#conditions
      .map((one, i) => ({ ...one, i }))
      .toSorted((a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank) || a.i - b.i)
      .map(({ condition }) => condition)
  }

  add(rank: Rank, field: string, op: QuestionOp, value: QuestionValue, more: Partial<QuestionCondition> = {}): void {
    this.#conditions.push({ rank, condition: { field, op, value, ...more } })
  }
  has(field: string): boolean {
    return this.#conditions.some(({ condition }) => condition.field === field)
  }
  sortBy(field: string, dir: 'asc' | 'desc'): void {
    if (this.sort.length === 0) this.sort = [{ field, dir }]
  }
  verb(...names: Verb[]): SaidVerb | null {
    return this.verbs.find(({ verb }) => names.includes(verb)) ?? null
  }
  is<K extends Token['kind']>(kind: K): Extract<Token, { kind: K }> | null {
    return this.tokens.find((token): token is Extract<Token, { kind: K }> => token.kind === kind) ?? null
  }
  measure(...names: Measure[]): boolean {
    return this.tokens.some((token) => token.kind === 'measure' && names.includes(token.measure))
  }
  mentions(entity: QuestionEntity): boolean {
    return this.tokens.some((token) => token.kind === 'entity' && token.entity === entity)
  }

  /** A time on a field: a closed range, a day as one, what has passed as before today. */
  on(field: string, date: DateReading, more: Partial<QuestionCondition> = {}): void {
    if (date.open === 'before') return this.add('time', field, 'lt', addDays(date.to, 1), more)
    if (date.open === 'after') return this.add('time', field, 'gt', addDays(date.from, -1), more)
    this.add('time', field, 'between', [date.from, date.to], more)
  }
  /** A time of what has been: N天内 looks back. */
  been(field: string, date: DateReading, more: Partial<QuestionCondition> = {}): void {
    this.on(field, lookingBack(date, this.today), more)
  }
  /** A figure on a field; money as text, counts as numbers. */
  compare(field: string, quantity: Quantity, otherwise: Bound = 'gte'): void {
    const number = (text: string): string | number => {
      if (quantity.unit === 'money' || quantity.unit === 'fold') return text
      return quantity.unit === 'months' ? daysOf(Number(text)) : Number(text)
    }
    if (quantity.bound === 'between')
      this.add('value', field, 'between', [number(quantity.value), number(quantity.upper ?? quantity.value)])
    else this.add('value', field, quantity.bound ?? (quantity.within ? 'lte' : otherwise), number(quantity.value))
  }
  /** The date so many days or months ago that a quantity says. */
  ago(quantity: Quantity): DateText {
    const count = Math.min(Number(quantity.value), quantity.unit === 'months' ? 1200 : 36_500)
    return quantity.unit === 'months' ? shifted(this.today, 'month', -count) : addDays(this.today, -count)
  }
}

/** 逾期超过半年: what is counted in days is 30 a month, 365 a year. */
const daysOf = (months: number): number => (months % 12 === 0 ? (months / 12) * 365 : months * 30)

/** 即将到期. */
const withinMonth = (today: DateText): DateReading => ({
  from: today,
  to: addDays(today, 30),
  grain: null,
  within: true,
  deadline: false,
  open: null,
  comparedTo: null,
})

type Span = { readonly at: number }

/** Times and figures go to the verb after them, else to the one before; 未 and 没 to what follows. */
function bindVerbs(tokens: readonly Token[]): { verbs: SaidVerb[]; dates: DateReading[]; quantities: Quantity[] } {
  const verbs: (SaidVerb & Span)[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'verb') continue
    const not = notBefore(tokens, at)
    verbs.push({
      verb: token.verb,
      negated: not !== null,
      never: not?.ever === true,
      yet: not?.yet === true,
      date: null,
      quantity: null,
      at,
    })
  }
  const dates: DateReading[] = []
  const quantities: Quantity[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'date') {
      const i = nearest(verbs, at, 'date')
      const verb = verbs[i]
      if (verb) verbs[i] = { ...verb, date: token.date }
      else dates.push(token.date)
    }
    if (token.kind === 'quantity' && ['days', 'months', 'hours', 'times'].includes(token.quantity.unit)) {
      const i = nearest(verbs, at, 'quantity')
      const verb = verbs[i]
      if (verb) verbs[i] = { ...verb, quantity: token.quantity }
      else quantities.push(token.quantity)
    } else if (token.kind === 'quantity') quantities.push(token.quantity)
  }
  return { verbs, dates, quantities }
}

function nearest(verbs: readonly (SaidVerb & Span)[], at: number, part: 'date' | 'quantity'): number {
  const after = verbs.findIndex((verb) => verb.at > at && verb[part] === null)
  return after >= 0 ? after : verbs.findLastIndex((verb) => verb.at < at && verb[part] === null)
}

/** 没, 未, 还没 with nothing but small words, times and figures between. */
export function notBefore(tokens: readonly Token[], at: number): Extract<Token, { kind: 'not' }> | null {
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i]
    if (token?.kind === 'not') return token
    const small = token?.kind === 'filler' || token?.kind === 'date' || token?.kind === 'should'
    // 还没审批通过 is not approved.
    if (!small && !(token?.kind === 'entity' && token.entity === 'approval')) return null
    if (/^[,，。的和与]$/.test(token.said)) return null
  }
  return null
}
