import type { TargetScope } from '../../../src-preload/contract/_words/targets.ts'
import { foldText } from '../../domain/_base/text.ts'
import { defaultRegions } from '../../domain/regions/regions.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

export interface Subject {
  readonly scope: TargetScope
  readonly name: string
  /** `member:<id>`, `region:<name>` or `city:<name>`. */
  readonly subject: string
}

/** Who or what a target can be set for: members, regions and cities in use, and the regions everybody knows. */
export class Subjects {
  readonly #read: ReadHandle
  #members: Map<string, number> | null = null
  #regions: Set<string> | null = null
  #cities: Set<string> | null = null

  constructor(read: ReadHandle) {
    this.#read = read
  }

  /** Null when nobody and nothing is called so. A scope narrows it; without one a member comes before a region before a city. */
  find(typed: string, scope?: TargetScope): Subject | null {
    const name = foldText(typed)
    if (name === '') return null
    const member = scope === undefined || scope === 'member' ? this.#membersNamed().get(name) : undefined
    if (member !== undefined) return { scope: 'member', name, subject: `member:${member}` }
    if ((scope === undefined || scope === 'region') && this.#regionNames().has(name)) return place('region', name)
    if (scope !== undefined && scope !== 'city') return null
    const city = [name, `${name}市`].find((one) => this.#cityNames().has(one))
    return city === undefined ? null : place('city', city)
  }

  #membersNamed() {
    this.#members ??= new Map(
      this.#read.all<{ id: number; name: string }>('SELECT id, name FROM member').map((row) => [foldText(row.name), row.id]),
    )
    return this.#members
  }

  #regionNames() {
    this.#regions ??= new Set([
      ...defaultRegions,
      ...this.#read.column<string>(
        'SELECT DISTINCT region FROM customer WHERE region IS NOT NULL UNION SELECT region FROM member WHERE region IS NOT NULL',
      ),
    ])
    return this.#regions
  }

  #cityNames() {
    this.#cities ??= new Set(this.#read.column<string>('SELECT DISTINCT city FROM customer WHERE city IS NOT NULL'))
    return this.#cities
  }
}

const place = (scope: 'region' | 'city', name: string): Subject => ({ scope, name, subject: `${scope}:${name}` })
