import { isSameText, namesAnyWidth } from '../../domain/_base/text.ts'
import type { Policies } from '../../domain/imports/changes-for.ts'
import { byColumn, type StoredValue } from '../../domain/imports/import-target.ts'
import { customerTarget } from '../../domain/imports/targets/customer-target.ts'
import type { Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** The contact that comes with a customer's row, by column. */
export type RowContact = Readonly<Record<string, StoredValue>>
export type StoredContact = Row & { readonly id: number }

export function contactOf(part: readonly StoredValue[]): RowContact {
  return byColumn(customerTarget.part, part)
}

/** The customer's contact that it is: of the same name or phone; undefined where there is none. */
export function knownContact(read: ReadHandle, customerId: number, contact: RowContact): StoredContact | undefined {
  return read.get<StoredContact>(
    'SELECT * FROM contact WHERE customer_id = ? AND (name IN (SELECT value FROM json_each(?)) OR (phone IS NOT NULL AND phone = ?)) ORDER BY id LIMIT 1',
    customerId,
    JSON.stringify(typeof contact['name'] === 'string' ? namesAnyWidth(contact['name']) : []),
    contact['phone'] ?? null,
  )
}

/** The same, among all contacts of the customer in the order of their ids. */
export function knownAmong(contacts: readonly StoredContact[], contact: RowContact): StoredContact | undefined {
  const { name = null, phone = null } = contact
  return contacts.find(
    (one) => (typeof name === 'string' && isSameText(String(one['name']), name)) || (phone !== null && one['phone'] === phone),
  )
}

/** What the row's contact would write over the known one. */
export function contactPatch(known: Row, contact: RowContact, policies: Policies): Row {
  const patch: Row = {}
  for (const column of ['title', 'phone', 'email']) {
    const value = contact[column] ?? null
    if (policies.writesPart(column, value, (known[column] as StoredValue) ?? null)) patch[column] = value
  }
  // A role that stands was said by somebody, or inferred before.
  if (contact['decision_role'] !== null && known['decision_role'] === null) {
    patch['decision_role'] = contact['decision_role'] ?? null
    patch['role_inferred'] = contact['role_inferred'] ?? 0
  }
  return patch
}

export function contactChanges(known: StoredContact | undefined, contact: RowContact, policies: Policies): boolean {
  return !known || Object.keys(contactPatch(known, contact, policies)).length > 0
}

/** What stands in the columns that a row's contact would write; a contact who is not known stands nowhere yet. */
export function contactBefore(known: Row | undefined, contact: RowContact, policies: Policies): Row {
  if (!known)
    return Object.fromEntries(Object.keys(contact).flatMap((column) => (contact[column] === null ? [] : [[column, null]])))
  return Object.fromEntries(Object.keys(contactPatch(known, contact, policies)).map((column) => [column, known[column] ?? null]))
}
