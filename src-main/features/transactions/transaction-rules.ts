import type { TransactionField } from '../../../src-preload/contract/transactions.ts'
import type { CellOutcome, CellRules } from '../../grid/grid-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { ClosedMonths } from './closed-months.ts'
import { CustomersByName } from './customer-named.ts'
import { documentHash, type HashedDocument } from './document-hash.ts'
import { latePayment } from './late-payment.ts'
import { readTransactionCell } from './read-cell.ts'

const hashed = ['event', 'name', 'line', 'customer_id', 'date', 'sku', 'quantity_milli', 'net_fen'] as const
const olderReason =
  '已关账的期间可能用它算过（同期基数、年度累计），只能补填到期日、付款日和指导价。要更正请新增一条冲销或补记的单据'
/** What no sum is made of. */
const besideTheSums: readonly string[] = ['dueOn', 'guide']
const paidReason = '这笔付款记在已经关账的期间里，不能再改'
export const closedReason = '这条单据所在的期间已经关账，不能再改，只有付款日可以补记。请新增一条冲销或补记的单据'

/** The rules by which cells of transactions are written: nothing of a closed month, and what follows from the rest. */
export class TransactionCellRules implements CellRules {
  readonly #r: Pick<Reading, 'read'>
  readonly #customers: CustomersByName
  readonly #closed: ClosedMonths

  constructor(r: Pick<Reading, 'read'>) {
    this.#r = r
    this.#customers = new CustomersByName(r.read)
    this.#closed = new ClosedMonths(r.read)
  }

  columns(): readonly string[] {
    return [
      ...hashed,
      'month',
      'gross_fen',
      'group_id',
      'price_kind',
      'sold_on',
      'due_on',
      'paid_on',
      'paid_month',
      'paid_before',
      'guide_fen',
      'product_line',
    ]
  }

  read(row: Row, field: string, typed: string | null): CellOutcome {
    if (field === 'paidOn' && this.#closed.holds(String(row['month']))) return this.#paidLate(row, typed)
    if (this.#closed.has(String(row['month']))) return { refused: closedReason, cause: 'period-closed' }
    if (this.#closed.isBefore(String(row['month'])) && !besideTheSums.includes(field))
      return { refused: olderReason, cause: 'period-closed' }
    const outcome = readTransactionCell(this.#customers, field as TransactionField, typed)
    if (field === 'gross' && 'patch' in outcome && outcome.patch['gross_fen'] === null)
      return { refused: '含税金额不能为空', cause: 'not-money' }
    return outcome
  }

  /** Being paid is known in the books that are open when it becomes known; closed ones keep what they knew. */
  #paidLate(row: Row, typed: string | null): CellOutcome {
    const outcome = readTransactionCell(this.#customers, 'paidOn', typed)
    if ('refused' in outcome) return outcome
    const patch = latePayment(this.#closed, row, outcome.patch['paid_on'] ?? null)
    return patch ? { patch } : { refused: paidReason, cause: 'period-closed' }
  }

  complete(row: Row, patch: Row): Row {
    const next = { ...row, ...patch }
    const follows: Row = {}
    if ('date' in patch) follows['month'] = this.#closed.bookingOf(String(next['date']))
    if ('customer_id' in patch) follows['group_id'] = groupOf(this.#r, Number(next['customer_id']))
    if (hashed.some((column) => column in patch)) follows['hash'] = documentHash(next as unknown as HashedDocument)
    return { ...patch, ...follows }
  }

  same(): null {
    // Whether a month is closed must be looked at row by row.
    return null
  }
}

/** The group a customer buys with now, or null. */
export function groupOf({ read }: Pick<Reading, 'read'>, customer: number): number | null {
  return read.value<number>('SELECT group_id FROM trade_group_member WHERE customer_id = ?', customer) ?? null
}
