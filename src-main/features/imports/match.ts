import { sameCustomer, type CustomerIdentity } from '../../domain/customers/same-customer.ts'
import { identityOf, type CleanContact, type CleanCustomer } from '../../domain/imports/clean-row.ts'
import type { StreamedRow } from '../../jobs/workers/sheet-messages.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { changesFor } from './changes-for.ts'
import { RowIndex } from './row-index.ts'
import { contactOf, customerOf, stagedContent, type Stage, type Verdict } from './stage.ts'

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

const none = { kind: 'none' } as const

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
    const { identity, owner } = streamed
    if (streamed.ignored) return verdict('ignored')
    if (!identity) return verdict('rejected', ['no-name'])
    const earlier = this.#amongRows(identity)
    if (earlier.kind === 'ambiguous')
      return { ...verdict('ambiguous', [`${earlier.reason}:${earlier.ids.join('、')}`]), targetRow: earlier.ids[0] ?? null }
    const found = earlier.kind === 'none' && !this.#storeIsEmpty ? this.#amongStored(identity) : none
    if (found.kind === 'ambiguous') return { ...verdict('ambiguous', [found.reason]), candidateIds: [...found.ids] }
    if (owner !== null && !this.#owners.has(owner)) this.#stage.newOwners.add(owner)
    if (earlier.kind === 'match') return this.#sameAsEarlier(streamed, earlier.id)
    this.#index.add(streamed.row, identity)
    return found.kind === 'match' ? this.#sameAsStored(streamed, found.id) : verdict('created')
  }

  #sameAsEarlier(streamed: StreamedRow, row: number): Verdict {
    const earlier = this.#stage.get(row)
    const stands = earlier && customerOf(earlier)
    const { customer, contact } = stagedContent(streamed.content)
    const sameCells =
      stands && customer ? changesFor({ ...stands, owner: earlier.owner }, customer, streamed.owner).length === 0 : false
    const sameContact = contact === null || samePerson(earlier ? contactOf(earlier) : null, contact)
    // Where the earlier row was found in the store, this one goes to the same customer, written or not.
    const targetId = earlier?.targetId ?? null
    return {
      ...verdict(sameCells && sameContact ? 'unchanged' : 'updated', [`same-row-in-file:${row}`]),
      targetRow: row,
      targetId,
    }
  }

  #sameAsStored(streamed: StreamedRow, id: number): Verdict {
    const stored = this.#read.get<Record<string, string | number | null>>(
      'SELECT c.*, m.name AS owner FROM customer AS c LEFT JOIN member AS m ON m.id = c.owner_id WHERE c.id = ?',
      id,
    )
    const { customer, contact } = stagedContent(streamed.content)
    const changes = stored && customer ? changesFor(stored, customer, streamed.owner).length : 0
    const newContact = contact !== null && !this.#hasContact(id, contact)
    return { ...verdict(changes > 0 || newContact ? 'updated' : 'unchanged'), targetId: id }
  }

  #hasContact(customerId: number, contact: CleanContact): boolean {
    return (
      this.#read.get(
        'SELECT 1 FROM contact WHERE customer_id = ? AND name = ? AND coalesce(?, phone) IS phone AND coalesce(?, title) IS title LIMIT 1',
        customerId,
        contact.name,
        contact.phone,
        contact.title,
      ) !== undefined
    )
  }

  #amongRows(identity: CustomerIdentity) {
    const rows = this.#index.find(identity)
    if (rows.length === 0) return none
    const candidates = rows.flatMap((row) => {
      const staged = this.#stage.get(row)
      const customer: CleanCustomer | null = staged ? customerOf(staged) : null
      return staged && customer ? [{ ...identityOf(customer, contactOf(staged)), id: row }] : []
    })
    return sameCustomer(identity, candidates)
  }

  #amongStored(identity: CustomerIdentity) {
    const byCode =
      identity.validUscc === null
        ? []
        : this.#read.all<Candidate>(`SELECT ${candidateColumns} WHERE c.uscc = ?`, identity.validUscc)
    const byName = this.#read.all<Candidate>(`SELECT ${candidateColumns} WHERE c.name_key = ?`, identity.nameKey)
    return byCode.length + byName.length === 0 ? none : sameCustomer(identity, onePerCustomer([...byCode, ...byName], identity))
  }
}

/** A customer with several contacts comes once per contact; the one that looks like the row's contact speaks for it. */
function onePerCustomer(candidates: readonly Candidate[], identity: CustomerIdentity): (CustomerIdentity & { id: number })[] {
  const byId = new Map<number, Candidate>()
  for (const candidate of candidates) {
    const likely =
      (candidate.phone !== null && candidate.phone === identity.phone) || candidate.contact_name === identity.contactName
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

function samePerson(known: CleanContact | null, contact: CleanContact): boolean {
  return known !== null && known.name === contact.name && (contact.phone === null || known.phone === contact.phone)
}

function verdict(rowClass: Verdict['class'], reasons: readonly string[] = []): Verdict {
  return { class: rowClass, targetId: null, targetRow: null, reasons, candidateIds: [] }
}
