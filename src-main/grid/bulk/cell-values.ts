import type { BulkOperation, RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { exactText } from '../../domain/_base/exact.ts'
import { formulaText, operand, readFormula, type FormulaProblem, type FormulaValue } from '../../domain/ranges/formula.ts'
import { listSeparator } from '../../domain/ranges/list-text.ts'
import { TextFinder } from '../../domain/ranges/find-text.ts'
import { continued, repeated, type Series, type SeriesKind } from '../../domain/ranges/series.ts'
import type { Row } from '../../store/gate.ts'
import type { CellText, GridTable } from '../grid-slice.ts'

/** A value to write as typed; undefined leaves the cell alone. */
export type Wanted = string | null | undefined | { readonly cause: RefusalCause; readonly reason: string }

/** What an operation wants in a cell: `index` is the row's place in its range, `column` the field's place. */
export interface CellValues {
  /** Stored columns it looks at. */
  readonly fields: readonly string[]
  /** The same for all rows of a column, wherever they stand. */
  readonly byPlace: boolean
  /** The one value of all cells; undefined where there is none. */
  readonly everywhere: string | null | undefined
  wanted(row: Row, field: string, index: number, column: number): Wanted
}

/** Seeds of a range by field, as texts. */
export type Seeds = ReadonlyMap<string, readonly string[]>

type Operation<Op extends BulkOperation['op']> = Extract<BulkOperation, { op: Op }>

const none = { fields: [], byPlace: false, everywhere: undefined } as const

/** How each operation fills cells; a fill is given the seeds of its range. Throws the slice's `bad-operation`. */
export function cellValues(
  slice: GridTable,
  operation: BulkOperation,
  fields: readonly string[],
  seeds: Seeds | null,
): CellValues {
  switch (operation.op) {
    case 'set':
      return { ...none, everywhere: operation.value, wanted: () => operation.value }
    case 'clear':
      return { ...none, everywhere: null, wanted: () => null }
    case 'matrix':
      return matrix(operation)
    case 'fill':
      return operation.across ? fillAcross(slice, operation, fields) : fill(slice, operation, fields, seeds)
    case 'append':
    case 'remove':
      return members(slice, operation, fields)
    case 'replace':
      return replace(slice, operation, fields)
    case 'formula':
      return formula(slice, operation)
  }
}

function matrix({ rows }: Operation<'matrix'>): CellValues {
  const value = (index: number, column: number) => {
    const row = rows[index % rows.length] ?? []
    return row[column % row.length]
  }
  const [only] = rows.length === 1 && rows[0]?.length === 1 ? rows[0] : []
  const leave = (text: string | null | undefined) => (text === null ? undefined : text)
  return {
    ...none,
    byPlace: rows.length > 1,
    everywhere: leave(only),
    wanted: (_row, _field, index, column) => leave(value(index, column)),
  }
}

const seriesKinds: Readonly<Record<CellText['kind'], SeriesKind>> = {
  text: 'text',
  money: 'number',
  number: 'number',
  date: 'date',
  list: 'none',
  other: 'none',
}

function fill(
  slice: GridTable,
  { mode, seeds: count, upwards = false }: Operation<'fill'>,
  fields: readonly string[],
  seeds: Seeds | null,
): CellValues {
  const byField = new Map<string, Series>()
  for (const field of fields) {
    const own = seeds?.get(field) ?? []
    if (own.length === 0) continue
    const kind = seriesKinds[slice.texts[field]?.kind ?? 'other']
    byField.set(field, mode === 'copy' ? repeated(own) : continued(own, kind, upwards))
  }
  return {
    ...none,
    byPlace: true,
    wanted: (_row, field, index) => (index < count ? undefined : byField.get(field)?.(index - count)),
  }
}

/** Each row continues its own first cells over the fields after them; kinds that differ have no step in common. */
function fillAcross(
  slice: GridTable,
  { mode, seeds: count, upwards = false }: Operation<'fill'>,
  fields: readonly string[],
): CellValues {
  const from = fields.slice(0, count)
  const kinds = new Set(from.map((field) => seriesKinds[slice.texts[field]?.kind ?? 'other']))
  const [kind = 'none'] = kinds.size === 1 ? kinds : []
  const rows = new WeakMap<Row, Series>()
  const seriesOf = (row: Row) => {
    const known = rows.get(row)
    if (known) return known
    const own = from.map((field) => slice.texts[field]?.text(row) ?? '')
    const series = mode === 'copy' ? repeated(own) : continued(own, kind, upwards)
    rows.set(row, series)
    return series
  }
  return {
    ...none,
    fields: from,
    wanted: (row, _field, _index, column) => (column < count ? undefined : seriesOf(row)(column - count)),
  }
}

function members(slice: GridTable, { op, values }: Operation<'append' | 'remove'>, fields: readonly string[]): CellValues {
  const clean = values.map((value) => value.trim()).filter((value) => value !== '')
  return {
    ...none,
    fields,
    wanted(row, field) {
      const cell = slice.texts[field]
      if (cell?.kind !== 'list') return { cause: 'not-a-list', reason: '这一列不是标签一类的多值列，不能追加或移除' }
      const text = cell.text(row)
      const now = text === '' ? [] : text.split(listSeparator)
      const next = op === 'append' ? [...now, ...clean] : now.filter((value) => !clean.includes(value))
      return next.length === 0 ? null : next.join(listSeparator)
    },
  }
}

function replace(slice: GridTable, operation: Operation<'replace'>, fields: readonly string[]): CellValues {
  const finder = new TextFinder(operation.find, operation)
  return {
    ...none,
    fields,
    wanted(row, field) {
      const text = slice.texts[field]?.text(row) ?? ''
      return text === '' ? undefined : (finder.replace(text, operation.replacement) ?? undefined)
    },
  }
}

const operandKinds: Readonly<Record<CellText['kind'], 'number' | 'date' | 'text'>> = {
  text: 'text',
  money: 'number',
  number: 'number',
  date: 'date',
  list: 'text',
  other: 'text',
}

function formula(slice: GridTable, operation: Operation<'formula'>): CellValues {
  const read = readFormula(operation.formula)
  if ('unreadableAt' in read)
    throw badOperation(
      slice,
      `公式从第 ${read.unreadableAt + 1} 个字符起读不懂。可以写 [年采购额]*1.1、[城市]&"-"&[客户名称]。`,
      {
        at: read.unreadableAt,
      },
    )
  for (const field of read.fields)
    if (!Object.hasOwn(slice.texts, field)) throw badOperation(slice, `公式里的列“${field}”不存在。`, { field })
  return {
    ...none,
    fields: read.fields,
    wanted(row, field) {
      const value = read.evaluate((name) => {
        const cell = slice.texts[name]
        return operand(name, operandKinds[cell?.kind ?? 'text'], cell?.text(row) ?? '')
      })
      return 'problem' in value ? refusalOf(value) : resultText(slice.texts[field]?.kind ?? 'text', value)
    },
  }
}

function refusalOf(problem: FormulaProblem): Wanted {
  if (problem.problem === 'blank')
    return { cause: 'formula-blank', reason: '公式用到的单元格是空的，没有计算；请先补上，或改用别的列' }
  return problem.problem === 'divides-by-zero'
    ? { cause: 'formula-divides-by-zero', reason: '公式的除数是 0，没有计算' }
    : { cause: 'formula-mismatch', reason: '公式把文字或日期当成了数字，没有计算；文字请用 & 连接' }
}

function resultText(kind: CellText['kind'], value: FormulaValue): Wanted {
  if (value.kind === 'blank') return null
  const fits = kind === 'date' ? value.kind !== 'number' : kind === 'money' || kind === 'number' ? value.kind !== 'date' : true
  if (!fits) return { cause: 'formula-mismatch', reason: '公式的结果放不进这一列：数字列要数字，日期列要日期' }
  return value.kind === 'number' && kind === 'money' ? exactText(value.value, 2) : formulaText(value)
}

function badOperation(slice: GridTable, message: string, details: Record<string, string | number>): CallFailed {
  return new CallFailed({ code: `${slice.name}.bad-operation`, kind: 'invalid', message, details })
}
