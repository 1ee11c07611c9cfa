import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import type { RebateResultRow } from '../../../src-preload/contract/rebates/proof.ts'
import type { SheetFormula, WritableCell, WritableRow } from '../../adapters/sheets/writable-cell.ts'
import { exactText, type Exact } from '../../domain/_base/exact.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { RebateStep } from '../../domain/rebates/rebate-rule.ts'
import type { ProofWords } from './proof-words.ts'

const decimal = (text: string): WritableCell => ({ decimal: text })
const formula = (text: string, result: string): SheetFormula => ({ formula: text, result })
const unsigned = /^-?\d+(\.\d+)?$/

/** `4/5` as a formula with its value, plain decimals as numbers. */
function ratio(text: string): WritableCell {
  if (unsigned.test(text)) return decimal(text)
  const [over = '0', under = '1'] = text.split('/')
  const value: Exact = { over: BigInt(over), under: BigInt(under) }
  return formula(`${over}/${under}`, exactText(value, 12))
}

/** Lines of one result in the calculation sheet: each amount a formula on the lines above it. */
export class CalculationLines {
  readonly rows: WritableRow[] = []
  /** Where the amount to date and the amount due stand, by result number. */
  readonly places = new Map<number, { readonly earned: number | null; readonly due: number }>()
  readonly #words: ProofWords
  /** Row 1 is the header. */
  #row = 2

  constructor(words: ProofWords) {
    this.#words = words
  }

  #add(cells: readonly WritableCell[], bold = false): number {
    this.rows.push(bold ? { cells, bold } : cells)
    return this.#row++
  }

  /** `rows` of the documents sheet hold what counts in the basis of this result. */
  result(number: number, result: RebateResultRow, definition: RebateDefinition, documents: string): void {
    const { steps: say, facts: names } = this.#words
    const factRows = new Map<string, number>()
    for (const [name, value] of Object.entries(result.facts)) {
      const shown = (names as Readonly<Record<string, string>>)[name] ?? name
      const counted = name === 'basis' && typeof definition.basis.unit !== 'object'
      // What was carried in stands above the sum that it lowered.
      const carried = factRows.get('carried')
      const more = carried === undefined ? '' : `+D${carried}`
      const cell = counted ? formula(`SUMIFS(${documents}!$N:$N,${documents}!$A:$A,${number})${more}`, value) : decimal(value)
      factRows.set(name, this.#add([number, say.fact, shown, cell, null, null]))
    }
    if (result.missing.length > 0) this.#add([number, say.missing, result.missing.join(', '), null, null, null])
    const state = { sum: [] as number[], last: null as number | null }
    for (const step of result.steps as unknown as RebateStep[]) this.#step(number, step, result, definition, factRows, state)
    // What lacks a figure is not reckoned, whatever its steps came to.
    const earned = result.earned === null ? null : state.last
    const before = this.#add([number, say.before, null, null, null, decimal(fenToText(result.before.fen))])
    const dueText = fenToText(result.due.fen)
    const due = this.#add(
      [number, say.due, null, null, null, earned === null ? decimal(dueText) : formula(`F${earned}-F${before}`, dueText)],
      true,
    )
    this.places.set(number, { earned, due })
  }

  #step(
    number: number,
    step: RebateStep,
    result: RebateResultRow,
    definition: RebateDefinition,
    facts: ReadonlyMap<string, number>,
    state: { sum: number[]; last: number | null },
  ): void {
    const words = this.#words
    const say = words.steps
    const carried = (): string => {
      if (state.last !== null) return `F${state.last}`
      return state.sum.length === 0 ? '0' : state.sum.map((row) => `F${row}`).join('+')
    }
    switch (step.step) {
      case 'gate':
        this.#add([
          number,
          say.gate,
          `${step.num}${step.den === null ? '' : ` / ${step.den}`} ≥ ${step.min}: ${step.met ? words.met : words.notMet}`,
          step.ratio === null ? null : decimal(step.ratio),
          decimal(step.min),
          null,
        ])
        return
      case 'no-baseline':
        this.#add([number, say['no-baseline'], null, null, null, null])
        return
      case 'measure':
        this.#add([number, say.measure, step.on, decimal(step.value), null, null])
        return
      case 'tier':
        this.#add([
          number,
          say.tier,
          step.from === null ? words.noTier : words.tierFrom(step.from),
          step.from === null ? null : decimal(step.from),
          null,
          null,
        ])
        return
      case 'line': {
        const basis = facts.get('basis')
        const on = basis !== undefined && step.on === result.facts['basis'] ? formula(`D${basis}`, step.on) : decimal(step.on)
        const size = definition.rule.tiers.find(({ from }) => from === step.from)?.step ?? '1'
        const row = this.#row
        // Three steps of 0.4 make 1.2, which no binary fraction knows.
        const amount =
          step.type === 'fixed'
            ? `E${row}`
            : step.type === 'perStep'
              ? `INT(ROUND(MAX(D${row},0)/${size},9))*E${row}`
              : `D${row}*E${row}`
        state.sum.push(
          this.#add([
            number,
            say.line,
            `${words.tierFrom(step.from)} · ${step.type}`,
            on,
            ratio(step.value),
            formula(amount, step.amount),
          ]),
        )
        return
      }
      case 'multiplier':
        state.last = this.#add([
          number,
          say.multiplier,
          step.fact,
          decimal(step.value),
          ratio(step.factor),
          formula(`(${carried()})*E${this.#row}`, step.amount),
        ])
        return
      case 'cap':
      case 'floor': {
        const pick = step.step === 'cap' ? 'MIN' : 'MAX'
        state.last = this.#add([
          number,
          say[step.step],
          null,
          decimal(step.limit),
          null,
          formula(`${pick}(${carried()},D${this.#row})`, step.amount),
        ])
        return
      }
      case 'min-payout':
        state.last = this.#add([
          number,
          say['min-payout'],
          null,
          decimal(step.limit),
          null,
          formula(`IF((${carried()})<D${this.#row},0,${carried()})`, step.amount),
        ])
        return
      case 'round':
        state.last = this.#add([number, say.round, step.exact, null, null, formula(`ROUND(${carried()},2)`, fenToText(step.fen))])
    }
  }
}
