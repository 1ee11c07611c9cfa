import { customKindOf, type CustomField } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { EditableField } from '../../../src-preload/contract/customers.ts'
import { foldText, keptName, keptText } from '../../domain/_base/text.ts'
import { checkUscc } from '../../domain/identifiers/uscc.ts'
import { readAmount, readBudget, readDate, readTags } from '../../domain/imports/read-cell.ts'
import type { CellOutcome } from '../../grid/grid-slice.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { readCustomCell } from '../fields/index.ts'
import { memberNamed } from '../members/index.ts'

const textColumns: Partial<Record<EditableField, string>> = {
  type: 'type',
  industry: 'industry',
  region: 'region',
  province: 'province',
  city: 'city',
  source: 'source',
  remark: 'remark',
}

const usccProblems = {
  length: '统一社会信用代码应为 18 位',
  illegal_char: '统一社会信用代码含有不允许的字符（不用 I、O、S、V、Z）',
  department: '统一社会信用代码首位的登记管理部门代码不存在',
  checksum: '统一社会信用代码校验位不对，请核对是否抄错一位',
} as const

/** Reads one edited cell as a person types it. The refusal says what to type instead. */
export function readTypedCell(read: ReadHandle, id: number | null, field: EditableField, typed: string | null): CellOutcome {
  const value = typed === null ? null : typed.trim() === '' ? null : typed
  if (isCustom(field)) return readCustomCell(read, 'customers', field, value)
  const column = textColumns[field]
  if (column) return { patch: { [column]: value === null ? null : field === 'remark' ? keptText(value) : foldText(value) } }
  switch (field) {
    case 'name':
      return value === null ? { refused: '客户名称不能为空', cause: 'name-empty' } : { patch: { name: keptName(value) } }
    case 'shortName':
      return { patch: { short_name: value === null ? null : keptName(value) } }
    case 'uscc':
      return value === null ? { patch: { uscc: null } } : typedCode(read, id, value)
    case 'owner':
      return value === null ? { patch: { owner_id: null } } : typedOwner(read, foldText(value))
    case 'annualPurchase': {
      const amount = readAmount(value, 1)
      if (amount === null) return { patch: { annual_purchase_fen: null } }
      return 'problem' in amount
        ? { refused: `“${value}”不是金额。可以写 12000、1.2万、¥12,000`, cause: 'not-money' }
        : { patch: { annual_purchase_fen: amount.fen } }
    }
    case 'budget': {
      const budget = readBudget(value, 1)
      if (budget === null) return { patch: { budget_min_fen: null, budget_max_fen: null } }
      if ('problem' in budget)
        return { refused: `“${value}”不是预算范围。可以写 50万、50万-100万、100万以上`, cause: 'not-budget' }
      return { patch: { budget_min_fen: budget.minFen, budget_max_fen: budget.maxFen } }
    }
    case 'lastContactOn':
    case 'serviceEndOn': {
      const dateColumn = field === 'lastContactOn' ? 'last_contact_on' : 'service_end_on'
      const date = readDate(value, { order: 'ymd' })
      if (date === null) return { patch: { [dateColumn]: null } }
      return 'problem' in date
        ? { refused: `“${value}”不是日期。可以写 2026-02-25、2026/2/25、2026年2月25日`, cause: 'not-date' }
        : { patch: { [dateColumn]: date.value } }
    }
    case 'tags': {
      const tags = readTags(value)
      return { patch: { tags: tags.length === 0 ? null : tags.join(',') } }
    }
    default:
      return { refused: '这一列不能修改', cause: 'not-editable' }
  }
}

function isCustom(field: EditableField): field is CustomField {
  return customKindOf(field) !== undefined
}

function typedCode(read: ReadHandle, id: number | null, typed: string): CellOutcome {
  const checked = checkUscc(typed)
  if (!checked.valid && checked.reason) return { refused: usccProblems[checked.reason], cause: 'bad-code' }
  const other = read.get<{ name: string }>('SELECT name FROM customer WHERE uscc = ? AND id IS NOT ?', checked.normalised, id)
  return other ? { refused: `这个信用代码已属于“${other.name}”`, cause: 'code-taken' } : { patch: { uscc: checked.normalised } }
}

function typedOwner(read: ReadHandle, name: string): CellOutcome {
  const owner = memberNamed(read, name)
  if (!owner) return { refused: `没有名为“${name}”的成员。请先在“设置 › 成员”里添加`, cause: 'no-such-member' }
  return owner.active === 1
    ? { patch: { owner_id: owner.id } }
    : { refused: `“${name}”已停用，不能作为负责人`, cause: 'inactive-member' }
}
