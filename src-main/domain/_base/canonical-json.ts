/** What can be frozen: no fractions (money is whole fen, rates are text), no dates, nothing undefined. */
export type Canonical = null | boolean | string | number | readonly Canonical[] | { readonly [key: string]: Canonical }

/**
 * The one spelling of a value, for hashing: keys in the order of their code units, no white space, numbers whole. Throws a
 * RangeError on a fraction or a number beyond the safe integers, whose spelling differs between machines.
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('only whole numbers have one spelling')
    return String(value + 0)
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`
}

function isList(value: readonly Canonical[] | { readonly [key: string]: Canonical }): value is readonly Canonical[] {
  return Array.isArray(value)
}
