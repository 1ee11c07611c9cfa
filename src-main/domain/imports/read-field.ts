import { foldText, keptName } from '../_base/text.ts'
import { normaliseDecisionRole } from '../customers/decision-role.ts'
import { checkUscc } from '../identifiers/uscc.ts'
import { isNothingMark, type CellValue } from './cell-value.ts'
import type { CellProblem, ImportField, RawValues } from './import-target.ts'
import { linkOf } from '../custom-fields/read-custom.ts'
import { readNumber, readPercent } from './read-number.ts'
import { plainText, readAmount, readBudget, readDate, readTags, readText, type DateOrder } from './read-cell.ts'

/** A cell as its field's kind reads it. Texts are as written, folded by whoever stores them. */
export type FieldValue = string | number | readonly string[] | { readonly minFen: number | null; readonly maxFen: number | null }

/** A column of the file and what it is taken for. */
export interface CleanColumn {
  readonly index: number
  readonly field: ImportField
  readonly scale: number
  readonly dateOrder: DateOrder
}

export interface ReadRow {
  readonly values: RawValues
  readonly problems: CellProblem[]
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const yes = /^(?:是|有|对|√|✓|启用|在职|正常|激活|有效|y|yes|true|1|active|enabled|on)$/i
const no = /^(?:否|无|没有|错|×|✗|停用|离职|禁用|未激活|无效|n|no|false|0|inactive|disabled|off)$/i

type Values = Record<string, FieldValue | undefined>

/**
 * A row without values for each list of columns: rows that all begin as copies of one have one shape, whichever of their
 * cells are blank, which makes reading them twice as fast.
 */
const blanks = new WeakMap<readonly CleanColumn[], Values>()

function blankRow(columns: readonly CleanColumn[]): Values {
  const known = blanks.get(columns)
  if (known) return known
  const blank: Values = Object.fromEntries(columns.map(({ field }) => [field.key, undefined]))
  blanks.set(columns, blank)
  return blank
}

/** Reads the cells of one row by the kinds of their fields. Blank cells and marks for nothing are no value. */
export function readRow(cells: readonly CellValue[], columns: readonly CleanColumn[]): ReadRow {
  const values: Values = { ...blankRow(columns) }
  const problems: CellProblem[] = []
  for (const { index, field, scale, dateOrder } of columns) {
    const cell = cells[index] ?? null
    if (cell === null || cell === '') continue
    switch (field.kind) {
      case 'money': {
        const amount = readAmount(cell, scale)
        if (amount && 'problem' in amount) problems.push(unread(amount.problem, field, cell))
        else if (amount) values[field.key] = amount.fen
        break
      }
      case 'budget': {
        const budget = readBudget(cell, scale)
        if (budget && 'problem' in budget) problems.push(unread(budget.problem, field, cell))
        else if (budget) values[field.key] = budget
        break
      }
      case 'date': {
        const date = readDate(cell, { order: dateOrder })
        if (date && 'problem' in date) problems.push(unread(date.problem, field, cell))
        else if (date) values[field.key] = date.value
        break
      }
      case 'number': {
        const number = readNumber(cell)
        if (number && 'problem' in number) problems.push(unread(number.problem, field, cell))
        else if (number) values[field.key] = number.value
        break
      }
      case 'percent': {
        const percent = readPercent(cell)
        if (percent && 'problem' in percent) problems.push(unread(percent.problem, field, cell))
        else if (percent) values[field.key] = percent.value
        break
      }
      case 'tags': {
        const problem = readText(cell)?.problem
        if (problem) problems.push(unread(problem, field, cell))
        const tags = readTags(cell)
        if (tags.length > 0) values[field.key] = tags
        break
      }
      default: {
        const text = fieldText(cell, field, problems)
        if (text === null) break
        const value = field.kind === 'text' ? text : readWord(field, text, problems)
        if (value !== null) values[field.key] = value
      }
    }
  }
  return { values: values as RawValues, problems }
}

function unread(cause: string, field: ImportField, cell: CellValue): CellProblem {
  return { cause, field: field.key, value: readText(cell)?.value ?? '' }
}

/** The text of a cell; null where it says nothing, or nothing that is believed. */
function fieldText(cell: CellValue, field: ImportField, problems: CellProblem[]): string | null {
  let text = plainText(cell)
  if (text === null) {
    const read = readText(cell)
    if (read?.problem) problems.push({ cause: read.problem, field: field.key, value: read.value })
    if (!read || read.problem === 'error-value') return null
    // Half a code is another company's code, a rounded id another record's.
    if (read.problem === 'lost-precision' && (field.kind === 'code' || field.kind === 'id')) return null
    text = read.value
  }
  if (!field.required && field.kind !== 'long-text' && field.kind !== 'flag' && isNothingMark(text)) return null
  return text
}

/** A text by the kind of its field; null where it says nothing or nothing that is believed. */
function readWord(field: ImportField, text: string, problems: CellProblem[]): FieldValue | null {
  const cannotRead = (cause: string): null => {
    problems.push({ cause, field: field.key, value: text })
    return null
  }
  switch (field.kind) {
    case 'id': {
      const digits = foldText(text).replace(/^[#＃]/, '')
      return /^\d{1,16}$/.test(digits) && Number.isSafeInteger(Number(digits)) && Number(digits) > 0
        ? Number(digits)
        : cannotRead('bad-id')
    }
    case 'code': {
      const checked = checkUscc(text)
      if (checked.normalised === '') return null
      if (!checked.valid) problems.push({ cause: 'bad-code', field: field.key, value: text })
      return checked.normalised
    }
    case 'email': {
      const address = foldText(text)
      if (!email.test(address)) problems.push({ cause: 'bad-email', field: field.key, value: text })
      return address
    }
    case 'flag': {
      const word = foldText(text)
      return yes.test(word) ? 1 : no.test(word) ? 0 : cannotRead('not-yes-no')
    }
    case 'link':
      return linkOf(text) ?? cannotRead('not-a-link')
    case 'role':
      return normaliseDecisionRole(text) ?? cannotRead('not-a-choice')
    case 'choice':
      return field.choices ? (choiceOf(field.choices, text) ?? cannotRead('not-a-choice')) : text
    default:
      return text
  }
}

/** The value that a text means, by the value itself or one of its other writings. */
export function choiceOf(choices: Readonly<Record<string, string>>, text: string): string | null {
  const word = foldText(text).toLowerCase()
  for (const [value, writings] of Object.entries(choices))
    if (value.toLowerCase() === word || writings.split(' ').includes(word)) return value
  return null
}

/** Is the order of day and month a question of this field? */
export function isDateField(field: ImportField): boolean {
  return field.kind === 'date'
}

/** Folded text of a field: a word, number or code, which is compared whole; null for none. */
export function textOf(values: RawValues, key: string): string | null {
  const value = values[key]
  if (typeof value !== 'string') return null
  const clean = foldText(value)
  return clean === '' ? null : clean
}

/** The name in a field as it is kept, with the signs it was written with; null for none. */
export function nameIn(values: RawValues, key: string): string | null {
  const value = values[key]
  if (typeof value !== 'string') return null
  const name = keptName(value)
  return name === '' ? null : name
}

const ideographs = /^[\u3400-\u9fff·]+$/

/**
 * The name of a person whose first name has a column of its own (姓 and 名, Last Name and First Name): 王 and 芳 are 王芳, Doe
 * and Jane are Jane Doe. A name that says the first name already is whole.
 */
export function personNameIn(values: RawValues, key: string, firstKey: string): string | null {
  const [name, first] = [nameIn(values, key), nameIn(values, firstKey)]
  if (name === null || first === null) return name ?? first
  if (ideographs.test(name) && ideographs.test(first))
    return name.length > first.length && name.endsWith(first) ? name : name + first
  return name.toLowerCase().split(' ').includes(first.toLowerCase()) && name !== first ? name : `${first} ${name}`
}

export function numberOf(values: RawValues, key: string): number | null {
  const value = values[key]
  return typeof value === 'number' ? value : null
}
