import { namesAgree, sameCustomer } from '../../domain/customers/same-customer.ts'
import type { Policies } from '../../domain/imports/changes-for.ts'
import { byColumn, type CleanRecord, type Identity, type StoredValue } from '../../domain/imports/import-target.ts'
import { customerIdentity, customerTarget } from '../../domain/imports/targets/customer-target.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { columnsOf } from '../../store/tables.ts'
import { insertMemberNamed } from '../members/index.ts'
import type { Candidate, ImportEntity, RecordWriter } from '../imports/index.ts'
import { rederiveTouched } from './rederive.ts'

interface Found {
  readonly id: number
  readonly uscc: string | null
  readonly uscc_valid: number | null
  readonly name: string
  readonly name_key: string
  readonly city: string | null
  readonly contact_name: string | null
  readonly phone: string | null
}

const found = `SELECT c.id, c.uscc, c.uscc_valid, c.name, c.name_key, c.city, k.name AS contact_name, k.phone
  FROM customer AS c LEFT JOIN contact AS k ON k.customer_id = c.id`
const whereKey: Readonly<Record<string, readonly [sql: string, part: string]>> = {
  id: ['c.id = ?', 'id'],
  uscc: ['c.uscc = ?', 'validUscc'],
  name: ['c.name_key = ?', 'nameKey'],
  contactPhone: ['c.id IN (SELECT customer_id FROM contact WHERE phone = ?)', 'phone'],
}
const ownColumns = columnsOf('customer').filter((column) => !column.startsWith('x_'))
const stored = (custom: readonly string[]) =>
  `SELECT ${[...ownColumns, ...custom].map((column) => `c.${column}`).join(', ')}, m.name AS owner
   FROM customer AS c LEFT JOIN member AS m ON m.id = c.owner_id WHERE c.id = ?`
const storedPlain = stored([])

/** Customers, each with the contact of its row, as imports see them. */
export const customerImport: ImportEntity = {
  target: customerTarget,
  table: 'customer',
  stored: (read, id, custom = []) => read.get<Row>(custom.length === 0 ? storedPlain : stored(custom), id),
  byKey(read, key, identity) {
    const [where, part] = whereKey[key] ?? []
    const value = part === undefined ? null : (identity[part] ?? null)
    if (where === undefined || value === null || value === '') return []
    return onePerCustomer(read.all<Found>(`${found} WHERE ${where}`, key === 'id' ? Number(value) : value), identity)
  },
  decide(identity, candidates) {
    const decided = sameCustomer(
      customerIdentity(identity),
      candidates.map((candidate) => ({ ...customerIdentity(candidate.identity), id: candidate.at })),
    )
    if (decided.kind === 'match') return { kind: 'match', at: decided.id }
    return decided.kind === 'none' ? decided : { kind: 'ambiguous', all: decided.ids, reason: decided.reason }
  },
  namesAgree: (a, b) => namesAgree(a['name'] ?? '', b['name'] ?? ''),
  contradicts: (a, b) => differ(a['validUscc'], b['validUscc']),
  referenceChanges(row, { references }, _link, policies) {
    const [owner = null] = references
    return policies.writesReference('owner', owner, (row['owner'] as string | null) ?? null) ? ['owner'] : []
  },
  partChanges(read, id, { part }, policies) {
    const contact = part && contactOf(part)
    if (!contact) return false
    const known = knownContact(read, id, contact)
    return !known || Object.keys(contactPatch(known, contact, policies)).length > 0
  },
  writer: (w, tx, policies, at) => new CustomerWriter(w, tx, policies, at),
  about({ read }, id) {
    const row = read.get<{
      name: string
      uscc: string | null
      city: string | null
      owner: string | null
      contact: string | null
    }>(
      `SELECT c.name, c.uscc, c.city, m.name AS owner, (SELECT name FROM contact WHERE customer_id = c.id ORDER BY id LIMIT 1) AS contact
       FROM customer AS c LEFT JOIN member AS m ON m.id = c.owner_id WHERE c.id = ?`,
      id,
    )
    return row && { name: row.name, about: [row.city, row.uscc, row.contact, row.owner].filter(Boolean).join(' · ') }
  },
}

