import { yuanTextToFen } from '../../../domain/_base/money.ts'

/** One case as it came in: JSON of any shape. */
export type Case = Readonly<Record<string, unknown>>

/** One rule: a case in, its output fields out. Throws `CannotDo` on input it cannot read. */
export type Rule = (input: Case) => object

export type Rules = Readonly<Record<string, Rule>>

/** The input is not what the rule reads; the message says what was expected. */
export class CannotDo extends Error {}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new CannotDo('text expected')
  return value
}

export function number(value: unknown): number {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof read !== 'number' || !Number.isFinite(read)) throw new CannotDo('number expected')
  return read
}

/** A list, empty when absent. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new CannotDo('list expected')
  return value
}

/** A list that must be there: a case without it is none of this rule. */
export function given(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) throw new CannotDo('list expected')
  return list(value)
}

export function object(value: unknown): Case {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CannotDo('object expected')
  return value as Case
}

/** Yuan as decimal text (or a JSON number) to fen. */
export function fen(value: unknown): number {
  const read = yuanTextToFen(typeof value === 'number' ? String(value) : text(value))
  if (read === null) throw new CannotDo('not an amount')
  return read
}

/** Null and absent stay null; anything else is read. */
export function optional<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === undefined || value === null ? null : read(value)
}
