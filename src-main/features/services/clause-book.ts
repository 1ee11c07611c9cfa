import type { ClauseTerms } from '../../../src-preload/contract/_words/clauses.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { Clause } from '../../../src-preload/contract/services.ts'
import { isMandatory, mandatoryClauses, shippedClauses } from '../../domain/service-promises/clauses.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

interface VersionRow {
  readonly key: string
  readonly version: number
  readonly effective_from: string
  readonly definition: string
}

/** What stands in `definition`: terms, or the end of the clause. */
export type StoredDefinition = ClauseTerms | { readonly removed: true }

function clauseOf({ key, version, effective_from, definition }: VersionRow): Clause | null {
  const stored = JSON.parse(definition) as StoredDefinition
  return 'removed' in stored ? null : { key, version, effectiveFrom: effective_from, mandatory: isMandatory(key), terms: stored }
}

const shipped = (): Map<string, Clause | null> =>
  new Map(
    mandatoryClauses.map((key) => [key, { key, version: 0, effectiveFrom: null, mandatory: true, terms: shippedClauses[key] }]),
  )

/** The clauses that hold on a date, the mandatory ones first: yesterday's promises are read by yesterday's clauses. */
export function clausesOn(read: ReadHandle, on: string): Clause[] {
  const found = shipped()
  const rows = read.all<VersionRow>(
    'SELECT key, version, effective_from, definition FROM clause_version WHERE effective_from <= ? ORDER BY effective_from, version',
    on,
  )
  for (const row of rows) found.set(row.key, clauseOf(row))
  return [...found.values()].filter((clause) => clause !== null)
}

/** Versions that begin later. */
export function comingClauses(read: ReadHandle, on: string): Clause[] {
  return read
    .all<VersionRow>(
      'SELECT key, version, effective_from, definition FROM clause_version WHERE effective_from > ? ORDER BY effective_from, version',
      on,
    )
    .map(clauseOf)
    .filter((clause) => clause !== null)
}

/** The last clause of that key there ever was, whether or not it holds. */
export function lastClause(read: ReadHandle, key: string, version: number): Clause | null {
  const row = read.get<VersionRow>(
    'SELECT key, version, effective_from, definition FROM clause_version WHERE key = ? AND version = ?',
    key,
    version,
  )
  return row ? clauseOf(row) : (shipped().get(key) ?? null)
}

/**
 * What a customer of a tier is promised on a date, by key: its tier's clauses, in its own stricter terms where it has
 * some, and clauses of its own.
 */
export function clausesFor(
  read: ReadHandle,
  customerId: number,
  tier: Tier | null,
  on: string,
  all = clausesOn(read, on),
): Map<string, Clause> {
  const promised = new Map<string, Clause>()
  for (const clause of all) if (tier !== null && clause.terms.tiers.includes(tier)) promised.set(clause.key, clause)
  const own = read.all<{ clause_key: string; definition: string; from_on: string }>(
    'SELECT clause_key, definition, from_on FROM customer_clause WHERE customer_id = ? AND from_on <= ? AND (until_on IS NULL OR until_on > ?) ORDER BY from_on, id',
    customerId,
    on,
    on,
  )
  for (const { clause_key: key, definition, from_on } of own) {
    const terms = JSON.parse(definition) as ClauseTerms
    const ofTier = promised.get(key)
    promised.set(key, {
      key,
      version: ofTier?.version ?? 0,
      effectiveFrom: from_on,
      mandatory: ofTier?.mandatory ?? false,
      terms: { ...terms, tiers: ofTier?.terms.tiers ?? terms.tiers },
    })
  }
  return promised
}