/** A customer with several contacts comes once per contact; the one that looks like the row's contact speaks for it. */
function onePerCustomer(rows: readonly Found[], identity: Identity): Candidate[] {
  const byId = new Map<number, Found>()
  for (const row of rows) {
    const likely = (row.phone !== null && row.phone === identity['phone']) || row.contact_name === identity['contactName']
    if (!byId.has(row.id) || likely) byId.set(row.id, row)
  }
  return [...byId.values()].map((row) => ({
    at: row.id,
    identity: {
      id: String(row.id),
      name: row.name,
      nameKey: row.name_key,
      validUscc: row.uscc_valid === 1 ? row.uscc : null,
      phone: row.phone,
      city: row.city,
      contactName: row.contact_name,
    },
  }))
}

function differ(a: string | null | undefined, b: string | null | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && a !== b
}

type Contact = Record<string, StoredValue>

function contactOf(part: readonly StoredValue[]): Contact {
  return byColumn(customerTarget.part, part)
}

function knownContact(read: ReadHandle, customerId: number, contact: Contact): (Row & { id: number }) | undefined {
  return read.get<Row & { id: number }>(
    'SELECT * FROM contact WHERE customer_id = ? AND (name = ? OR (phone IS NOT NULL AND phone = ?)) LIMIT 1',
    customerId,
    contact['name'] ?? null,
    contact['phone'] ?? null,
  )
}

function contactPatch(known: Row, contact: Contact, policies: Policies): Row {
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

class CustomerWriter implements RecordWriter {
  readonly newMembers: string[] = []
  readonly #w: Writing
  readonly #tx: GateTransaction
  readonly #policies: Policies
  readonly #at: string
  readonly #owners: Map<string, number>
  readonly #touched = new Set<number>()
  readonly #insertCustomer: (values: StoredValue[]) => number
  readonly #insertContact: (values: StoredValue[]) => number

  constructor(w: Writing, tx: GateTransaction, policies: Policies, at: string) {
    this.#w = w
    this.#tx = tx
    this.#policies = policies
    this.#at = at
    this.#owners = new Map(
      tx.read.all<{ name: string; id: number }>('SELECT name, id FROM member').map((row) => [row.name, row.id]),
    )
    this.#insertCustomer = tx.inserter('customer', [...policies.target.columns, 'owner_id', 'created_at', 'updated_at'])
    this.#insertContact = tx.inserter('contact', [...customerTarget.part, 'customer_id'])
  }

  create({ values, part, references }: CleanRecord): number {
    const id = this.#insertCustomer([...values, this.#owner(references[0] ?? null), this.#at, this.#at])
    if (part) this.#insertContact([...part, id])
    return id
  }

  update(id: number, record: CleanRecord, link: number | null, named: boolean): void {
    const now = customerImport.stored(this.#tx.read, id, this.#policies.target.custom)
    if (!now) throw new Error(`customer ${id} is gone`)
    const incoming = byColumn(this.#policies.target.columns, record.values)
    const patch: Row = {}
    for (const column of this.#policies.changes(now as Record<string, StoredValue>, record, named))
      patch[column] = incoming[column] ?? null
    if (customerImport.referenceChanges(now, record, link, this.#policies, this.#w).length > 0)
      patch['owner_id'] = this.#owner(record.references[0] ?? null)
    if (Object.keys(patch).length > 0) this.#tx.update('customer', id, { ...patch, updated_at: this.#at }, now)
    if (record.part) this.#mergeContact(id, record.part)
    this.#touched.add(id)
  }

  /** Derived columns of updated customers are computed once at the end, when their contacts are in too. */
  finish(): void {
    if (this.#touched.size > 0) rederiveTouched(this.#w, this.#tx, new Map([['customer', this.#touched]]))
  }

  #mergeContact(customerId: number, part: readonly StoredValue[]): void {
    const contact = contactOf(part)
    const known = knownContact(this.#tx.read, customerId, contact)
    if (!known) return void this.#insertContact([...part, customerId])
    const patch = contactPatch(known, contact, this.#policies)
    if (Object.keys(patch).length > 0) this.#tx.update('contact', known.id, patch, known)
  }

  #owner(name: string | null): number | null {
    if (name === null) return null
    const known = this.#owners.get(name)
    if (known !== undefined) return known
    const id = insertMemberNamed(this.#tx, name, this.#at)
    this.#owners.set(name, id)
    this.newMembers.push(name)
    return id
  }
}
