import { exact, exactText } from '../_base/exact.ts'
import { formatAmountExpression, parseAmountExpression } from '../amounts/amount-expression.ts'
import { countPattern, readCount, type TextReader } from './text-reader.ts'

export type Bound = 'gt' | 'gte' | 'lt' | 'lte'
export type QuantityUnit = 'money' | 'percent' | 'fold' | 'days' | 'months' | 'hours' | 'times' | 'items' | 'points'

/** A figure with what it bounds; text as the filter carries it, `upper` for ranges. */
export interface Quantity {
  readonly unit: QuantityUnit
  readonly bound: Bound | 'between' | null
  readonly value: string
  readonly upper?: string
  /** N小时内, N天内. */
  readonly within?: true
}

const before: readonly (readonly [Bound, RegExp])[] = [
  ['lte', /小于或?等于|不超过|未超过|不高于|不大于|不多于|至多|最多(?=\d)|≤|<=/y],
  ['gte', /大于或?等于|至少|不低于|不少于|不小于|最少(?=\d)|起码|达到|满|≥|>=/y],
  ['lt', /还?差?不到|还?不足|不满|未满|低于|少于|小于|</y],
  ['gt', /超过了?|超出|大于|高于|多于|超(?=\d)|>/y],
]
const after: readonly (readonly [Bound, RegExp])[] = [
  ['gte', /[及或和]?以上|起(?!来)|及?更[高多长久]/y],
  ['lte', /[及或和]?以下|[及或]?更[低少短]/y],
]

const bound = (reader: TextReader, words: readonly (readonly [Bound, RegExp])[]): Bound | null =>
  words.find(([, pattern]) => reader.take(pattern))?.[0] ?? null

const money =
  /(?:人民币|[¥$])?(?:\d[\d,]*(?:\.\d+)?|[零一二两三四五六七八九十百千半]+)?(?:[零〇一二两三四五六七八九十百千万亿wW个点]|\d)*(?:[万亿wW千百]元?|元|块钱?)(?:[一二三四五六七八九](?![个家笔单条天周月]))?/y
const range = /(?:到|至|-|~|—|和)/y

/** `50万到100万`, `50-100万`, `超过100万`, `10万以下`. */
function readMoney(reader: TextReader): Quantity | null {
  return reader.attempt(() => {
    const start = reader.at
    const lead = bound(reader, before)
    const bare = reader.attempt(() => reader.take(/\d+(?:\.\d+)?(?=(?:到|至|-|~|—)\d)/y)?.[0] ?? null)
    if (bare === null && !reader.take(money)) return null
    const ranged = reader.attempt(() => (reader.take(range) && reader.take(money) ? true : null))
    if (bare !== null && !ranged) return null
    if (ranged) reader.take(/(?:之间|区间)/y)
    else if (lead === null && bound(reader, after) === null) reader.take(/(?:以内|之内)/y)
    const said = reader.text
      .slice(start, reader.at)
      .replace(/^还?差?(?=不到|不足)/, '')
      .replace(/^超过了/, '超过')
      .replace(/及更[高多]/, '以上')
    const amount = parseAmountExpression(said)
    if (!amount) return null
    const read = formatAmountExpression(amount)
    if (typeof read === 'string') return { unit: 'money', bound: null, value: read }
    if (read.gte !== undefined && read.lte !== undefined)
      return { unit: 'money', bound: 'between', value: read.gte, upper: read.lte }
    const only = (['gt', 'gte', 'lt', 'lte'] as const).find((name) => read[name] !== undefined)
    return only ? { unit: 'money', bound: only, value: read[only] ?? '' } : null
  })
}

const figure = new RegExp(`(\\d+(?:\\.\\d+)?|${countPattern})`, 'y')
const unitWords: readonly (readonly [QuantityUnit, RegExp])[] = [
  ['percent', /%|个百分点|％/y],
  ['fold', /折/y],
  ['days', /天|日(?!期)/y],
  ['hours', /个?小时|个?钟头/y],
  ['times', /次/y],
  ['points', /分(?![钟之公店销])/y],
  ['items', /个?(?:家|单|笔|条|份|张|位|名|个)(?!月|季|星期|周|工作日|百分)/y],
]

