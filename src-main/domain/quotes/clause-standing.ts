import type { TextLine } from '../../../src-preload/contract/_words/text-difference.ts'
import { textDifference } from '../_base/text-difference.ts'

/** One row of the library: a clause as it holds from a date on, until a later row of the same key. */
export interface LibraryRow {
  readonly key: string
  readonly title: string
  readonly body: string
  /** Types of customer whose pack has it; `*` for every customer. */
  readonly packs: readonly string[]
  readonly effectiveFrom: string
  readonly retired: boolean
}

interface QuotedClause {
  readonly key: string
  readonly title: string
  readonly text: string
}

/** `own`: the library never had it; `retired`: it had, and has given it up. */
export type ClauseStanding = 'standard' | 'changed' | 'own' | 'retired'

export interface StandingClause {
  readonly key: string
  readonly standing: ClauseStanding
  /** What the library says on the day; null for `own` and `retired`. */
  readonly standard: { readonly title: string; readonly body: string; readonly effectiveFrom: string } | null
  /** Says word for word what the library said from this day on, before it changed; null otherwise. */
  readonly formerFrom: string | null
  /** From the standard to what the quote says; empty unless `changed`. */
  readonly title: readonly TextLine[]
  readonly lines: readonly TextLine[]
}

export interface ClausesAgainstLibrary {
  /** In the quote's order. */
  readonly clauses: readonly StandingClause[]
  /** What the pack of this type of customer has and the quote lacks. */
  readonly missing: readonly LibraryRow[]
}

/**
 * A quote's clauses against the library as it holds on a day (rule C2, 法务条款归档): which say something else than the
 * standard and where, which stand in no library, and what the pack of the customer's type has that is missing. Rows are those
 * of all days in the order they took hold; later ones than the day do not count. Line ends and spaces at the end of a line are
 * no difference. A customer without a type is owed what everybody is.
 */
export function clausesAgainstLibrary(
  clauses: readonly QuotedClause[],
  library: readonly LibraryRow[],
  on: string,
  customerType: string | null,
): ClausesAgainstLibrary {
  const history = new Map<string, LibraryRow[]>()
  for (const row of library) if (row.effectiveFrom <= on) history.set(row.key, [...(history.get(row.key) ?? []), row])
  const quoted = new Set(clauses.map(({ key }) => key))
  const holding = [...history.values()].flatMap((rows) => rows.at(-1) ?? [])
  return {
    clauses: clauses.map((clause) => standingOf(clause, history.get(clause.key) ?? [])),
    missing: holding
      .filter(({ retired, packs }) => !retired && packs.some((pack) => pack === '*' || pack === customerType))
      .filter(({ key }) => !quoted.has(key)),
  }
}

function standingOf(clause: QuotedClause, rows: readonly LibraryRow[]): StandingClause {
  const { key } = clause
  const now = rows.at(-1)
  const nothing = { key, standard: null, formerFrom: null, title: [], lines: [] }
  if (!now) return { ...nothing, standing: 'own' }
  if (now.retired) return { ...nothing, standing: 'retired' }
  const standard = { title: now.title, body: now.body, effectiveFrom: now.effectiveFrom }
  const held = against(clause, now)
  if (!held.differs) return { ...nothing, standing: 'standard', standard }
  const former = rows.slice(0, -1).findLast((row) => !row.retired && !against(clause, row).differs)
  return {
    key,
    standing: 'changed',
    standard,
    formerFrom: former?.effectiveFrom ?? null,
    title: held.title.some(differs) ? held.title : [],
    lines: held.lines.some(differs) ? held.lines : [],
  }
}

const differs = ({ kind }: TextLine) => kind !== 'same'

function against(clause: QuotedClause, row: LibraryRow) {
  const title = mutable(textDifference(row.title.trim(), clause.title.trim()))
  const lines = mutable(textDifference(row.body.trim(), clause.text.trim()))
  return { title, lines, differs: title.some(differs) || lines.some(differs) }
}

const mutable = (lines: ReturnType<typeof textDifference>): TextLine[] =>
  lines.map((line) => ({ ...line, pieces: [...line.pieces] }))
