import type { TransactionField } from '../../../src-preload/contract/transactions.ts'
import { decimalTextToInteger } from '../../domain/_base/money.ts'
import { foldText } from '../../domain/_base/text.ts'
import { readAmount, readDate } from '../../domain/imports/read-cell.ts'
import type { CellOutcome } from '../../grid/grid-slice.ts'
import type { CustomersByName } from './customer-named.ts'
import { eventNamed, priceKindNamed } from './trade-words.ts'

const amountColumns = { net: 'net_fen', gross: 'gross_fen', guide: 'guide_fen' } as const
const dateColumns = { date: 'date', soldOn: 'sold_on', dueOn: 'due_on', paidOn: 'paid_on' } as const
const textColumns = { sku: 'sku', productLine: 'product_line' } as const
const longest = 100

/** Reads one cell of a transaction as a person types it or a sheet has it. The refusal says what to write instead. */
export function readTransactionCell(customers: CustomersByName, field: TransactionField, typed: string | null): CellOutcome {
  const text = typed === null ? '' : foldText(typed)
  switch (field) {
    case 'customer':
      return customers.cell(text)
    case 'no':
      if (text === '') return { refused: '单据号不能为空', cause: 'name-empty' }
      return text.length > longest ? tooLong() : { patch: { name: text } }
    case 'event': {
      const event = eventNamed(text)
      return event
        ? { patch: { event } }
        : { refused: `“${text}”不是单据类型。可以写 订单、发货、发票、回款`, cause: 'not-a-choice' }
    }
    case 'priceKind': {
      const kind = text === '' ? 'standard' : priceKindNamed(text)
      return kind
        ? { patch: { price_kind: kind } }
        : { refused: `“${text}”不是价格类型。可以写 正常价、特价、样品`, cause: 'not-a-choice' }
    }
    case 'quantity': {
      const milli = text === '' ? 0 : decimalTextToInteger(text.replaceAll(',', ''), 3)
      return milli === null
        ? { refused: `“${text}”不是数量。可以写 12、1,200、0.5`, cause: 'not-money' }
        : { patch: { quantity_milli: milli } }
    }
    case 'net':
    case 'gross':
    case 'guide': {
      const amount = readAmount(text, 1)
      if (amount === null)
        return field === 'net'
          ? { refused: '不含税金额不能为空', cause: 'not-money' }
          : { patch: { [amountColumns[field]]: null } }
      return 'problem' in amount
        ? { refused: `“${text}”不是金额。可以写 12000、1.2万、¥12,000、-300`, cause: 'not-money' }
        : { patch: { [amountColumns[field]]: amount.fen } }
    }
    case 'date':
    case 'soldOn':
    case 'dueOn':
    case 'paidOn': {
      const date = readDate(text, { order: 'ymd' })
      if (date === null)
        return field === 'date' ? { refused: '日期不能为空', cause: 'not-date' } : { patch: { [dateColumns[field]]: null } }
      return 'problem' in date
        ? { refused: `“${text}”不是日期。可以写 2026-02-25、2026/2/25、2026年2月25日`, cause: 'not-date' }
        : { patch: { [dateColumns[field]]: date.value } }
    }
    case 'sku':
    case 'productLine':
      return text.length > longest ? tooLong() : { patch: { [textColumns[field]]: text === '' ? null : text } }
  }
}

const tooLong = (): CellOutcome => ({ refused: `太长了，最多 ${longest} 个字`, cause: 'too-long' })
