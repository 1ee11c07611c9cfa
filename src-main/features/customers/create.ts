import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { coreFields, type customers, type EditableField } from '../../../src-preload/contract/customers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { normalisePhone } from '../../domain/identifiers/phone.ts'
import { keptName } from '../../domain/_base/text.ts'
import type { Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { rulesOn } from '../settings/index.ts'
import { deriveCustomer, type ContactFacts, type DeriveFrom } from '../../domain/customers/derive-customer.ts'
import { readTypedCell } from './write-cell.ts'

type Create = CommandHandlers<typeof customers, Writing>['create']

/** A customer of whom nothing is known yet. */
export const blankCustomer: Row & DeriveFrom = {
  name: '',
  short_name: null,
  uscc: null,
  type: null,
  industry: null,
  region: null,
  budget_min_fen: null,
  budget_max_fen: null,
  source: null,
  owner_id: null,
  annual_purchase_fen: null,
  evaluated_tier: null,
  evaluated_score: null,
}

/** A customer typed in by a person: refused as long as one of the seven core fields is missing (rule B5). */
export const create: Create = (w, { fields, contact }) => {
  const at = w.clock.now()
  const row: Row = { ...blankCustomer }
  for (const [field, typed] of Object.entries(fields) as [EditableField, string | null][]) {
    const outcome = readTypedCell(w.read, null, field, typed)
    if ('refused' in outcome) throw refuse('customers.create', 'bad-value', outcome.refused, { field })
    Object.assign(row, outcome.patch)
  }
  if (!row['name']) throw refuse('customers.create', 'bad-value', '客户名称不能为空', { field: 'name' })
  const contacts: ContactFacts[] = contact
    ? [{ name: contact.name, phone: phoneText(contact.phone), decision_role: contact.decisionRole ?? null }]
    : []
  const derived = deriveCustomer(row as unknown as DeriveFrom, contacts, rulesOn(w.read, w.clock.today()))
  if (derived.missing !== null) {
    const missing = coreFields.filter((field) => String(derived.missing).split(',').includes(field))
    throw refuse('customers.create', 'missing-fields', '还缺必填的核心信息，补齐后才能保存。', { missing })
  }
  const done = w.gate.write(
    { command: 'customers.create', subject: String(row['name']), actor: w.actor, origin: 'user', at },
    (tx) => {
      const id = tx.insert('customer', { ...row, ...derived, created_at: at, updated_at: at })
      if (contact)
        tx.insert('contact', {
          customer_id: id,
          name: keptName(contact.name),
          title: contact.title == null ? null : keptName(contact.title),
          phone: phoneText(contact.phone),
          decision_role: contact.decisionRole ?? null,
          role_inferred: 0,
        })
      return { id, changeSetId: tx.changeSetId }
    },
  )
  return done.result
}

/** A phone as the house writes it; one it cannot read stays as typed rather than being lost. */
export function phoneText(typed: string | null | undefined): string | null {
  if (!typed || typed.trim() === '') return null
  return normalisePhone(typed).normalised ?? typed.trim()
}
