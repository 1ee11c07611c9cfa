import { sameCustomer, type CustomerIdentity } from '../../domain/customers/same-customer.ts'
import type { CleanContact, CleanCustomer } from '../../domain/imports/clean-row.ts'
import type { StreamedRow } from '../../jobs/workers/sheet-messages.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { changesFor } from './changes-for.ts'
import { RowIndex } from './row-index.ts'
import type { Stage, Verdict } from './stage.ts'

interface Candidate {
  readonly id: number
  readonly uscc: string | null
  readonly uscc_valid: number | null
  readonly name: string
  readonly name_key: string
  readonly city: string | null
  readonly contact_name: string | null
  readonly phone: string | null
}

const candidateColumns = `c.id, c.uscc, c.uscc_valid, c.name, c.name_key, c.city, k.name AS contact_name, k.phone
  FROM customer AS c LEFT JOIN contact AS k ON k.customer_id = c.id`

/** Decides for each row of a file what it is: against the store, and against the rows before it in the same file. */
export class Matcher {
  readonly #read: ReadHandle
  readonly #stage: Stage
  readonly #index = new RowIndex()
  readonly #storeIsEmpty: boolean
  readonly #owners: Set<string>

  constructor(read: ReadHandle, stage: Stage) {
    this.#read = read
    this.#stage = stage
    this.#storeIsEmpty = read.get('SELECT 1 FROM customer LIMIT 1') === undefined
    this.#owners = new Set(read.all<{ name: string }>('SELECT name FROM member').map((row) => row.name))
  }

  judge(streamed: StreamedRow): Verdict {
    const { customer, contact, owner } = streamed
    if (streamed.ignored) return verdict('ignored')
    if (!customer) return verdict('rejected', ['no-name'])
    const earlier = this.#amongRows(customer, contact)
    if (earlier.kind === 'ambiguous') return { ...verdict('ambiguous', [`${earlier.reason}:${earlier.ids.join('、')}`]), targetRow: earlier.ids[0] ?? null }
    const found = earlier.kind === 'none' && !this.#storeIsEmpty ? this.#amongStored(customer, contact) : { kind: 'none' as const }
    if (found.kind === 'ambiguous') return { ...verdict('ambiguous', [found.reason]), candidateIds: [...found.ids] }
    if (owner !== null && !this.#owners.has(owner)) this.#stage.newOwners.add(owner)
    const decided = this.#classify(streamed, customer, earlier.kind === 'match' ? earlier.id : null, found.kind === 'match' ? found.id : null)
    if (decided.targetRow === null) this.#index.add(streamed.row, customer)
    return decided
  }

  #classify(streamed: StreamedRow, customer: CleanCustomer, earlierRow: number | null, storedId: number | null): Verdict {
    if (earlierRow !== null) {
      const first = this.#stage.get(earlierRow)
      const same = first?.customer ? changesFor(asStored(first.customer, first.owner), customer, streamed.owner).length === 0 : false
      return { ...verdict(same ? 'unchanged' : 'updated', [`same-row-in-file:${earlierRow}`]), targetRow: earlierRow }
    }
    if (storedId === null) return verdict('created')
    const stored = this.#read.get<Record<string, string | number | null>>(
      'SELECT c.*, m.name AS owner FROM customer AS c LEFT JOIN member AS m ON m.id = c.owner_id WHERE c.id = ?',
      storedId,
    )
    const changes = stored ? changesFor(stored, customer, streamed.owner) : []
    const newContact = streamed.contact !== null && !this.#hasContact(storedId, streamed.contact)
    return { ...verdict(changes.length > 0 || newContact ? 'updated' : 'unchanged'), targetId: storedId }
  }

  #hasContact(customerId: number, contact: CleanContact): boolean {
    return (
      this.#read.get(
        'SELECT 1 FROM contact WHERE customer_id = ? AND name = ? AND coalesce(phone, ?) IS ? AND coalesce(title, ?) IS ? LIMIT 1',
        customerId,
        contact.name,
        contact.phone,
        contact.phone,
        contact.title,
        contact.title,
      ) !== undefined
    )
  }

  #amongRows(customer: CleanCustomer, contact: CleanContact | null) {
    const rows = this.#index.find(customer)
    if (rows.length === 0) return { kind: 'none' as const }
    const candidates = rows.flatMap((row) => {
      const staged = this.#stage.get(row)
      return staged?.customer ? [{ ...identityOf(staged.customer, staged.contact), id: row }] : []
    })
    return sameCustomer(identityOf(customer, contact), candidates)
  }

  #amongStored(customer: CleanCustomer, contact: CleanContact | null) {
    const byCode =
      customer.uscc !== null && customer.uscc_valid === 1
        ? this.#read.all<Candidate>(`SELECT ${candidateColumns} WHERE c.uscc = ?`, customer.uscc)
        : []
    const byName = this.#read.all<Candidate>(`SELECT ${candidateColumns} WHERE c.name_key = ?`, customer.name_key)
    if (byCode.length + byName.length === 0) return { kind: 'none' as const }
    return sameCustomer(identityOf(customer, contact), onePerCustomer([...byCode, ...byName], contact))
  }
}

/** A customer with several contacts comes once per contact; the one that looks like the row's contact speaks for it. */
function onePerCustomer(candidates: readonly Candidate[], contact: CleanContact | null): (CustomerIdentity & { id: number })[] {
  const byId = new Map<number, Candidate>()
  for (const candidate of candidates) {
    const likely = contact !== null && ((candidate.phone !== null && candidate.phone === contact.phone) || candidate.contact_name === contact.name)
    if (!byId.has(candidate.id) || likely) byId.set(candidate.id, candidate)
  }
  return [...byId.values()].map((candidate) => ({
    id: candidate.id,
    validUscc: candidate.uscc_valid === 1 ? candidate.uscc : null,
    name: candidate.name,
    nameKey: candidate.name_key,
    phone: candidate.phone,
    city: candidate.city,
    contactName: candidate.contact_name,
  }))
}

function identityOf(customer: CleanCustomer, contact: CleanContact | null): CustomerIdentity {
  return {
    validUscc: customer.uscc_valid === 1 ? customer.uscc : null,
    name: customer.name,
    nameKey: String(customer.name_key),
    phone: contact?.phone ?? null,
    city: customer.city,
    contactName: contact?.name ?? null,
  }
}

function asStored(customer: CleanCustomer, owner: string | null): Record<string, string | number | null> {
  return { ...customer, owner }
}

function verdict(rowClass: Verdict['class'], reasons: readonly string[] = []): Verdict {
  return { class: rowClass, targetId: null, targetRow: null, reasons, candidateIds: [] }
}
