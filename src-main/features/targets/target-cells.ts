import { targetMonths, type TargetMonth, type TargetQuarter } from '../../../src-preload/contract/_words/targets.ts'
import type { TargetField } from '../../../src-preload/contract/targets.ts'
import { foldText } from '../../domain/_base/text.ts'
import { readAmount } from '../../domain/imports/read-cell.ts'
import { spreadQuarter, sumSet } from '../../domain/sales-targets/spread-quarter.ts'
import type { CellOutcome, CellRules } from '../../grid/grid-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { Subjects } from './subjects.ts'
import { measureCalled, measureWords } from './target-words.ts'

const isMonth = (field: string): field is TargetMonth => targetMonths.some((month) => month === field)

/** The months of a quarter, as columns. */
export const monthsOf = (quarter: TargetQuarter): readonly TargetMonth[] => {
  const first = (Number(quarter.slice(1)) - 1) * 3
  return targetMonths.slice(first, first + 3)
}

const fenIn = (row: Row, month: TargetMonth): number | null => {
  const fen = row[month]
  return typeof fen === 'number' ? fen : null
}

/** One cell of a target as a person types it. `row` is what stands in the line, what was read before in it included. */
export function readTargetCell(subjects: Subjects, row: Row, field: TargetField, typed: string | null): CellOutcome {
  const text = typed === null ? '' : foldText(typed)
  if (field === 'year') {
    const year = Number(text.replace(/年度?$/, ''))
    return Number.isInteger(year) && year >= 2000 && year <= 2100
      ? { patch: { year } }
      : { refused: `“${text}”不是年份。可以写 2026`, cause: 'not-number' }
  }
  if (field === 'measure') {
    const measure = measureCalled(text)
    return measure === undefined
      ? { refused: `“${text}”不是指标。可以写 ${measureWords.join('、')}`, cause: 'not-a-choice' }
      : { patch: { measure } }
  }
  if (field === 'subject') {
    if (text === '') return { refused: '对象不能为空', cause: 'name-empty' }
    const found = subjects.find(text)
    return found
      ? { patch: { ...found } }
      : { refused: `没有叫“${text}”的销售、区域或城市。请检查名称，或先添加成员、客户`, cause: 'not-a-choice' }
  }
  const amount = readAmount(text, 1)
  if (amount !== null && ('problem' in amount || amount.fen < 0))
    return { refused: `“${text}”不是金额。可以写 120万、1200000`, cause: 'not-money' }
  const fen = amount === null ? null : amount.fen
  if (isMonth(field)) return { patch: { [field]: fen } }
  const months = monthsOf(field)
  // A line pasted back with its quarters keeps the months it has.
  if (fen === sumSet(months.map((month) => fenIn(row, month)))) return { patch: {} }
  const spread = spreadQuarter(fen)
  return { patch: Object.fromEntries(months.map((month, at) => [month, spread[at] ?? null])) }
}

/** The id of the line that stands for the same subject, measure and year. */
export function sameTarget(read: ReadHandle, row: Row): number | undefined {
  return read.value<number>(
    'SELECT id FROM year_target WHERE year = ? AND measure = ? AND subject = ?',
    row['year'] ?? null,
    row['measure'] ?? null,
    row['subject'] ?? null,
  )
}

export const takenReason = '这个对象在这一年已经有这项指标的目标，请改那一行'

/** The rules by which cells of targets are written. */
export class TargetCellRules implements CellRules {
  readonly #r: Reading
  readonly #subjects: Subjects
  /** What lines of this operation have become, since the store does not hold it yet. */
  readonly #claimed = new Map<string, number>()

  constructor(r: Reading) {
    this.#r = r
    this.#subjects = new Subjects(r.read)
  }

  columns(): readonly string[] {
    return ['year', 'measure', 'scope', 'name', 'subject', ...targetMonths, 'updated_at']
  }

  read(row: Row, field: string, typed: string | null, patch: Row): CellOutcome {
    const outcome = readTargetCell(this.#subjects, { ...row, ...patch }, field as TargetField, typed)
    if ('refused' in outcome || !['year', 'measure', 'subject'].includes(field)) return outcome
    const next = { ...row, ...patch, ...outcome.patch }
    const own = Number(row['id'])
    const key = [next['year'], next['measure'], next['subject']].join('\n')
    const holder = this.#claimed.get(key) ?? sameTarget(this.#r.read, next)
    if (holder !== undefined && holder !== own) return { refused: takenReason, cause: 'code-taken' }
    this.#claimed.set(key, own)
    return outcome
  }

  complete(_row: Row, patch: Row): Row {
    return { ...patch, updated_at: this.#r.clock.now() }
  }

  same(): null {
    return null
  }
}
