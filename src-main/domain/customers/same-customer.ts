import { isSameText } from '../_base/text.ts'
import { legalForm } from './company-name-key.ts'

/** What identifies a customer. Texts are compared as given: phone normalised, `nameKey` from `companyNameKey`. */
export interface CustomerIdentity {
  readonly name: string
  readonly nameKey: string
  /** Normalised code if its check holds, else null: a wrong code proves nothing. */
  readonly validUscc: string | null
  readonly phone: string | null
  readonly city: string | null
  readonly contactName: string | null
}

export type SameCustomerDoubt =
  /** One code, two names (or 有限 against 股份): renamed, or mistyped. */
  | 'same-code-other-name'
  /** The names meet and nothing else confirms it. */
  | 'similar-name'
  /** More than one fits equally well. */
  | 'several'

export type SameCustomerDecision<Id> =
  | { readonly kind: 'none' }
  | { readonly kind: 'match'; readonly id: Id }
  | { readonly kind: 'ambiguous'; readonly ids: readonly Id[]; readonly reason: SameCustomerDoubt }

/** How alike two records are; `no` when they cannot be one customer. */
export type Likeness = 'code' | 'code-other-name' | 'name-and-field' | 'name' | 'similar' | 'no'

const same = (a: string | null, b: string | null): boolean => a !== null && a !== '' && a === b

const sameName = (a: string | null, b: string | null): boolean => a !== null && a !== '' && b !== null && isSameText(a, b)

/** Both are known and they are not the same. */
const differ = (a: string | null, b: string | null): boolean => a !== null && a !== '' && b !== null && b !== '' && a !== b

/** Two forms stated and different are two legal persons; a name that states none fits either. */
function formsAgree(a: string, b: string): boolean {
  const left = legalForm(a)
  const right = legalForm(b)
  return left === right || left === null || right === null
}

const placeInBrackets = /[(（]([\u4e00-\u9fff]{2,4})[)）]/
const remarks = /中国|总部|更名|原|停|旧|新|集团|本部|注销|重复|合伙/

function placeOf(name: string): string | null {
  const inner = placeInBrackets.exec(name)?.[1]
  return inner === undefined || remarks.test(inner) ? null : inner.replace(/[省市区]$/, '')
}

/** 华信(上海) and 华信(北京) are sister companies: bracketed places that differ keep them apart. */
function placesAgree(a: string, b: string): boolean {
  const left = placeOf(a)
  const right = placeOf(b)
  return left === null || right === null || left === right
}

/** May two names with one key be one legal person's: forms and bracketed places do not contradict each other. */
export function namesAgree(a: string, b: string): boolean {
  return formsAgree(a, b) && placesAgree(a, b)
}

/**
 * Of customers whose names have one key those that a written name means: those that bear it, however wide its signs; where
 * none does, those it does not contradict.
 */
export function meantByName<One extends { readonly name: string }>(alike: readonly One[], name: string): readonly One[] {
  const bearing = alike.filter((one) => isSameText(one.name, name))
  return bearing.length > 0 ? bearing : alike.filter((one) => namesAgree(one.name, name))
}

export function likeness(a: CustomerIdentity, b: CustomerIdentity): Likeness {
  const bothCodes = a.validUscc !== null && b.validUscc !== null
  if (bothCodes && a.validUscc !== b.validUscc) return 'no'
  const sameKey = a.nameKey !== '' && a.nameKey === b.nameKey
  // A row that names nobody contradicts no name.
  const unnamed = a.name === '' || b.name === ''
  if (bothCodes) return unnamed || (sameKey && formsAgree(a.name, b.name)) ? 'code' : 'code-other-name'
  if (!sameKey) return 'no'
  const field = same(a.phone, b.phone) || (sameName(a.contactName, b.contactName) && same(a.city, b.city))
  if (isSameText(a.name, b.name)) {
    if (field) return 'name-and-field'
    return differ(a.phone, b.phone) || differ(a.city, b.city) ? 'similar' : 'name'
  }
  return field && namesAgree(a.name, b.name) ? 'name' : 'similar'
}

/**
 * Decides whether a record is one of the candidates (machine rules, section Names; used by import, by duplicates
 * inside one file and by the suspects list). Merges by itself only on an equal valid code with the same name, an equal
 * full name that neither phone nor city contradicts, or an equal key and legal form with one more equal field (phone, or contact and city). Different valid
 * codes are never the same customer. An equal code outweighs names; a full name with an equal field outweighs either alone.
 */
export function sameCustomer<Id>(
  incoming: CustomerIdentity,
  candidates: readonly (CustomerIdentity & { readonly id: Id })[],
): SameCustomerDecision<Id> {
  const found: Record<Likeness, Id[]> = { code: [], 'code-other-name': [], 'name-and-field': [], name: [], similar: [], no: [] }
  for (const candidate of candidates) found[likeness(incoming, candidate)].push(candidate.id)
  const one = (ids: readonly Id[]): SameCustomerDecision<Id> | null => {
    const [id] = ids
    if (id === undefined) return null
    return ids.length === 1 ? { kind: 'match', id } : { kind: 'ambiguous', ids, reason: 'several' }
  }
  const byCode = one(found.code)
  if (byCode) return byCode
  if (found['code-other-name'].length > 0) {
    const ids = [...found['code-other-name'], ...found['name-and-field'], ...found.name]
    return { kind: 'ambiguous', ids, reason: 'same-code-other-name' }
  }
  const byName = one(found['name-and-field']) ?? one(found.name)
  if (byName) return byName
  return found.similar.length > 0 ? { kind: 'ambiguous', ids: found.similar, reason: 'similar-name' } : { kind: 'none' }
}
