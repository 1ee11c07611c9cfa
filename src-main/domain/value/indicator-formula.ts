import { divide, exact, exactText, multiply, negate, add, subtract, type Exact } from '../_base/exact.ts'
import { foldText } from '../_base/text.ts'
import { formulaTokens, type FormulaToken } from './formula-tokens.ts'

/** A formula as read. A name says how many quarters before the one asked about it is meant. */
export type Formula =
  | { readonly kind: 'number'; readonly value: Exact; readonly text: string }
  | { readonly kind: 'name'; readonly name: string; readonly back: number }
  | { readonly kind: 'negate'; readonly of: Formula }
  | { readonly kind: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula }

/** Why a text is no formula, and from which character on. */
export interface FormulaFault {
  readonly fault: 'empty' | 'sign' | 'incomplete' | 'bracket' | 'too-long'
  readonly at: number
}

const longest = 300
/** How far back a function looks, in quarters. */
const functions: Readonly<Record<string, number>> = { 去年同期: 4, yearago: 4, 上季: 1, lastquarter: 1 }

/**
 * Reads a formula over figures: names, plain numbers, `+ - × ÷` (`*`, `/`), brackets, `%`, and `去年同期(…)`,
 * `上季(…)` (`yearAgo`, `lastQuarter`) for the same of another quarter. Names with blanks or signs stand in 「」 or [].
 */
export function parseFormula(text: string): Formula | FormulaFault {
  if (text.length > longest) return { fault: 'too-long', at: longest }
  const tokens = formulaTokens(text)
  if (!Array.isArray(tokens)) return { fault: 'sign', at: tokens.at }
  if (tokens.length === 0) return { fault: 'empty', at: 0 }
  const reader = new FormulaReader(tokens, text.length)
  const read = reader.sum(0)
  if ('fault' in read) return read
  const left = reader.next
  return left ? { fault: left.kind === ')' ? 'bracket' : 'incomplete', at: left.at } : read
}

/** Reads from left to right; every method leaves `next` behind what it read. */
class FormulaReader {
  readonly #tokens: readonly FormulaToken[]
  readonly #end: number
  #at = 0
  constructor(tokens: readonly FormulaToken[], end: number) {
    this.#tokens = tokens
    this.#end = end
  }

  get next(): FormulaToken | undefined {
    return this.#tokens[this.#at]
  }

  sum(back: number): Formula | FormulaFault {
    return this.#row(['+', '-'], () => this.#row(['*', '/'], () => this.#part(back)))
  }

  #row(signs: readonly string[], part: () => Formula | FormulaFault): Formula | FormulaFault {
    let left = part()
    for (let sign = this.next; !('fault' in left) && sign && signs.includes(sign.kind); sign = this.next) {
      this.#at += 1
      const right = part()
      if ('fault' in right) return right
      left = { kind: sign.kind as '+' | '-' | '*' | '/', left, right }
    }
    return left
  }

  #part(back: number): Formula | FormulaFault {
    const token = this.next
    if (!token) return { fault: 'incomplete', at: this.#end }
    this.#at += 1
    if (token.kind === '-') {
      const of = this.#part(back)
      return 'fault' in of ? of : { kind: 'negate', of }
    }
    if (token.kind === '(') return this.#percent(this.#inside(back, token.at))
    if (token.kind === 'number') {
      const value = exact(token.text)
      return value ? this.#percent({ kind: 'number', value, text: token.text }) : { fault: 'sign', at: token.at }
    }
    if (token.kind !== 'name') return { fault: 'incomplete', at: token.at }
    const shift = token.quoted ? undefined : functions[token.text.toLowerCase()]
    if (shift === undefined || this.next?.kind !== '(') return this.#percent({ kind: 'name', name: token.text, back })
    const open = this.next.at
    this.#at += 1
    return this.#percent(this.#inside(back + shift, open))
  }

  #inside(back: number, open: number): Formula | FormulaFault {
    const read = this.sum(back)
    if ('fault' in read) return read
    if (this.next?.kind !== ')') return { fault: 'bracket', at: open }
    this.#at += 1
    return read
  }

  #percent(read: Formula | FormulaFault): Formula | FormulaFault {
    if ('fault' in read || this.next?.kind !== '%') return read
    this.#at += 1
    const hundred: Formula = { kind: 'number', value: { over: 100n, under: 1n }, text: '100' }
    return this.#percent({ kind: '/', left: read, right: hundred })
  }
}

/** What a name stood for; null: no data. */
export type FigureOf = (name: string, back: number) => Exact | null

/** The value of a formula, exact; null where a figure has no data or something is divided by zero. */
export function evaluateFormula(formula: Formula, figureOf: FigureOf): Exact | null {
  if (formula.kind === 'number') return formula.value
  if (formula.kind === 'name') return figureOf(formula.name, formula.back)
  if (formula.kind === 'negate') {
    const of = evaluateFormula(formula.of, figureOf)
    return of && negate(of)
  }
  const [left, right] = [evaluateFormula(formula.left, figureOf), evaluateFormula(formula.right, figureOf)]
  if (!left || !right) return null
  if (formula.kind === '/') return divide(left, right)
  return { '+': add, '-': subtract, '*': multiply }[formula.kind](left, right)
}

/** Every figure a formula asks for, once, in the order of writing. */
export function figuresIn(formula: Formula): { readonly name: string; readonly back: number }[] {
  const found = new Map<string, { name: string; back: number }>()
  const look = (one: Formula): void => {
    if (one.kind === 'name') found.set(`${one.back} ${foldText(one.name)}`, { name: one.name, back: one.back })
    else if (one.kind === 'negate') look(one.of)
    else if (one.kind !== 'number') {
      look(one.left)
      look(one.right)
    }
  }
  look(formula)
  return [...found.values()]
}

const signs = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const
const strength = { '+': 1, '-': 1, '*': 2, '/': 2 } as const

/** The formula with its numbers in place of names: `(120 − 96) ÷ 120 × 100`; what has no data is a dash. */
export function workingsOf(formula: Formula, figureOf: FigureOf): string {
  const shown = (one: Formula, least: number): string => {
    if (one.kind === 'number') return one.text
    if (one.kind === 'name') {
      const value = figureOf(one.name, one.back)
      return value === null ? '—' : value.over < 0n ? `(${exactText(value, 2)})` : exactText(value, 2)
    }
    if (one.kind === 'negate') return `−${shown(one.of, 3)}`
    const own = strength[one.kind]
    const text = `${shown(one.left, own)} ${signs[one.kind]} ${shown(one.right, own + 1)}`
    return own < least ? `(${text})` : text
  }
  return shown(formula, 0)
}
