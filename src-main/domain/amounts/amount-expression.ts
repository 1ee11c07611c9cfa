import { fenToText, type Decimal } from '../_base/money.ts'
import { foldText } from '../_base/text.ts'
import { parseChineseNumber } from './chinese-number.ts'
import { scaledFen, scanPlainAmount } from './plain-amount.ts'

type Bound = 'gte' | 'gt' | 'lte' | 'lt'

/** An amount as people say it, in fen: one figure, or bounds of which at least one is set. */
export type AmountExpression =
  | { readonly kind: 'exact'; readonly fen: number }
  | ({ readonly kind: 'range' } & { readonly [bound in Bound]?: number })

// 民法典 1259: 以上, 以下, 以内 include the number; 不满, 超过 exclude it. 不到 stands before the range word 到.
const prefixes: readonly (readonly [Bound, RegExp])[] = [
  ['lte', /不超过|未超过|不高于|不大于|不多于|至多|最多|最高|顶多|[小低少]于或?等于|≤|<=/y],
  ['gte', /至少|不低于|不少于|不小于|不下于|最少|最低|起码|[大高多]于或?等于|≥|>=|达到|(?<![不未])满/y],
  ['lt', /不到|不足|不满|未满|未达到?|未到|低于|少于|小于|</y],
  ['gt', /超过|超出|大于|高于|多于|超|逾|>/y],
]
const suffixes: readonly (readonly [Bound, RegExp])[] = [
  ['gte', /[及或]?以上|起|\+/y],
  ['lte', /[及或]?以下|以内|之内|封顶/y],
  ['gt', /以外|开外/y],
]
const amountRun =
  /(?:人民币|rmb|cny|[¥$])?((?:\d[\d,]*(?:\.\d+)?|\.\d+|[零〇一二两兩三四五六七八九壹贰叁肆伍陆柒捌玖十百千拾佰仟万萬亿億半个点wk])+)(元整?|块钱?|圆整?|整)?(?:人民币|rmb|cny)?/y
const rangeWord = /[-~–—−至到与和]/y
const joiner = /[,、且并和但]/y
const opening = /从|介于|在/y
const closing = /之间|区间|范围内?/y

interface Figure {
  readonly value: Decimal
  /** Largest power of ten named. */
  readonly unit: number
  /** Names neither 千, 万, 亿 nor 元: the column's scale applies. */
  readonly bare: boolean
}

class Reader {
  at = 0
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found
  }
  takeBound(words: readonly (readonly [Bound, RegExp])[]): Bound | null {
    return words.find(([, word]) => this.take(word))?.[0] ?? null
  }
  takeFigure(): Figure | null {
    const found = this.take(amountRun)
    const number = found && parseChineseNumber(found[1] ?? '')
    return number && { ...number, bare: number.unit < 3 && found[2] === undefined }
  }
  get ended(): boolean {
    return this.at === this.text.length
  }
}

const fenOf = (figure: Figure, scale: number): number | null => scaledFen(figure.value, figure.bare ? scale : 1)

/** `50-100万`: a bare lower end takes the upper end's unit, unless that would put it above the upper end. */
function rangeOf(lower: Figure, upper: Figure, scale: number): AmountExpression | null {
  const lte = fenOf(upper, scale)
  const plain = fenOf(lower, scale)
  if (lte === null || plain === null) return null
  const lent = lower.bare && !upper.bare && upper.unit > 2 ? scaledFen(lower.value, 10 ** upper.unit) : null
  const gte = lent !== null && lent <= lte ? lent : plain
  return gte <= lte ? { kind: 'range', gte, lte } : null
}

/** One figure, `A至B`, or one or two bounds such as `50万以上不到100万`. */
function readExpression(reader: Reader, scale: number): AmountExpression | null {
  reader.take(opening)
  const bounds: { [bound in Bound]?: number } = {}
  let count = 0
  while (!reader.ended) {
    if (count > 0) reader.take(joiner)
    const prefix = reader.takeBound(prefixes)
    const figure = reader.takeFigure()
    if (!figure) return null
    const suffix = reader.takeBound(suffixes)
    const fen = fenOf(figure, scale)
    if (fen === null) return null
    if (!prefix && !suffix && count === 0) {
      if (reader.ended) return { kind: 'exact', fen }
      const upper = reader.take(rangeWord) && reader.takeFigure()
      if (!upper) return null
      reader.take(closing)
      if (!reader.ended) reader.take(/以内|之内/y)
      return reader.ended ? rangeOf(figure, upper, scale) : null
    }
    const bound = prefix ?? suffix
    if (!bound || count === 2 || bound in bounds) return null
    if (prefix && suffix && prefix[0] !== suffix[0]) return null
    bounds[bound] = fen
    count += 1
  }
  const low = bounds.gte ?? bounds.gt
  const high = bounds.lte ?? bounds.lt
  if (low !== undefined && high !== undefined && low > high) return null
  if (count === 2 && (low === undefined || high === undefined)) return null
  return count > 0 ? { kind: 'range', ...bounds } : null
}

/** 以上（不含）, 以下（不含）: the bounds without their figures. */
function excluding(range: AmountExpression & { kind: 'range' }): AmountExpression {
  const gt = range.gt ?? range.gte
  const lt = range.lt ?? range.lte
  return { kind: 'range', ...(gt === undefined ? {} : { gt }), ...(lt === undefined ? {} : { lt }) }
}

/**
 * Reads an amount as people write it: 50万, 1.2亿, 五十万, 两万五, 半个亿, ¥1,234.50, 100W, 50万以上, 不到50万, 50-100万.
 * A number without unit or 元 is multiplied by `scale` (a 万元 column: 10000). Result in fen, rounded half up once.
 * Null when it is blank, vague (约100, 50万左右), negative beyond a plain figure, reversed or no amount. Facts 7 and 8, 1.4 for the bounds.
 */
export function parseAmountExpression(text: string, scale = 1): AmountExpression | null {
  const plain = scanPlainAmount(text, scale)
  if (plain !== null) return { kind: 'exact', fen: plain }
  if (text.length > 100) return null
  const folded = foldText(text).toLowerCase().replaceAll(' ', '')
  if (folded === '') return null
  const rescanned = scanPlainAmount(folded, scale)
  if (rescanned !== null) return { kind: 'exact', fen: rescanned }
  const exclusive = folded.includes('(不含)')
  const read = readExpression(new Reader(folded.replace(/\(不?含\)/g, '')), scale)
  return exclusive && read?.kind === 'range' ? excluding(read) : read
}

/** The form of `jingwei rule uscc.amountExpressions`: decimal text in yuan, or an object of bounds in yuan. */
export function formatAmountExpression(amount: AmountExpression): string | { [bound in Bound]?: string } {
  if (amount.kind === 'exact') return fenToText(amount.fen)
  const out: { [bound in Bound]?: string } = {}
  for (const bound of ['gte', 'gt', 'lte', 'lt'] as const) {
    const fen = amount[bound]
    if (fen !== undefined) out[bound] = fenToText(fen)
  }
  return out
}
