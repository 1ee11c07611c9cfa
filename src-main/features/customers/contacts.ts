import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { customers } from '../../../src-preload/contract/customers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { rulesOn } from '../settings/index.ts'
import { foldText, keptName } from '../../domain/_base/text.ts'
import { contactProblem } from './contact-check.ts'
import { phoneText } from './create.ts'
import { deriveCustomer } from '../../domain/customers/derive-customer.ts'
import { contactFacts } from './cell-rules.ts'
import { removeRecords } from './records.ts'
import type { StoredCustomer } from './stored.ts'

type Commands = CommandHandlers<typeof customers, Writing>

export const saveContact: Commands['saveContact'] = (w, { id, customerId, name, title, phone, email, decisionRole }) => {
  const at = w.clock.now()
  if (!w.read.get('SELECT 1 FROM customer WHERE id = ?', customerId)) throw gone('这位客户已被删除。')
  if (id !== undefined && !w.read.get('SELECT 1 FROM contact WHERE id = ? AND customer_id = ?', id, customerId))
    throw gone('这位联系人已被删除。')
  for (const [field, typed] of [
    ['phone', phone],
    ['email', email],
  ] as const) {
    const problem = contactProblem(field, foldText(typed ?? ''))
    if (problem) throw refuse('customers.saveContact', 'bad-value', problem.reason, { field, cause: problem.cause })
  }
  const written = foldText(email ?? '')
  const row: Row = {
    name: keptName(name),
    title: title === null ? null : keptName(title),
    phone: phoneText(phone),
    email: written === '' ? null : written,
    decision_role: decisionRole,
    role_inferred: 0,
  }
  const done = w.gate.write({ command: 'customers.saveContact', subject: name, actor: w.actor, origin: 'user', at }, (tx) => {
    const contactId = id ?? tx.insert('contact', { ...row, customer_id: customerId })
    if (id !== undefined) tx.update('contact', id, row)
    rederiveCustomers(w, tx, [customerId])
    return { id: contactId, changeSetId: tx.changeSetId }
  })
  return done.result
}

export const removeContact: Commands['removeContact'] = (w, { id }) => {
  const contact = w.read.get<{ name: string; customer_id: number }>('SELECT name, customer_id FROM contact WHERE id = ?', id)
  if (!contact) throw refuse('customers.removeContact', 'not-found', '这位联系人已被删除。')
  const intent = {
    command: 'customers.removeContact',
    subject: contact.name,
    actor: w.actor,
    origin: 'user',
    at: w.clock.now(),
  } as const
  const done = w.gate.write(intent, (tx) => {
    tx.delete('contact', id)
    rederiveCustomers(w, tx, [contact.customer_id])
    return tx.changeSetId
  })
  return { changeSetId: done.result }
}

export const remove: Commands['remove'] = (w, { ids }) => {
  const dealt = w.read.all<{ name: string }>(
    `SELECT name FROM customer AS k WHERE id IN (SELECT value FROM json_each(?))
       AND (EXISTS (SELECT 1 FROM opportunity WHERE customer_id = k.id) OR EXISTS (SELECT 1 FROM activity WHERE customer_id = k.id)
         OR EXISTS (SELECT 1 FROM quote WHERE customer_id = k.id)) LIMIT 4`,
    JSON.stringify(ids),
  )
  if (dealt.length > 0)
    throw refuse(
      'customers.remove',
      'has-history',
      `${dealt
        .slice(0, 3)
        .map(({ name }) => `“${name}”`)
        .join('、')}${dealt.length > 3 ? '等' : ''}有商机、报价或跟进记录，不能删除。重复的客户请用合并。`,
    )
  const at = w.clock.now()
  const subject =
    ids.length === 1 ? (w.read.value<string>('SELECT name FROM customer WHERE id = ?', ids[0] ?? 0) ?? '') : `${ids.length}`
  const done = w.gate.write({ command: 'customers.remove', subject, actor: w.actor, origin: 'user', at }, (tx) => {
    let removed = 0
    for (const id of ids) {
      for (const contact of tx.read.all<{ id: number }>('SELECT id FROM contact WHERE customer_id = ?', id))
        tx.delete('contact', contact.id)
      removeRecords(tx, id)
      if (tx.delete('customer', id)) removed++
    }
    return removed
  })
  return { changeSetId: done.changeSetId, removed: done.result }
}

/** Brings the derived columns of these customers up to their other columns, their contacts and the rules of today. */
export function rederiveCustomers(w: Pick<Writing, 'clock'>, tx: GateTransaction, ids: Iterable<number>): void {
  const rules = rulesOn(tx.read, w.clock.today())
  for (const id of ids) {
    const stored = tx.read.get<StoredCustomer>('SELECT * FROM customer WHERE id = ?', id)
    if (!stored) continue
    const derived = deriveCustomer(stored, contactFacts(tx.read, id), rules)
    tx.update('customer', id, derived, stored as unknown as Row)
  }
}

function gone(message: string) {
  return refuse('customers.saveContact', 'not-found', message)
}
