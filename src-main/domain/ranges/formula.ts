import { addDays, daysBetween, isDate } from '../_base/dates.ts'
import { add, divide, exact, exactText, isWhole, multiply, negate, type Exact } from '../_base/exact.ts'

export type FormulaValue =
  | { readonly kind: 'number'; readonly value: Exact }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'blank'; readonly field: string }

export type FormulaProblem =
  /** An operand is an empty cell: its name. */
  | { readonly problem: 'blank'; readonly field: string }
  | { readonly problem: 'divides-by-zero' }
  /** Text where a number is needed, or the like. */
  | { readonly problem: 'mismatch' }

type Node =
  | { readonly t: 'value'; readonly value: FormulaValue }
  | { readonly t: 'field'; readonly name: string }
  | { readonly t: 'minus'; readonly of: Node }
  | { readonly t: 'two'; readonly op: Operator; readonly left: Node; readonly right: Node }

type Operator = '+' | '-' | '*' | '/' | '&'

export interface Formula {
  /** The fields it names. */
  readonly fields: readonly string[]
  /** Its value for one row. */
  evaluate(valueOf: (field: string) => FormulaValue): FormulaValue | FormulaProblem
}

/** Where a formula cannot be read: from 0, at the end when something is missing. */
export interface UnreadableFormula {
  readonly unreadableAt: number
}

const foldedSigns: Readonly<Record<string, string>> = {
  '＋': '+',
  '－': '-',
  '−': '-',
  '–': '-',
  '×': '*',
  '＊': '*',
  '÷': '/',
  '／': '/',
  '＆': '&',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '“': '"',
  '”': '"',
  '＂': '"',
}

const fullWidthFigure = /[０-９．，]/g
const halfWidth = (char: string) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)

/** Binds the tighter the higher. */
const binding: Readonly<Record<Operator, number>> = { '&': 1, '+': 2, '-': 2, '*': 3, '/': 3 }
const mostNested = 50
const units: Readonly<Record<string, Exact>> = {
  '%': { over: 1n, under: 100n },
  千: { over: 1000n, under: 1n },
  万: { over: 10_000n, under: 1n },
  亿: { over: 100_000_000n, under: 1n },
}

/**
 * Reads `[annualPurchase] × 1.1 + 5万` and its like: numbers (with 千, 万, 亿, %), "texts", [fields], + − × ÷ & and
 * parentheses, in half or full width, with or without a leading =. There is nothing else in it: no names, no calls.
 */
export function readFormula(text: string): Formula | UnreadableFormula {
  const reader = new FormulaReader(text)
  try {
    const root = reader.whole()
    return { fields: [...reader.fields], evaluate: (valueOf) => evaluate(root, valueOf) }
  } catch (error) {
    if (error instanceof Unreadable) return { unreadableAt: error.at }
    throw error
  }
}

class Unreadable extends Error {
  readonly at: number
  constructor(at: number) {
    super(`unreadable at ${at}`)
    this.at = at
  }
}

