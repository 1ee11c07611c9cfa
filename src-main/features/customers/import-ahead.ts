import { isSameText } from '../../domain/_base/text.ts'
import type { Policies } from '../../domain/imports/changes-for.ts'
import type { CleanRecord, Identity } from '../../domain/imports/import-target.ts'
import { customerTarget } from '../../domain/imports/targets/customer-target.ts'
import type { Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { Candidate, StoredView } from '../imports/index.ts'
import { contactChanges, contactOf, knownAmong, type StoredContact } from './import-contact.ts'

interface Found {
  /** The value of the key it was found by. */
  readonly wanted: string | number
  readonly id: number
  readonly uscc: string | null
  readonly uscc_valid: number | null
  readonly name: string
  readonly name_key: string
  readonly city: string | null
  readonly contact_name: string | null
  readonly phone: string | null
}

/** For each key: where its customers are, given the values as `j`, and the part of a row's identity it compares. */
const whereKey: Readonly<Record<string, readonly [from: string, part: string]>> = {
  id: ['customer AS c ON c.id = CAST(j.value AS INTEGER)', 'id'],
  uscc: ['customer AS c ON c.uscc = j.value', 'validUscc'],
  name: ['customer AS c ON c.name_key = j.value', 'nameKey'],
  contactPhone: ['contact AS p ON p.phone = j.value CROSS JOIN customer AS c ON c.id = p.customer_id', 'phone'],
}

/** What a row is compared with: the columns an import may write, those of the workspace's own fields, and the owner's name. */
const storedRow = (custom: readonly string[]) =>
  `SELECT c.id, ${[...customerTarget.writable, ...custom].map((column) => `c.${column}`).join(', ')}, m.name AS owner
   FROM customer AS c LEFT JOIN member AS m ON m.id = c.owner_id`

/** Customers with the row's value of a key, as identities. */
export function candidatesByKey(read: ReadHandle, key: string, identity: Identity): Candidate[] {
  const value = valueOf(key, identity)
  return value === null ? [] : onePerCustomer(findByKey(read, key, [value]), identity)
}

/** What a batch of rows may meet among the customers, read with one statement per key. */
export class CustomersAhead implements StoredView {
  readonly #byKey = new Map<string, Map<string, Found[]>>()
  readonly #stored = new Map<number, Row>()
  readonly #contacts = new Map<number, StoredContact[]>()

  constructor(read: ReadHandle, identities: readonly Identity[], keys: readonly string[], custom: readonly string[] = []) {
    const ids = new Set<number>()
    for (const key of keys) {
      const wanted = new Set(identities.flatMap((identity) => valueOf(key, identity) ?? []))
      const byValue = new Map<string, Found[]>()
      for (const found of findByKey(read, key, [...wanted])) {
        const value = String(found.wanted)
        byValue.set(value, [...(byValue.get(value) ?? []), found])
        ids.add(found.id)
      }
      this.#byKey.set(key, byValue)
    }
    if (ids.size === 0) return
    const list = JSON.stringify([...ids])
    const among = 'IN (SELECT value FROM json_each(?))'
    for (const row of read.all<Row & { id: number }>(`${storedRow(custom)} WHERE c.id ${among}`, list))
      this.#stored.set(row.id, row)
    const contacts = `SELECT * FROM contact WHERE customer_id ${among} ORDER BY customer_id, id`
    for (const contact of read.all<StoredContact & { customer_id: number }>(contacts, list)) {
      const others = this.#contacts.get(contact.customer_id)
      if (others) others.push(contact)
      else this.#contacts.set(contact.customer_id, [contact])
    }
  }

  byKey(key: string, identity: Identity): Candidate[] {
    const value = valueOf(key, identity)
    const found = value === null ? undefined : this.#byKey.get(key)?.get(value)
    return found ? onePerCustomer(found, identity) : []
  }

  stored(id: number): Row | undefined {
    return this.#stored.get(id)
  }

  partChanges(id: number, { part }: CleanRecord, policies: Policies): boolean {
    const contact = part && contactOf(part)
    return contact !== null && contactChanges(knownAmong(this.#contacts.get(id) ?? [], contact), contact, policies)
  }
}

function valueOf(key: string, identity: Identity): string | null {
  const part = whereKey[key]?.[1]
  return (part === undefined ? null : identity[part]) || null
}

function findByKey(read: ReadHandle, key: string, values: readonly string[]): Found[] {
  const from = whereKey[key]?.[0]
  if (from === undefined || values.length === 0) return []
  // CROSS JOIN: the values lead, each a step into the key's index.
  return read.all<Found>(
    `SELECT j.value AS wanted, c.id, c.uscc, c.uscc_valid, c.name, c.name_key, c.city, k.name AS contact_name, k.phone
     FROM json_each(?) AS j CROSS JOIN ${from} LEFT JOIN contact AS k ON k.customer_id = c.id ORDER BY c.id, k.id`,
    JSON.stringify(values),
  )
}

/** A customer with several contacts comes once per contact; the one that looks like the row's contact speaks for it. */
function onePerCustomer(rows: readonly Found[], identity: Identity): Candidate[] {
  const byId = new Map<number, Found>()
  for (const row of rows) {
    const likely =
      (row.phone !== null && row.phone === identity['phone']) || isSameText(row.contact_name ?? '', identity['contactName'] ?? '')
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
