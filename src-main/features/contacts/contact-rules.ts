import { decisionRoles } from '../../../src-preload/contract/customers.ts'
import type { EditableContactField } from '../../../src-preload/contract/contacts.ts'
import { isCustomField } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import { foldText, keptName } from '../../domain/_base/text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { meantByName } from '../../domain/customers/same-customer.ts'
import { normaliseDecisionRole } from '../../domain/customers/decision-role.ts'
import type { CellOutcome, CellRules, SamePatch } from '../../grid/grid-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { customColumnsByField, readCustomCell } from '../fields/index.ts'
import { contactProblem, phoneText, rederiveCustomers } from '../customers/index.ts'

/** The columns that a field is stored in; a role set by a person is no longer inferred. */
const ownColumns: Readonly<Record<EditableContactField, readonly string[]>> = {
  name: ['name'],
  title: ['title'],
  phone: ['phone'],
  email: ['email'],
  decisionRole: ['decision_role', 'role_inferred'],
  customer: ['customer_id'],
  ...customColumnsByField,
}

const longest = { name: 60, title: 60, phone: 60, email: 200 } as const
/** Columns from which something follows in the customer. */
const felt = ['customer_id', 'name', 'phone', 'decision_role']

/** The rules by which cells of contacts are written. */
export class ContactCellRules implements CellRules {
  readonly #r: Pick<Reading, 'read' | 'clock'>

  constructor(r: Pick<Reading, 'read' | 'clock'>) {
    this.#r = r
  }

  columns(fields: readonly string[]): readonly string[] {
    return ['customer_id', ...fields.flatMap((field) => ownColumns[field as EditableContactField] ?? [])]
  }

  read(_row: Row, field: string, typed: string | null): CellOutcome {
    return readContactCell(this.#r.read, field as EditableContactField, typed)
  }

  complete(_row: Row, patch: Row): Row {
    return patch
  }

  same(field: string, typed: string | null): { patch: Row; how: SamePatch } | null {
    // Names, numbers and roles are felt by the customer, whose row must be found.
    if (field !== 'title' && field !== 'email' && !isCustomField(field)) return null
    const outcome = this.read({}, field, typed)
    return 'patch' in outcome ? { patch: outcome.patch, how: { follows: {}, only: { sql: '1', values: [] } } } : null
  }

  written(tx: GateTransaction, rows: readonly Row[]): void {
    const customers = new Set<number>()
    // Each row comes after and before.
    for (let at = 0; at + 1 < rows.length; at += 2)
      if (felt.some((column) => rows[at]?.[column] !== rows[at + 1]?.[column]))
        for (const row of [rows[at], rows[at + 1]]) customers.add(Number(row?.['customer_id']))
    rederiveCustomers(this.#r, tx, customers)
  }
}

/** Reads one cell as a person types it. */
export function readContactCell(read: ReadHandle, field: EditableContactField, typed: string | null): CellOutcome {
  const text = typed === null ? '' : foldText(typed)
  if (isCustomField(field)) return readCustomCell(read, 'contacts', field, typed)
  if (field === 'customer') return customerNamed(read, text)
  if (field === 'decisionRole') {
    const exact = decisionRoles.find((role) => role === text)
    const role = exact ?? normaliseDecisionRole(text)
    if (text !== '' && role === null)
      return refused('not-a-choice', `“${text}”不是决策链角色。可以写 ${decisionRoles.join('、')}`)
    return { patch: { decision_role: role, role_inferred: 0 } }
  }
  if (text.length > longest[field]) return refused('too-long', `太长了，最多 ${longest[field]} 个字`)
  if (field === 'name')
    return text === '' ? refused('name-empty', '联系人姓名不能为空') : { patch: { name: keptName(typed ?? '') } }
  if (field === 'title') return { patch: { title: keptName(typed ?? '') || null } }
  const problem = field === 'phone' || field === 'email' ? contactProblem(field, text) : null
  if (problem) return refused(problem.cause, problem.reason)
  if (field === 'phone') return { patch: { phone: phoneText(text) } }
  return { patch: { [field]: text === '' ? null : text } }
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

function refused(cause: RefusalCause, reason: string): CellOutcome {
  return { refused: reason, cause }
}
