import type { AggregateLine } from '../../src-preload/contract/_words/grid.ts'
import { fenToText } from '../domain/_base/money.ts'
import { exactText } from '../domain/_base/exact.ts'
import type { FieldCatalogue, Fragment } from '../store/filter-sql.ts'

/** A field as a value to count, sum and group by. */
export interface FieldValue extends Fragment {
  readonly kind: 'money' | 'number' | 'date' | 'text' | 'boolean' | 'list'
  readonly groupSql: string
}

const kinds = { text: 'text', number: 'number', yuan: 'money', date: 'date', boolean: 'boolean', list: 'list' } as const

/** Null for a field that does not exist or is no value. */
export function valueOfField(fields: FieldCatalogue, name: string): FieldValue | null {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (!field) return null
  if ('compile' in field) return field.value ? { ...field.value, groupSql: field.value.sql } : null
  return { kind: kinds[field.kind], sql: field.sql, values: [], groupSql: field.groupSql ?? field.sql }
}

/** The columns of one field's figures in a query, named by `at`. */
export function figuresSql({ kind, sql }: FieldValue, at: number): string {
  const filled = `count(${sql}) AS filled${at}`
  if (kind === 'text' || kind === 'list' || kind === 'boolean') return filled
  const ends = `${filled}, min(${sql}) AS least${at}, max(${sql}) AS greatest${at}`
  // Whole fen add up exactly in SQLite; as text they also arrive so.
  return kind === 'date' ? ends : `${ends}, CAST(sum(${sql}) AS TEXT) AS sum${at}`
}

/** How often the field's values must be bound for `figuresSql`. */
export function figuresValues(value: FieldValue): Fragment['values'] {
  const times = value.kind === 'number' || value.kind === 'money' ? 4 : value.kind === 'date' ? 3 : 1
  return Array.from({ length: times }, () => value.values).flat()
}

export type FigureRow = Readonly<Record<string, string | number | null>>

/** Adds up one field's figures over any number of answers. */
export class Figures {
  readonly #kind: FieldValue['kind'] | null
  readonly #field: string
  readonly #at: number
  #filled = 0
  #fen = 0n
  #sum = 0
  #least: string | number | null = null
  #greatest: string | number | null = null

  constructor(field: string, kind: FieldValue['kind'] | null, at: number) {
    this.#field = field
    this.#kind = kind
    this.#at = at
  }

  add(row: FigureRow): void {
    const of = (name: string) => row[`${name}${this.#at}`] ?? null
    this.#filled += Number(of('filled') ?? 0)
    const sum = of('sum')
    if (sum !== null && this.#kind === 'money') this.#fen += BigInt(sum)
    else if (sum !== null) this.#sum += Number(sum)
    const least = of('least')
    const greatest = of('greatest')
    if (least !== null && (this.#least === null || least < this.#least)) this.#least = least
    if (greatest !== null && (this.#greatest === null || greatest > this.#greatest)) this.#greatest = greatest
  }

  line(): AggregateLine {
    const adds = this.#kind === 'money' || this.#kind === 'number'
    const some = adds && this.#filled > 0
    return {
      field: this.#field,
      kind: adds || this.#kind === 'date' ? this.#kind : 'text',
      filled: this.#filled,
      sum: some ? this.#sumText() : null,
      average: some ? this.#averageText() : null,
      least: this.#endText(this.#least),
      greatest: this.#endText(this.#greatest),
    }
  }

  #sumText(): string {
    return this.#kind === 'money' ? exactText({ over: this.#fen, under: 100n }, 2, true) : plain(this.#sum)
  }

  #averageText(): string {
    return this.#kind === 'money'
      ? exactText({ over: this.#fen, under: 100n * BigInt(this.#filled) }, 2, true)
      : plain(this.#sum / this.#filled)
  }

  #endText(end: string | number | null): string | null {
    if (end === null || this.#kind === 'text') return null
    if (this.#kind === 'money') return fenToText(Number(end))
    return typeof end === 'number' ? plain(end) : end
  }
}

/** Twelve digits hold every sum of scores and days; what is beyond is the noise of binary fractions. */
function plain(value: number): string {
  return String(Number(value.toPrecision(12)))
}
