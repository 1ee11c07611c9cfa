import { foldText, isSameText } from '../../domain/_base/text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { normalisePhone } from '../../domain/identifiers/phone.ts'
import { checkUscc } from '../../domain/identifiers/uscc.ts'
import type { KeyMatches } from '../../grid/grid-slice.ts'
import type { Reading } from '../../store/contexts.ts'

interface Candidate {
  readonly id: number
  readonly name: string
}

/** Customers for a pasted list of codes, phone numbers and names; a name also by its matching key. */
export function matchKeys({ read }: Reading, keys: readonly string[]): KeyMatches {
  const matches: KeyMatches = { found: [], missing: [], ambiguous: [] }
  const phones = new Map<string, string>()
  for (const key of keys) {
    const phone = normalisePhone(key).normalised
    if (phone !== null) phones.set(key, phone)
  }
  const byPhone = phones.size === 0 ? new Map<string, Candidate[]>() : customersByPhone(read, [...new Set(phones.values())])
  for (const key of keys) {
    const candidates = byCode(key) ?? byPhone.get(phones.get(key) ?? '') ?? byName(key)
    const [only] = candidates
    if (!only) matches.missing.push(key)
    else if (candidates.length === 1) matches.found.push({ key, id: only.id })
    else
      matches.ambiguous.push({
        key,
        ids: candidates.slice(0, 20).map(({ id }) => id),
        names: candidates.slice(0, 20).map(({ name }) => name),
      })
  }
  return matches

  function byCode(key: string): Candidate[] | null {
    const { normalised } = checkUscc(key)
    if (normalised.length !== 18) return null
    const found = read.all<Candidate>('SELECT id, name FROM customer WHERE uscc = ? LIMIT 21', normalised)
    return found.length === 0 ? null : found
  }

  function byName(key: string): Candidate[] {
    const name = foldText(key)
    if (name === '') return []
    const alike = read.all<Candidate>('SELECT id, name FROM customer WHERE name_key = ? LIMIT 200', companyNameKey(name))
    const exact = alike.filter((candidate) => isSameText(candidate.name, name))
    return exact.length > 0 ? exact : alike
  }
}

/** One pass over the contacts for all numbers. */
function customersByPhone(read: Reading['read'], phones: readonly string[]): Map<string, Candidate[]> {
  const found = read.all<Candidate & { phone: string }>(
    `SELECT DISTINCT k.phone, c.id, c.name FROM contact AS k JOIN customer AS c ON c.id = k.customer_id
     WHERE k.phone IN (SELECT value FROM json_each(?))`,
    JSON.stringify(phones),
  )
  const byPhone = new Map<string, Candidate[]>()
  for (const { phone, id, name } of found) byPhone.set(phone, [...(byPhone.get(phone) ?? []), { id, name }])
  return byPhone
}
