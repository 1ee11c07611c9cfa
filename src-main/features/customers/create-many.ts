import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { coreFields, type AppendableField, type CoreField, type customers } from '../../../src-preload/contract/customers.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import { normaliseDecisionRole } from '../../domain/customers/decision-role.ts'
import { deriveCustomer, type ContactFacts, type DeriveFrom } from '../../domain/customers/derive-customer.ts'
import { keptName } from '../../domain/_base/text.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { rulesOn } from '../settings/index.ts'
import { blankCustomer, phoneText } from './create.ts'
import { readTypedCell } from './write-cell.ts'

type CreateMany = CommandHandlers<typeof customers, Writing>['createMany']

interface Refusal {
  readonly field: string | null
  readonly cause: RefusalCause
  readonly reason: string
  readonly missing: CoreField[]
}

interface Read {
  readonly row: Row
  readonly contact: Row | null
}

/** Rows appended from a paste, in one change set; each row that cannot be one says why. */
export const createMany: CreateMany = (w, { fields, rows, allowIncomplete = false }) => {
  const at = w.clock.now()
  const rules = rulesOn(w.read, w.clock.today())
  const refused: ({ row: number } & Refusal)[] = []
  const intent = { command: 'customers.createMany', subject: `${rows.length}`, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) =>
    rows.map((cells, index): number | null => {
      const read = readRow(tx, fields, cells)
      if ('cause' in read) {
        refused.push({ row: index, ...read })
        return null
      }
      const facts = read.contact ? [read.contact as unknown as ContactFacts] : []
      const derived = deriveCustomer(read.row as unknown as DeriveFrom, facts, rules)
      if (derived.missing !== null && !allowIncomplete) {
        const missing = coreFields.filter((field) => String(derived.missing).split(',').includes(field))
        refused.push({ row: index, field: null, cause: 'missing-core', reason: '还缺必填的核心信息', missing })
        return null
      }
      const id = tx.insert('customer', { ...read.row, ...derived, created_at: at, updated_at: at })
      if (read.contact) tx.insert('contact', { ...read.contact, customer_id: id, role_inferred: 0 })
      return id
    }),
  )
  return { changeSetId: done.changeSetId, ids: done.result, refused }
}

function readRow(tx: GateTransaction, fields: readonly AppendableField[], cells: readonly (string | null)[]): Read | Refusal {
  const row: Row = { ...blankCustomer }
  const contact: Row = { name: null, title: null, phone: null, decision_role: null }
  for (const [at, field] of fields.entries()) {
    const typed = cells[at] ?? null
    const text = typed?.trim() === '' ? null : (typed?.trim() ?? null)
    if (field === 'contactName') contact['name'] = text && keptName(text)
    else if (field === 'contactTitle') contact['title'] = text && keptName(text)
    else if (field === 'contactPhone') contact['phone'] = phoneText(text)
    else if (field === 'decisionRole') {
      const role = normaliseDecisionRole(text)
      if (text !== null && role === null)
        return {
          field,
          cause: 'not-a-choice',
          reason: `“${text}”不是决策链角色。可以写 决策者、影响者、采购、使用者、技术把关、财务`,
          missing: [],
        }
      contact['decision_role'] = role
    } else {
      const outcome = readTypedCell(tx.read, null, field, typed)
      if ('refused' in outcome) return { field, cause: outcome.cause, reason: outcome.refused, missing: [] }
      Object.assign(row, outcome.patch)
    }
  }
  if (!row['name']) return { field: 'name', cause: 'name-empty', reason: '客户名称不能为空', missing: [] }
  const says = Object.values(contact).some((value) => value !== null)
  // A role or a number without a name still belongs to somebody.
  return { row, contact: says ? { ...contact, name: contact['name'] ?? '联系人' } : null }
}
