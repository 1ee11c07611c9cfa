import type { RuleSettings } from '../../../src-preload/contract/settings.ts'

/** One number (or list) of the rules that is other than before; `path` leads to it. */
export interface RuleChange {
  readonly path: readonly string[]
  readonly from: unknown
  readonly to: unknown
}

type Branch = Readonly<Record<string, unknown>>
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What differs between two settings of the rules; a list is one thing. */
export function ruleChanges(from: RuleSettings, to: RuleSettings): RuleChange[] {
  const found: RuleChange[] = []
  const look = (a: Branch, b: Branch, path: readonly string[]) => {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const [one, two] = [a[key], b[key]]
      if (isBranch(one) && isBranch(two)) look(one, two, [...path, key])
      else if (!same(one, two)) found.push({ path: [...path, key], from: one ?? null, to: two ?? null })
    }
  }
  look(from, to, [])
  return found
}

function valueAt(settings: RuleSettings, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isBranch(value) ? value[key] : undefined), settings)
}

/** The settings with changes made. */
export function withChanges(settings: RuleSettings, changes: readonly RuleChange[]): RuleSettings {
  const put = (branch: Branch, [key = '', ...rest]: readonly string[], to: unknown): Branch => {
    const inner = branch[key]
    return { ...branch, [key]: rest.length === 0 ? to : put(isBranch(inner) ? inner : {}, rest, to) }
  }
  return changes.reduce<Branch>(
    (branch, { path, to }) => put(branch, path, to),
    settings as unknown as Branch,
  ) as unknown as RuleSettings
}

/**
 * What a change from a date on makes of the settings that begin later: it goes on through them, up to the one that changes
 * the same thing itself.
 * @param before what held before the change, on its date
 * @param later the settings that begin after it, in order
 */
export function carriedOn(before: RuleSettings, later: readonly RuleSettings[], changes: readonly RuleChange[]): RuleSettings[] {
  let [previous, running] = [before, changes]
  return later.map((settings) => {
    const former = previous
    running = running.filter(({ path }) => same(valueAt(settings, path), valueAt(former, path)))
    previous = settings
    return withChanges(settings, running)
  })
}
