import { foldText } from '../../domain/_base/text.ts'
import { namesAgree, sameCustomer } from '../../domain/customers/same-customer.ts'
import type { Policies } from '../../domain/imports/changes-for.ts'
import { byColumn, type CleanRecord, type StoredValue } from '../../domain/imports/import-target.ts'
import { customerIdentity, customerTarget } from '../../domain/imports/targets/customer-target.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { narrowColumns } from '../../store/tables.ts'
import type { ImportEntity, RecordWriter } from '../imports/index.ts'
import { insertMemberNamed } from '../members/index.ts'
import { candidatesByKey, CustomersAhead } from './import-ahead.ts'
import { contactBefore, contactChanges, contactOf, contactPatch, knownAmong, knownContact } from './import-contact.ts'
import { rederiveTouched } from './rederive.ts'

const stored = (custom: readonly string[]) =>
  `SELECT ${[...narrowColumns('customer'), ...custom].map((column) => `c.${column}`).join(', ')}, m.name AS owner
   FROM customer AS c LEFT JOIN member AS m ON m.id = c.owner_id WHERE c.id = ?`
const storedPlain = stored([])

/** Customers, each with the contact of its row, as imports see them. */
export const customerImport: ImportEntity = {
  target: customerTarget,
  table: 'customer',
  stored: (read, id, custom = []) => read.get<Row>(custom.length === 0 ? storedPlain : stored(custom), id),
  byKey: (read, key, identity) => candidatesByKey(read, key, identity),
  ahead: (read, identities, keys, custom) => new CustomersAhead(read, identities, keys, custom),
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
    return contact !== null && contactChanges(knownContact(read, id, contact), contact, policies)
  },
  partBefore(read, beside, { part }, policies) {
    if (!part) return {}
    const contact = contactOf(part)
    const others = 'id' in beside || beside.part === null ? [] : [{ ...contactOf(beside.part), id: 0 }]
    const known = 'id' in beside ? knownContact(read, beside.id, contact) : knownAmong(others, contact)
    return contactBefore(known, contact, policies)
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

function differ(a: string | null | undefined, b: string | null | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && a !== b
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
      tx.read.all<{ name: string; id: number }>('SELECT name, id FROM member').map((row) => [foldText(row.name), row.id]),
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
    const known = this.#owners.get(foldText(name))
    if (known !== undefined) return known
    const id = insertMemberNamed(this.#tx, name, this.#at)
    this.#owners.set(foldText(name), id)
    this.newMembers.push(name)
    return id
  }
}
