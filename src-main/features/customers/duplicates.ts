import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { customers, duplicateReasons } from '../../../src-preload/contract/customers.ts'
import { foldText } from '../../domain/_base/text.ts'
import { likeness, type CustomerIdentity, type Likeness } from '../../domain/customers/same-customer.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { shownCustomers } from './shown.ts'

interface Suspect extends CustomerIdentity {
  readonly id: number
}

interface SuspectGroup {
  readonly ids: readonly number[]
  readonly reason: (typeof duplicateReasons)[number]
  readonly score: number
}

const scores: Readonly<Record<Likeness, number>> = {
  code: 100,
  'name-and-field': 95,
  name: 90,
  'code-other-name': 80,
  similar: 60,
  no: 0,
}
/** More rows of one name than this are a chain of branches or a mistake of an import, not one customer. */
const mostInGroup = 50

const suspectSql = `SELECT c.id, c.name, c.name_key AS nameKey, CASE WHEN c.uscc_valid = 1 THEN c.uscc END AS validUscc, c.city,
    k.name AS contactName, k.phone AS phone
  FROM customer AS c LEFT JOIN contact AS k ON k.id = (SELECT min(id) FROM contact WHERE customer_id = c.id)`

/** Customers that may be one, surest first; the same judgement as imports make (see `same-customer`). */
export const duplicates: QueryHandlers<typeof customers, Reading>['duplicates'] = (r, { offset = 0, limit = 50 }) => {
  const groups = suspectGroups(r.read).sort((a, b) => b.score - a.score || (a.ids[0] ?? 0) - (b.ids[0] ?? 0))
  return {
    total: groups.length,
    groups: groups.slice(offset, offset + limit).map(({ ids, reason, score }) => ({
      reason,
      score,
      rows: shownCustomers(r, ids)
        .filter((row) => row !== null)
        .map((row) => ({
          ...row,
          contacts: r.read.value<number>('SELECT count(*) FROM contact WHERE customer_id = ?', row.id) ?? 0,
        })),
    })),
  }
}

function suspectGroups(read: ReadHandle): SuspectGroup[] {
  const alike = [
    ...setsOf(read, 'name_key', `c.name_key IN (SELECT name_key FROM customer GROUP BY name_key HAVING count(*) > 1)`),
    ...setsOf(
      read,
      'uscc',
      `c.uscc_valid = 1 AND c.uscc IN (SELECT uscc FROM customer WHERE uscc IS NOT NULL GROUP BY uscc HAVING count(*) > 1)`,
    ),
  ]
  const links = new Links()
  for (const set of alike)
    for (const [at, one] of set.entries())
      for (const other of set.slice(at + 1)) {
        const like = likeness(one, other)
        if (like !== 'no') links.add(one, other, like)
      }
  return links.groups()
}

function* setsOf(read: ReadHandle, column: string, where: string): Generator<Suspect[]> {
  let key: unknown
  let set: Suspect[] = []
  const suspects = read.all<Suspect & { key: string }>(
    `${suspectSql.replace('SELECT ', `SELECT c.${column} AS key, `)} WHERE ${where} ORDER BY c.${column}, c.id`,
  )
  for (const suspect of suspects) {
    if (suspect.key !== key) {
      if (set.length > 1) yield set
      set = []
      key = suspect.key
    }
    if (set.length < mostInGroup) set.push(suspect)
  }
  if (set.length > 1) yield set
}

/** Pairs put together into groups, each with the best reason among its pairs. */
class Links {
  readonly #leader = new Map<number, number>()
  readonly #best = new Map<number, { like: Likeness; sameName: boolean }>()

  add(one: Suspect, other: Suspect, like: Likeness): void {
    const into = this.#find(one.id)
    const from = this.#find(other.id)
    if (from !== into) this.#leader.set(from, into)
    const found = { like, sameName: foldText(one.name) === foldText(other.name) }
    for (const best of [this.#best.get(from), this.#best.get(into), found])
      if (best && scores[best.like] > scores[this.#best.get(into)?.like ?? 'no']) this.#best.set(into, best)
  }

  groups(): SuspectGroup[] {
    const members = new Map<number, number[]>()
    for (const id of this.#leader.keys()) {
      const leader = this.#find(id)
      const group = members.get(leader)
      if (group) group.push(id)
      else members.set(leader, [id])
    }
    return [...members].map(([leader, ids]) => {
      const best = this.#best.get(leader) ?? { like: 'similar', sameName: false }
      const byCode = best.like === 'code' || best.like === 'code-other-name'
      return {
        ids: ids.sort((a, b) => a - b),
        reason: byCode ? 'same-code' : best.sameName ? 'same-name' : 'similar-name',
        score: scores[best.like],
      }
    })
  }

  #find(id: number): number {
    let at = id
    if (!this.#leader.has(id)) this.#leader.set(id, id)
    for (let next = this.#leader.get(at); next !== undefined && next !== at; next = this.#leader.get(at)) at = next
    this.#leader.set(id, at)
    return at
  }
}
