import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { foldText } from '../../domain/_base/text.ts'
import type { Reading } from '../../store/contexts.ts'
import { customerGrid } from './customer-grid.ts'

interface Named {
  readonly id: number
  readonly name: string
  readonly tier: Tier | null
}

export interface CustomerInLine {
  readonly customer: Named | null
  /** Others that fit as well: somebody has to choose. */
  readonly alike: readonly Named[]
  /** The words without the customer's. */
  readonly rest: readonly string[]
}

const mostAlike = 8

/**
 * The customer that a line of words names: by its whole or short name anywhere in them, else by the first word that is part of
 * a customer's name (or its initials). A name that several share is nobody's until one is chosen.
 */
export function customerInLine(r: Reading, words: readonly string[]): CustomerInLine {
  const line = words.join(' ')
  const named = r.read.get<Named & { short_name: string | null }>(
    `SELECT id, name, tier, short_name FROM customer
     WHERE instr(?, name) > 0 OR (length(short_name) >= 2 AND instr(?, short_name) > 0) ORDER BY length(name) DESC LIMIT 1`,
    line,
    line,
  )
  if (named) {
    const { short_name, ...customer } = named
    const said = line.includes(named.name) ? named.name : (short_name ?? '')
    return {
      customer,
      alike: [],
      rest: line
        .replace(said, ' ')
        .split(/\s+/)
        .filter((word) => word !== ''),
    }
  }
  for (const [at, word] of words.entries()) {
    if (word.length < 2) continue
    const { sql, values } = customerGrid.searchFor(r, foldText(word).toLowerCase())
    const found = r.read.all<Named>(
      `SELECT c.id, c.name, c.tier FROM customer AS c WHERE ${sql} ORDER BY c.tier IS NULL, instr('SABCD', c.tier), c.id LIMIT ?`,
      ...values,
      mostAlike + 1,
    )
    const [first, ...others] = found
    if (first)
      return {
        customer: others.length === 0 ? first : null,
        alike: others.length === 0 ? [] : found,
        rest: words.toSpliced(at, 1),
      }
  }
  return { customer: null, alike: [], rest: words }
}
