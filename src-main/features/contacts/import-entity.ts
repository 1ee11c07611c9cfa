import { isSameText, namesAnyWidth } from '../../domain/_base/text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import type { Policies } from '../../domain/imports/changes-for.ts'
import { byColumn, type CleanRecord, type Identity, type StoredValue } from '../../domain/imports/import-target.ts'
import { contactTarget } from '../../domain/imports/targets/contact-target.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { narrowColumns } from '../../store/tables.ts'
import { customerLink, insertCustomerNamed, rederiveCustomers } from '../customers/index.ts'
import type { Candidate, Decision, ImportEntity, RecordWriter } from '../imports/index.ts'

interface Found {
  readonly id: number
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
}

/** Every column makes the row dearer: those of the workspace's own fields come only where a file has them. */
const stored = (custom: readonly string[]) =>
  `SELECT ${[...narrowColumns('contact'), ...custom].map((column) => `c.${column}`).join(', ')}, k.name AS customer, k.uscc AS customerCode
   FROM contact AS c JOIN customer AS k ON k.id = c.customer_id WHERE c.id = ?`
const storedPlain = stored([])
const keyColumns: Readonly<Record<string, string>> = { id: 'id', phone: 'phone', email: 'email', name: 'name' }

/** People at customers; which customer a row belongs to is settled by credit code, then by name. */
export const contactImport: ImportEntity = {
  target: contactTarget,
  table: 'contact',
  stored: (read, id, custom = []) => read.get<Row>(custom.length === 0 ? storedPlain : stored(custom), id),
  byKey(read, key, identity, link) {
    const column = keyColumns[key]
    const value = identity[key] ?? null
    if (column === undefined || value === null) return []
    if (key === 'id')
      return asCandidates(read.all<Found>('SELECT id, name, phone, email FROM contact WHERE id = ?', Number(value)))
    // Without a customer only what is a person's own tells who it is.
    if (link.id === null)
      return link.scope !== '' || key === 'name'
        ? []
        : asCandidates(read.all<Found>(`SELECT id, name, phone, email FROM contact WHERE ${column} = ? LIMIT 21`, value))
    return asCandidates(
      read.all<Found>(
        `SELECT id, name, phone, email FROM contact WHERE customer_id = ? AND ${column} IN (SELECT value FROM json_each(?))`,
        link.id,
        JSON.stringify(namesAnyWidth(value)),
      ),
    )
  },
  decide,
  namesAgree: () => true,
  contradicts: () => false,
  link: (read, { references: [name = null, code = null] }, creating) => customerLink(read, name, code, creating),
  referenceChanges: (row, _record, link) => (link !== null && row['customer_id'] !== link ? ['customer'] : []),
  partChanges: () => false,
  writer: (w, tx, policies, at) => new ContactWriter(w, tx, policies, at),
  about({ read }, id) {
    const row = read.get<{ name: string; title: string | null; phone: string | null; customer: string }>(
      'SELECT c.name, c.title, c.phone, k.name AS customer FROM contact AS c JOIN customer AS k ON k.id = c.customer_id WHERE c.id = ?',
      id,
    )
    return row && { name: row.name, about: [row.customer, row.title, row.phone].filter(Boolean).join(' · ') }
  },
}

/**
 * Among people of one customer: an equal name is the same person, also with a new number; an equal number under another
 * name is for somebody to look at, as is a name that several have.
 */
function decide(identity: Identity, candidates: readonly Candidate[]): Decision {
  const named = candidates.filter((candidate) => isSameText(candidate.identity['name'] ?? '', identity['name'] ?? ''))
  const exact = named.filter((candidate) => candidate.identity['phone'] === identity['phone'])
  const [only, second] = exact.length > 0 ? exact : named
  if (only) return second ? several(exact.length > 0 ? exact : named, 'several') : { kind: 'match', at: only.at }
  return candidates.length === 0 ? { kind: 'none' } : several(candidates, 'same-phone-other-name')
}

function several(candidates: readonly Candidate[], reason: string): Decision {
  return { kind: 'ambiguous', all: candidates.map((candidate) => candidate.at), reason }
}

function asCandidates(rows: readonly Found[]): Candidate[] {
  return rows.map((row) => ({
    at: row.id,
    identity: { id: String(row.id), name: row.name, phone: row.phone, email: row.email, customerKey: null, customerCode: null },
  }))
}

class ContactWriter implements RecordWriter {
  readonly newMembers: readonly string[] = []
  readonly #w: Writing
  readonly #tx: GateTransaction
  readonly #policies: Policies
  readonly #at: string
  readonly #made = new Map<string, number>()
  readonly #touched = new Set<number>()
  readonly #insert: (values: StoredValue[]) => number

  constructor(w: Writing, tx: GateTransaction, policies: Policies, at: string) {
    this.#w = w
    this.#tx = tx
    this.#policies = policies
    this.#at = at
    this.#insert = tx.inserter('contact', [...policies.target.columns, 'customer_id'])
  }

  create(record: CleanRecord, link: number | null): number {
    const customer = link ?? this.#customer(record)
    this.#touched.add(customer)
    return this.#insert([...record.values, customer])
  }

  update(id: number, record: CleanRecord, link: number | null, named: boolean): void {
    const now = contactImport.stored(this.#tx.read, id, this.#policies.target.custom)
    if (!now) throw new Error(`contact ${id} is gone`)
    const incoming = byColumn(this.#policies.target.columns, record.values)
    const patch: Row = {}
    for (const column of this.#policies.changes(now as Record<string, StoredValue>, record, named))
      patch[column] = incoming[column] ?? null
    if ('decision_role' in patch) patch['role_inferred'] = incoming['role_inferred'] ?? 0
    if (contactImport.referenceChanges(now, record, link, this.#policies, this.#w).length > 0) patch['customer_id'] = link
    if (Object.keys(patch).length === 0) return
    this.#tx.update('contact', id, patch, now)
    this.#touched.add(Number(now['customer_id']))
    if (link !== null) this.#touched.add(link)
  }

  finish(): void {
    rederiveCustomers(this.#w, this.#tx, this.#touched)
  }

  /** The customer a row names, made once however many people it has. */
  #customer({ references }: CleanRecord): number {
    const [name = null, code = null] = references
    if (name === null) throw new Error('a contact without a customer was to be written')
    const key = companyNameKey(name)
    const id = this.#made.get(key) ?? insertCustomerNamed(this.#w, this.#tx, name, code, this.#at)
    this.#made.set(key, id)
    return id
  }
}
