/** What can be frozen: no fractions (money is whole fen, rates are text), no dates. */
export type Canonical = null | boolean | string | number | readonly Canonical[] | { readonly [key: string]: Canonical }

/**
 * The one spelling of a value, for hashing and comparing: keys in the order of their code units, no white space, numbers whole,
 * members that are undefined left out as JSON does (in a list they are null). Throws a RangeError on a fraction or a number
 * beyond the safe integers, whose spelling differs between machines.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('only whole numbers have one spelling')
    return String(value + 0)
  }
  if (value === undefined || value === null) return 'null'
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = value as Readonly<Record<string, unknown>>
  const keys = Object.keys(members)
    .filter((key) => members[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(members[key])}`).join(',')}}`
}
