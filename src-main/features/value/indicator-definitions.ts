import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import { quarterOf } from '../../domain/_base/quarters.ts'
import { foldText, keptName } from '../../domain/_base/text.ts'
import { figuresIn, parseFormula } from '../../domain/value/indicator-formula.ts'
import { figureNamed, indicatorFigures } from '../../domain/value/indicator-figures.ts'
import { indicatorsOf, shippedIndicators, type IndicatorDefinition } from '../../domain/value/value-indicators.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

export interface NumberedDefinition extends IndicatorDefinition {
  /** Negative, counted from -1: one that ships, while nobody changed them. */
  readonly id: number
}

interface Stored {
  readonly id: number
  readonly industries: string
  readonly name: string
  readonly unit: string
  readonly better: 'more' | 'less'
  readonly formula: string | null
}

const shipped: readonly NumberedDefinition[] = shippedIndicators.map((one, at) => ({ ...one, id: -1 - at }))

/** The indicators that are defined (rule C5), in their order. */
export function indicatorDefinitions(read: ReadHandle): readonly NumberedDefinition[] {
  const rows = read.all<Stored>(
    'SELECT id, industries, name, unit, better, formula FROM indicator_definition ORDER BY position, id',
  )
  return rows.length === 0
    ? shipped
    : rows.map((row) => ({ ...row, industries: row.industries === '' ? [] : row.industries.split('、') }))
}

export const indicatorDefinitionsRead: QueryHandlers<typeof value, Reading>['indicatorDefinitions'] = ({ read, clock }) => {
  const all = indicatorDefinitions(read)
  const quarter = quarterOf(clock.today())
  const customers = read.all<{ industry: string | null; n: number }>(
    'SELECT industry, count(*) AS n FROM customer GROUP BY industry ORDER BY n DESC, industry',
  )
  const entered = read.all<{ industry: string | null; name: string; n: number }>(
    `SELECT k.industry, i.name, count(*) AS n FROM value_indicator AS i JOIN customer AS k ON k.id = i.customer_id
     WHERE i.quarter = ? GROUP BY k.industry, i.name`,
    quarter,
  )
  const counts = new Map(all.map(({ id }) => [id, { customers: 0, entered: 0 }]))
  for (const { industry, n } of customers)
    for (const one of indicatorsOf(all, industry)) {
      const count = counts.get(one.id)
      if (!count) continue
      count.customers += n
      count.entered += entered.find((each) => each.industry === industry && each.name === one.name)?.n ?? 0
    }
  return {
    shipped: all === shipped,
    quarter,
    definitions: all.map((one) => ({
      ...one,
      industries: [...one.industries],
      customers: counts.get(one.id)?.customers ?? 0,
      entered: counts.get(one.id)?.entered ?? 0,
    })),
    industries: customers
      .filter(({ industry }) => industry !== null && industry !== '')
      .slice(0, 200)
      .map(({ industry, n }) => ({
        name: industry ?? '',
        customers: n,
        own: indicatorsOf(all, industry).some(({ industries }) => industries.length > 0),
      })),
    figures: indicatorFigures.map((one) => ({ ...one })),
  }
}

const rowOf = ({ industries, name, unit, better, formula }: IndicatorDefinition): Row => ({
  industries: industries.join('、'),
  name,
  unit,
  better,
  formula,
})

/** The row of a definition; copies those that ship first where nobody changed them yet. Null where there is none. */
function ownRow(tx: GateTransaction, id: number, at: string): number | null {
  const own = copyShipped(tx, at)
  if (id < 0) return own?.[-1 - id] ?? null
  return tx.read.value<number>('SELECT id FROM indicator_definition WHERE id = ?', id) ?? null
}

function copyShipped(tx: GateTransaction, at: string): number[] | null {
  if (tx.read.get('SELECT 1 FROM indicator_definition LIMIT 1') !== undefined) return null
  return shipped.map((one, position) => tx.insert('indicator_definition', { ...rowOf(one), position, created_at: at }))
}

type Commands = CommandHandlers<typeof value, Writing>

export const saveIndicatorDefinition: Commands['saveIndicatorDefinition'] = (w, { id, ...typed }) => {
  const at = w.clock.now()
  const name = keptName(typed.name)
  const words = [...new Map(typed.industries.map((word) => [foldText(word).toLowerCase(), keptName(word)])).values()]
  const one: IndicatorDefinition = { ...typed, name, industries: words }
  const read = one.formula === null ? null : parseFormula(one.formula)
  if (read && 'fault' in read)
    throw refuse('value.saveIndicatorDefinition', 'bad-formula', `公式从第 ${read.at + 1} 个字起读不懂。`)
  // A figure that is counted may be shown under its own name.
  if (read && !figureNamed(name) && figuresIn(read).some((figure) => figure.back === 0 && same(figure.name, name)))
    throw refuse('value.saveIndicatorDefinition', 'names-itself', `公式用到了「${name}」自己。`)
  const intent = { command: 'value.saveIndicatorDefinition', subject: name, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    const there = id === null ? null : ownRow(tx, id, at)
    if (id === null) copyShipped(tx, at)
    else if (there === null) throw refuse('value.saveIndicatorDefinition', 'no-indicator', '这个指标已被删除。')
    const taken = indicatorDefinitions(tx.read).find((other) => other.id !== there && same(other.name, name) && meet(other, one))
    if (taken) throw refuse('value.saveIndicatorDefinition', 'name-taken', `这个行业已经有「${taken.name}」。`)
    if (there !== null) {
      tx.update('indicator_definition', there, rowOf(one))
      return there
    }
    const position = (tx.read.value<number>('SELECT max(position) FROM indicator_definition') ?? -1) + 1
    return tx.insert('indicator_definition', { ...rowOf(one), position, created_at: at })
  })
  return { id: done.result, changeSetId: done.changeSetId }
}

export const removeIndicatorDefinition: Commands['removeIndicatorDefinition'] = (w, { id }) => {
  const at = w.clock.now()
  const name = indicatorDefinitions(w.read).find((one) => one.id === id)?.name ?? ''
  const intent = { command: 'value.removeIndicatorDefinition', subject: name, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    const there = ownRow(tx, id, at)
    if (there === null) throw refuse('value.removeIndicatorDefinition', 'no-indicator', '这个指标已被删除。')
    tx.delete('indicator_definition', there)
  })
  return { changeSetId: done.changeSetId }
}

const same = (a: string, b: string) => foldText(a).toLowerCase() === foldText(b).toLowerCase()

/** Do two definitions speak of one industry by the same word? */
function meet(a: IndicatorDefinition, b: IndicatorDefinition): boolean {
  if (a.industries.length === 0 || b.industries.length === 0) return a.industries.length === b.industries.length
  return a.industries.some((word) => b.industries.some((other) => same(word, other)))
}