/** Longer units, for 三个月没下单. */
const longUnits: readonly (readonly [unit: 'hours' | 'days' | 'months', each: number, RegExp])[] = [
  ['hours', 1 / 60, /分钟/y],
  ['days', 7, /个?(?:周|星期|礼拜)/y],
  ['months', 1, /个月/y],
  ['months', 3, /个?季度/y],
  ['months', 12, /年/y],
]

function scaled(unit: QuantityUnit, text: string): string | null {
  const read = /^[\d.]+$/.test(text) ? text : String(readCount(text) ?? '')
  const number = exact(read)
  if (!number) return null
  if (unit !== 'fold') return read
  // 8折, 8.5折 and 85折 pay 80, 85 and 85 of a hundred.
  const whole = read.includes('.') || Number(read) < 10 ? 10n : 100n
  return exactText({ over: number.over, under: number.under * whole }, 2, true)
}

function readCounted(reader: TextReader): Quantity | null {
  return reader.attempt(() => {
    const percent = reader.take(/百分之/y)
    const lead = bound(reader, before)
    const named = percent ?? reader.take(/百分之/y)
    // 半年, 半个月.
    const half = reader.take(/半(?:年|个?月)(?![内前后初中底末度])/y)?.[0]
    if (half !== undefined) {
      const tail = lead ?? bound(reader, after)
      return half === '半年' ? { unit: 'months', bound: tail, value: '6' } : { unit: 'days', bound: tail, value: '15' }
    }
    const found = reader.take(figure)
    if (!found) return null
    const [text = ''] = found
    const until = reader.attempt(() => (reader.take(range) && reader.take(figure))?.[0] ?? null)
    const unit = named ? 'percent' : unitWords.find(([, pattern]) => reader.take(pattern))?.[0]
    const long = unit === undefined ? longUnits.find(([, , pattern]) => reader.take(pattern)) : undefined
    if (unit === undefined && long === undefined) return until === null ? bare(reader, text, lead) : null
    const value = unit === undefined ? String((readCount(text) ?? 0) * (long?.[1] ?? 1)) : scaled(unit, text)
    if (value === null) return null
    // 30天到60天, 7折到9折: the unit said twice.
    const again = unit !== undefined && until === null ? reader.attempt(() => secondFigure(reader, unit)) : null
    if (again !== null) return { unit: unit ?? 'days', bound: 'between', value, upper: again }
    if (until !== null) {
      const upper = scaled(unit ?? 'days', until)
      return upper === null ? null : { unit: unit ?? long?.[0] ?? 'days', bound: 'between', value, upper }
    }
    const tail = lead ?? bound(reader, after)
    const within = tail === null && reader.take(/(?:之内|以内|内)/y) !== null
    return { unit: unit ?? long?.[0] ?? 'days', bound: tail, value, ...(within ? { within: true as const } : {}) }
  })
}

/** A figure with nothing behind it counts only when it bounds: 低于60, 500以上. */
function bare(reader: TextReader, text: string, lead: Bound | null): Quantity | null {
  const tail = lead ?? bound(reader, after)
  const read = /^[\d.]+$/.test(text) ? text : String(readCount(text) ?? '')
  const longer = /[\d.万亿千百wWkK元块折%％年月日周点]/y
  longer.lastIndex = reader.at
  return tail === null || read === '' || longer.test(reader.text) ? null : { unit: 'points', bound: tail, value: read }
}

function secondFigure(reader: TextReader, unit: QuantityUnit): string | null {
  const found = reader.take(range) && reader.take(figure)
  const same = found && unitWords.find(([, pattern]) => reader.take(pattern))?.[0] === unit
  return same ? scaled(unit, found[0]) : null
}

/** A figure of any kind with its bound; 以上 and 以下 include it, 超过 and 不到 do not (民法典1259). */
export function readQuantity(reader: TextReader): Quantity | null {
  const start = reader.at
  const counted = readCounted(reader)
  const end = reader.at
  reader.at = start
  const amount = readMoney(reader)
  if (counted && end > reader.at) {
    reader.at = end
    return counted
  }
  return amount
}
