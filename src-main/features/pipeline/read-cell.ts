import type { ownOpportunityFields } from '../../../src-preload/contract/pipeline.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import { foldText, keptName, keptText } from '../../domain/_base/text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { meantByName } from '../../domain/customers/same-customer.ts'
import { readAmount, readDate } from '../../domain/imports/read-cell.ts'
import { lossCauses } from '../../domain/pipeline/stages.ts'
import type { CellOutcome } from '../../grid/grid-slice.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { memberNamed } from '../members/index.ts'

/** Every field but the stage, whose reading depends on the row. */
export type PlainField = Exclude<(typeof ownOpportunityFields)[number], 'stage'>

/** The columns that a field is stored in. */
export const plainColumns: Readonly<Record<PlainField, string>> = {
  name: 'name',
  customer: 'customer_id',
  owner: 'owner_id',
  amount: 'amount_fen',
  expectedClose: 'expected_close_on',
  probability: 'probability',
  productLine: 'product_line',
  source: 'source',
  nextStep: 'next_step',
  nextStepOn: 'next_step_on',
  budgetConfirmedOn: 'budget_confirmed_on',
  demoAgreedOn: 'demo_agreed_on',
  pocProvidedOn: 'poc_provided_on',
  lossCause: 'loss_cause',
  remark: 'remark',
}

const longest = { name: 200, productLine: 60, source: 60, nextStep: 500, remark: 4000 } as const

/** Reads one edited cell as a person types it. The refusal says what to type instead. */
export function readPlainCell(read: ReadHandle, field: PlainField, typed: string | null): CellOutcome {
  const value = typed === null || typed.trim() === '' ? null : typed
  const column = plainColumns[field]
  switch (field) {
    case 'customer':
      return customerNamed(read, foldText(value ?? ''))
    case 'owner':
      return value === null ? { patch: { owner_id: null } } : ownerNamed(read, foldText(value))
    case 'amount': {
      const amount = readAmount(value, 1)
      if (amount === null) return { patch: { amount_fen: null } }
      return 'problem' in amount || amount.fen < 0
        ? refused('not-money', `“${value ?? ''}”不是金额。可以写 12000、1.2万、¥12,000`)
        : { patch: { amount_fen: amount.fen } }
    }
    case 'probability': {
      if (value === null) return { patch: { probability: null } }
      const percent = /^(\d{1,3})\s*[%％]?$/u.exec(foldText(value))?.[1]
      return percent !== undefined && Number(percent) <= 100
        ? { patch: { probability: Number(percent) } }
        : refused('not-percent', `“${value}”不是 0 到 100 的整数百分比；清空则按阶段的默认概率`)
    }
    case 'lossCause': {
      const cause = value === null ? null : foldText(value)
      return cause === null || (lossCauses as readonly string[]).includes(cause)
        ? { patch: { loss_cause: cause } }
        : refused('not-a-choice', `“${cause}”不在输单原因里。可以写 ${lossCauses.join('、')}`)
    }
    case 'expectedClose':
    case 'nextStepOn':
    case 'budgetConfirmedOn':
    case 'demoAgreedOn':
    case 'pocProvidedOn': {
      const date = readDate(value, { order: 'ymd' })
      if (date === null) return { patch: { [column]: null } }
      return 'problem' in date
        ? refused('not-date', `“${value ?? ''}”不是日期。可以写 2026-02-25、2026/2/25、2026年2月25日`)
        : { patch: { [column]: date.value } }
    }
    default: {
      const text = value === null ? null : field === 'remark' || field === 'nextStep' ? keptText(value) : keptName(value)
      if (text !== null && text.length > longest[field]) return refused('too-long', `太长了，最多 ${longest[field]} 个字`)
      if (field !== 'name') return { patch: { [column]: text } }
      return text === null ? refused('name-empty', '商机名称不能为空') : { patch: { name: text, name_pinyin: fullPinyin(text) } }
    }
  }
}

function customerNamed(read: ReadHandle, name: string): CellOutcome {
  const alike =
    name === ''
      ? []
      : read.all<{ id: number; name: string }>('SELECT id, name FROM customer WHERE name_key = ? LIMIT 50', companyNameKey(name))
  const [only, second] = meantByName(alike, name)
  if (!only) return refused('no-such-customer', `没有名为“${name}”的客户。请先新建客户，或检查名称`)
  return second
    ? refused('no-such-customer', `有几位客户都叫“${name}”，分不清是哪一位。请先合并重复的客户`)
    : { patch: { customer_id: only.id } }
}

function ownerNamed(read: ReadHandle, name: string): CellOutcome {
  const owner = memberNamed(read, name)
  if (!owner) return refused('no-such-member', `没有名为“${name}”的成员。请先在“设置 › 成员”里添加`)
  return owner.active === 1 ? { patch: { owner_id: owner.id } } : refused('inactive-member', `“${name}”已停用，不能作为负责人`)
}

function refused(cause: RefusalCause, reason: string): CellOutcome {
  return { refused: reason, cause }
}
