import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import { exact, exactText, type Exact } from '../../domain/_base/exact.ts'
import { addQuarters, quarterOf } from '../../domain/_base/quarters.ts'
import { foldText } from '../../domain/_base/text.ts'
import {
  evaluateFormula,
  figuresIn,
  parseFormula,
  workingsOf,
  type FigureOf,
  type Formula,
} from '../../domain/value/indicator-formula.ts'
import { figureNamed } from '../../domain/value/indicator-figures.ts'
import { indicatorsOf } from '../../domain/value/value-indicators.ts'
import type { Reading } from '../../store/contexts.ts'
import { indicatorDefinitions, type NumberedDefinition } from './indicator-definitions.ts'
import { quarterFigure } from './quarter-figures.ts'

interface Entered {
  readonly quarter: string
  readonly name: string
  readonly unit: string
  readonly better: 'more' | 'less'
  readonly value: string
  readonly benchmark: string | null
  readonly source: string | null
  readonly as_of: string | null
}

interface Reckoned {
  /** Rounded half up to two decimals, once; null without data. */
  readonly value: string | null
  readonly workings: string
  readonly lacking: readonly string[]
}

const digits = 2

/** The value indicators of one customer (rule C5): what was entered, and what formulas come to. */
export class CustomerIndicators {
  readonly definitions: readonly NumberedDefinition[]
  readonly entered: readonly Entered[]
  readonly #r: Reading
  readonly #customerId: number
  readonly #known = new Map<string, Exact | null>()
  readonly #formulas = new Map<string, Formula | null>()

  constructor(
    r: Reading,
    customer: { readonly id: number; readonly industry: string | null },
    all = indicatorDefinitions(r.read),
  ) {
    this.#r = r
    this.#customerId = customer.id
    this.definitions = indicatorsOf(all, customer.industry)
    this.entered = r.read.all<Entered>(
      `SELECT quarter, name, unit, better, value, benchmark, source, as_of FROM value_indicator WHERE customer_id = ?
       ORDER BY name, quarter`,
      customer.id,
    )
  }

  /** What a formula comes to in a quarter; null where the definition has none. */
  reckoned({ name, formula }: Pick<NumberedDefinition, 'name' | 'formula'>, quarter: string): Reckoned | null {
    const read = formula === null ? null : this.#formula(formula)
    if (!read) return null
    const figureOf = this.figureOf(quarter, [foldText(name)])
    const value = evaluateFormula(read, figureOf)
    return {
      value: value && exactText(value, digits),
      workings: workingsOf(read, figureOf),
      lacking: figuresIn(read).flatMap((one) => (figureOf(one.name, one.back) === null ? [one.name] : [])),
    }
  }

  /** How names of a formula are understood for a quarter: an indicator of the customer first, then what the workspace counts. */
  figureOf(quarter: string, within: readonly string[] = []): FigureOf {
    return (name, back) => this.#figure(name, addQuarters(quarter, -back), within)
  }

  kindOf(name: string): 'counted' | 'indicator' | 'unknown' {
    const folded = foldText(name)
    const own = (one: { readonly name: string }) => foldText(one.name) === folded
    if (this.entered.some(own) || this.definitions.some((one) => own(one) && one.formula !== null)) return 'indicator'
    return figureNamed(name) ? 'counted' : this.definitions.some(own) ? 'indicator' : 'unknown'
  }

  #figure(name: string, quarter: string, within: readonly string[]): Exact | null {
    const folded = foldText(name)
    const key = `${quarter} ${folded}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const value = this.#look(name, folded, quarter, within)
    // What was cut short because it asks for itself holds for this question only.
    if (within.length <= 1) this.#known.set(key, value)
    return value
  }

  #look(name: string, folded: string, quarter: string, within: readonly string[]): Exact | null {
    const entered = this.entered.find((one) => one.quarter === quarter && foldText(one.name) === folded)
    if (entered) return exact(entered.value)
    const defined = this.definitions.find((one) => foldText(one.name) === folded)
    const formula = defined && !within.includes(folded) ? this.#formula(defined.formula ?? '') : null
    if (formula) return evaluateFormula(formula, this.figureOf(quarter, [...within, folded]))
    const figure = figureNamed(name)
    return figure ? quarterFigure(this.#r, this.#customerId, quarter, figure) : null
  }

  #formula(text: string): Formula | null {
    const known = this.#formulas.get(text)
    if (known !== undefined) return known
    const read = parseFormula(text)
    const formula = 'fault' in read ? null : read
    this.#formulas.set(text, formula)
    return formula
  }
}

export const tryFormula: QueryHandlers<typeof value, Reading>['tryFormula'] = (r, { formula, customerId, quarter }) => {
  const customer = r.read.get<{ id: number; industry: string | null }>(
    'SELECT id, industry FROM customer WHERE id = ?',
    customerId,
  )
  if (!customer) throw refuse('value.tryFormula', 'not-found', '这位客户已被删除。')
  const of = quarter ?? quarterOf(r.clock.today())
  const read = parseFormula(formula)
  if ('fault' in read) return { fault: { ...read }, value: null, workings: null, figures: [] }
  const own = new CustomerIndicators(r, customer)
  const figureOf = own.figureOf(of)
  const result = evaluateFormula(read, figureOf)
  return {
    fault: null,
    value: result && exactText(result, digits),
    workings: workingsOf(read, figureOf),
    figures: figuresIn(read).map(({ name, back }) => {
      const value = figureOf(name, back)
      return { name, quarter: addQuarters(of, -back), value: value && exactText(value, digits), kind: own.kindOf(name) }
    }),
  }
}
