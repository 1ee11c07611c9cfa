/**
 * JSON with the keys of every object in code-unit order and no spaces, so that equal content has equal text whoever wrote
 * it (rule C1). Undefined members are left out, as JSON does; a number that is not finite throws a TypeError.
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalText(each ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalText(each)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('canonical text holds finite numbers only')
  return JSON.stringify(value)
}