class FormulaReader {
  readonly fields = new Set<string>()
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): Node {
    if (this.#peek() === '=' || this.#peek() === '＝') this.#at++
    const node = this.#expression(0)
    if (this.#peek() !== '') throw new Unreadable(this.#at)
    return node
  }

  /** The next sign, folded, white space skipped; empty at the end. */
  #peek(): string {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++
    const char = this.#text[this.#at] ?? ''
    return foldedSigns[char] ?? char
  }

  #expression(least: number): Node {
    if (++this.#depth > mostNested) throw new Unreadable(this.#at)
    let left = this.#operand()
    for (;;) {
      const op = this.#peek() as Operator
      const strength = binding[op]
      if (strength === undefined || strength <= least) break
      this.#at++
      left = { t: 'two', op, left, right: this.#expression(strength) }
    }
    this.#depth--
    return left
  }

  #operand(): Node {
    const sign = this.#peek()
    if (sign === '-' || sign === '+') {
      this.#at++
      if (++this.#depth > mostNested) throw new Unreadable(this.#at)
      const of = this.#operand()
      this.#depth--
      return sign === '-' ? { t: 'minus', of } : of
    }
    if (sign === '(') {
      this.#at++
      const inner = this.#expression(0)
      if (this.#peek() !== ')') throw new Unreadable(this.#at)
      this.#at++
      return inner
    }
    if (sign === '[') return this.#field()
    if (sign === '"') return this.#quoted()
    return this.#number()
  }

  #field(): Node {
    const from = ++this.#at
    while (this.#at < this.#text.length && !isSign(this.#text[this.#at], ']')) this.#at++
    if (this.#at >= this.#text.length) throw new Unreadable(this.#at)
    const name = this.#text.slice(from, this.#at++).trim()
    if (name === '') throw new Unreadable(from)
    this.fields.add(name)
    return { t: 'field', name }
  }

  #quoted(): Node {
    let text = ''
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      if (!isSign(this.#text[this.#at], '"')) text += this.#text[this.#at]
      else if (isSign(this.#text[this.#at + 1], '"')) text += this.#text[this.#at++]
      else {
        this.#at++
        return { t: 'value', value: { kind: 'text', text } }
      }
    }
    throw new Unreadable(this.#at)
  }

  #number(): Node {
    const found = /^(?:\d[\d,]*(?:\.\d*)?|\.\d+)/.exec(this.#text.slice(this.#at).replace(fullWidthFigure, halfWidth))
    if (!found) throw new Unreadable(this.#at)
    let value = exact(found[0].replaceAll(',', ''))
    if (!value) throw new Unreadable(this.#at)
    this.#at += found[0].length
    const unit = units[this.#peek().normalize('NFKC')]
    if (unit) {
      this.#at++
      value = multiply(value, unit)
    }
    return { t: 'value', value: { kind: 'number', value } }
  }
}

function isSign(char: string | undefined, sign: string): boolean {
  return char === sign || (char !== undefined && foldedSigns[char] === sign)
}

function evaluate(node: Node, valueOf: (field: string) => FormulaValue): FormulaValue | FormulaProblem {
  if (node.t === 'value') return node.value
  if (node.t === 'field') return valueOf(node.name)
  if (node.t === 'minus') {
    const of = evaluate(node.of, valueOf)
    if ('problem' in of) return of
    if (of.kind === 'blank') return { problem: 'blank', field: of.field }
    return of.kind === 'number' ? { kind: 'number', value: negate(of.value) } : { problem: 'mismatch' }
  }
  const left = evaluate(node.left, valueOf)
  if ('problem' in left) return left
  const right = evaluate(node.right, valueOf)
  if ('problem' in right) return right
  if (node.op === '&') return { kind: 'text', text: formulaText(left) + formulaText(right) }
  if (left.kind === 'blank') return { problem: 'blank', field: left.field }
  if (right.kind === 'blank') return { problem: 'blank', field: right.field }
  return left.kind === 'number' && right.kind === 'number'
    ? calculate(node.op, left.value, right.value)
    : calculateDates(node.op, left, right)
}

function calculate(op: Operator, left: Exact, right: Exact): FormulaValue | FormulaProblem {
  if (op === '+') return { kind: 'number', value: add(left, right) }
  if (op === '-') return { kind: 'number', value: add(left, negate(right)) }
  if (op === '*') return { kind: 'number', value: multiply(left, right) }
  const quotient = divide(left, right)
  return quotient ? { kind: 'number', value: quotient } : { problem: 'divides-by-zero' }
}

/** A date and whole days, or the days between two dates. */
function calculateDates(op: Operator, left: FormulaValue, right: FormulaValue): FormulaValue | FormulaProblem {
  if (left.kind === 'date' && right.kind === 'date' && op === '-')
    return { kind: 'number', value: { over: BigInt(daysBetween(right.date, left.date)), under: 1n } }
  const [date, days] = left.kind === 'date' ? [left, right] : [right, left]
  if (date.kind !== 'date' || days.kind !== 'number' || !isWhole(days.value)) return { problem: 'mismatch' }
  if (op !== '+' && !(op === '-' && date === left)) return { problem: 'mismatch' }
  const count = Number(days.value.over / days.value.under)
  if (Math.abs(count) > 100_000) return { problem: 'mismatch' }
  try {
    return { kind: 'date', date: addDays(date.date, op === '-' ? -count : count) }
  } catch {
    return { problem: 'mismatch' }
  }
}

/** A value as a cell would say it; a blank says nothing. Numbers to six digits. */
export function formulaText(value: FormulaValue): string {
  if (value.kind === 'number') return exactText(value.value, 6)
  return value.kind === 'text' ? value.text : value.kind === 'date' ? value.date : ''
}

/** A cell's plain text as an operand. */
export function operand(field: string, kind: 'number' | 'date' | 'text', text: string): FormulaValue {
  if (text === '') return { kind: 'blank', field }
  if (kind === 'number') {
    const value = exact(text)
    if (value) return { kind: 'number', value }
  }
  return kind === 'date' && isDate(text) ? { kind: 'date', date: text } : { kind: 'text', text }
}
