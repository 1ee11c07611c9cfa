import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import type { CellOutcome } from '../grid-slice.ts'
import { foldText, keptName, keptText, namesAnyWidth } from '../../domain/_base/text.ts'
import { instantOf, instantOfWallText, isoOf, wallText } from '../../domain/_base/instants.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { meantByName } from '../../domain/customers/same-customer.ts'
import { readAmount } from '../../domain/imports/read-amount.ts'
import { readDate } from '../../domain/imports/read-date.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** East of Greenwich, as the workspace shows times. */
export const zoneMinutes = 480

/** How a field of a record about a customer is stored and typed. */
export type RecordField =
  | { readonly kind: 'text'; readonly column: string; readonly most: number; readonly required?: boolean }
  | {
      readonly kind: 'choice'
      readonly column: string
      readonly values: readonly string[]
      readonly words?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'date' | 'instant'; readonly column: string; readonly required?: boolean }
  | { readonly kind: 'member' | 'customer' | 'money'; readonly column: string }

/** Reads one cell as a person types it; the reason says what to type instead. */
export function readRecordCell(read: ReadHandle, field: RecordField, typed: string | null): CellOutcome {
  const text = typed === null ? '' : foldText(typed)
  switch (field.kind) {
    case 'text':
      return textCell(field, typed ?? '')
    case 'choice': {
      const value = field.values.find((one) => one === text) ?? field.words?.[text.toLowerCase()]
      return value === undefined
        ? refused('not-a-choice', `“${text}”不在可选的值里。可以写 ${field.values.join('、')}`)
        : { patch: { [field.column]: value } }
    }
    case 'date':
      return dateCell(field, text)
    case 'instant':
      return instantCell(field, text)
    case 'money':
      return moneyCell(field.column, text)
    case 'member':
      return memberCell(read, field.column, text)
    case 'customer':
      return customerCell(read, field.column, text)
  }
}

/** What a record must have is its name; any other text stays as it was written. */
function textCell(field: Extract<RecordField, { kind: 'text' }>, typed: string): CellOutcome {
  const { column, most, required = false } = field
  const text = required ? keptName(typed) : keptText(typed)
  if (text.length > most) return refused('too-long', `太长了，最多 ${most} 个字`)
  if (text === '' && required) return refused('name-empty', '这一项不能为空')
  return { patch: { [column]: text === '' ? null : text } }
}

function dateCell(field: { column: string; required?: boolean }, text: string): CellOutcome {
  if (text === '') return field.required ? refused('not-date', '日期不能为空') : { patch: { [field.column]: null } }
  const date = readDate(text, { order: 'ymd' })
  return date === null || 'problem' in date
    ? refused('not-date', `“${text}”不是日期。可以写 2026-02-25、2026/2/25、2026年2月25日`)
    : { patch: { [field.column]: date.value } }
}

function instantCell(field: { column: string; required?: boolean }, text: string): CellOutcome {
  if (text === '') return field.required ? refused('not-instant', '时间不能为空') : { patch: { [field.column]: null } }
  const at = instantTyped(text)
  return at === null
    ? refused('not-instant', `“${text}”不是时间。可以写 2026-02-25 14:30`)
    : { patch: { [field.column]: isoOf(at) } }
}

/** `2026-02-25 14:30` on the workspace's clock, one figure for month, day or hour allowed, or an instant with its zone; a date alone is its 09:00. */
function instantTyped(text: string): number | null {
  const wall = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  try {
    if (!wall) return instantOf(text)
    const [, year, month = '', day = '', hour = '9', minute = '00', second = '00'] = wall
    const two = (part: string) => part.padStart(2, '0')
    return instantOfWallText(`${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}:${second}`, zoneMinutes)
  } catch {
    return null
  }
}

/** An instant as a cell shows it and takes it back. */
export function instantText(iso: unknown): string {
  return typeof iso === 'string' && iso !== '' ? wallText(instantOf(iso), zoneMinutes) : ''
}

function moneyCell(column: string, text: string): CellOutcome {
  const read = text === '' ? null : readAmount(text, 1)
  if (read === null) return { patch: { [column]: null } }
  return 'problem' in read
    ? refused('not-money', `“${text}”不是金额。可以写 12000、1.2万、¥12,000`)
    : { patch: { [column]: read.fen } }
}

function memberCell(read: ReadHandle, column: string, name: string): CellOutcome {
  if (name === '') return { patch: { [column]: null } }
  const member = read.get<{ id: number; active: number }>(
    'SELECT id, active FROM member WHERE name IN (SELECT value FROM json_each(?)) ORDER BY name <> ?',
    JSON.stringify(namesAnyWidth(name)),
    name,
  )
  if (!member) return refused('no-such-member', `没有名为“${name}”的成员。请先在设置里添加`)
  return member.active === 1 ? { patch: { [column]: member.id } } : refused('inactive-member', `“${name}”已离职，不能再负责`)
}

function customerCell(read: ReadHandle, column: string, name: string): CellOutcome {
  const alike =
    name === ''
      ? []
      : read.all<{ id: number; name: string }>('SELECT id, name FROM customer WHERE name_key = ? LIMIT 50', companyNameKey(name))
  const [only, second] = meantByName(alike, name)
  if (!only) return refused('no-such-customer', `没有名为“${name}”的客户。请先新建客户，或检查名称`)
  return second
    ? refused('no-such-customer', `有几位客户都叫“${name}”，分不清是哪一位。请先合并重复的客户`)
    : { patch: { [column]: only.id } }
}

export function refused(cause: RefusalCause, reason: string): CellOutcome {
  return { refused: reason, cause }
}
