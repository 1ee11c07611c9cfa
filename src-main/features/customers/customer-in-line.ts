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
  const named = r.read.all<Named & { short_name: string | null }>(
    `SELECT id, name, tier, short_name FROM customer
     WHERE instr(?, name) > 0 OR (length(short_name) >= 2 AND instr(?, short_name) > 0)
     ORDER BY instr(?, name) = 0, CASE WHEN instr(?, name) > 0 THEN length(name) ELSE length(short_name) END DESC, id LIMIT 50`,
    line,
    line,
    line,
    line,
  )
  const [best] = named
  if (best) return byName(named, best, words, line)
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

/** By a name that stands in the line: a whole one is sure, a short one may be that of several. */
function byName(
  named: readonly (Named & { readonly short_name: string | null })[],
  best: Named & { readonly short_name: string | null },
  words: readonly string[],
  line: string,
): CustomerInLine {
  const plain = ({ id, name, tier }: Named): Named => ({ id, name, tier })
  const split = (text: string) => text.split(/\s+/).filter((word) => word !== '')
  if (line.includes(best.name)) return { customer: plain(best), alike: [], rest: split(line.replace(best.name, ' ')) }
  const said = best.short_name ?? ''
  const word = words.find((one) => one.includes(said)) ?? said
  const same = named.filter(({ short_name }) => short_name === said)
  // A town before the short name tells one from another, and is a part of the name then.
  const closer = same.filter(({ name }) => name.includes(word))
  const fitting = closer.length > 0 ? closer : same
  const rest = words.flatMap((one) => (one !== word ? [one] : closer.length > 0 ? [] : split(one.replace(said, ' '))))
  return fitting.length === 1
    ? { customer: plain(fitting[0] ?? best), alike: [], rest }
    : { customer: null, alike: fitting.slice(0, mostAlike + 1).map(plain), rest }
}
