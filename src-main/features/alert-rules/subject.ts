import type { Reading, Writing } from '../../store/contexts.ts'
import type { FieldCatalogue, Fragment } from '../../store/filter-sql.ts'
import type { GateTransaction } from '../../store/gate.ts'

/**
 * What a rule can be about. A slice that has something to watch declares one of these and adds it to the list in
 * `app/alert-subjects.ts`; filters, triggers, texts, evaluation, dry run and screens follow from it. In every fragment `c` is
 * a row of `table`.
 */
export interface AlertSubject {
  /** As rules, occurrences and screens name it. */
  readonly name: string
  readonly table: string
  /** The same catalogue as the slice's grid, so that a rule's filter is a grid's filter. It is compiled for the reading's clock. */
  fields(r: Reading): FieldCatalogue
  /** What it is called. */
  readonly nameSql: string
  /** The member it belongs to, or null. */
  readonly ownerSql: string
  /** Placeholders of texts: SQL whose value is shown as it stands. */
  facts(r: Reading): Readonly<Record<string, Fragment>>
  /** Placeholders of texts about all of an owner's: aggregates. Number, names and owner are always there. */
  ownerFacts?(r: Reading): Readonly<Record<string, Fragment>>
  /** More of them that SQL cannot say, reckoned for all owners at once on the reader. */
  readonly ownerTexts?: {
    readonly names: readonly string[]
    of(r: Reading, owners: readonly number[]): ReadonlyMap<number, Readonly<Record<string, string>>>
  }
  /**
   * Columns (indexed, ISO instants) at whose time a condition may become true without anything being written: the breach of a
   * clock, the hour of a task. They are looked at within a minute of it; dates need nothing, every day is looked at whole.
   */
  readonly dueColumns?: readonly string[]
  /** Other tables its filters look into: how the ids of their changed rows (a JSON list) lead to its own. */
  readonly touchedThrough?: Readonly<Record<string, string>>
  /** Brings its rows up to what they follow from (the calendar, the day) before a look; must be cheap when nothing changed. */
  follow?(w: Writing): void
  /** Rows that come by time passing, written by nobody. */
  readonly arrivals?: Arrivals
  /** Since when what a row says is true (an ISO instant, SQL): told more than a minute later it is late. */
  readonly sinceSql?: string
  /** Whether a row still stands for something (SQL); what was told about others is kept and not shown. */
  readonly thereSql?: string
  /** The id that a screen opens, where that is not the row's own. */
  readonly openSql?: string
  /** The region it belongs to, where its owner has none: whose manager is told. */
  readonly regionSql?: string
  /** Ids that became `c` (by a merge): what was told about them was told about it. */
  readonly formerIds?: string
  /** The other way: the id that the one in `idSql` became, or null. */
  became?(idSql: string): string
}

/**
 * What no column tells in SQL (a clock over a working calendar, an index over weeks) is noted as a row at its time; to rules
 * it is a row that was created. The row and what is told of it are one transaction.
 */
export interface Arrivals {
  /** Writes of its own that come first, such as what a new quarter begins. */
  begin?(w: Writing): void
  /** Is there something to note? Asked at every look, so it must be cheap. */
  due(r: Reading): boolean
  /** What takes long to find, read on a reader; handed to `note`. */
  read?(r: Reading): unknown
  /** Notes a bounded part of what came up to now and answers with the new rows' ids; after all of it nothing is due. */
  note(w: Writing, tx: GateTransaction, read: unknown): readonly number[]
  /** When something will come next (an ISO instant); null: nothing by itself. */
  next(r: Reading): string | null
}

export type AlertSubjects = ReadonlyMap<string, AlertSubject>

/** The list of subjects by name. Throws when two have one name. */
export function alertSubjects(subjects: readonly AlertSubject[]): AlertSubjects {
  const byName = new Map(subjects.map((subject) => [subject.name, subject]))
  if (byName.size !== subjects.length) throw new Error('two alert subjects have one name')
  return byName
}

/** The same reading on another day or at another hour: conditions are compiled as they were then. */
export function readingAt<R extends Reading>(r: R, now: string, today: string): R {
  const still = { ...r, clock: { now: () => now, today: () => today } }
  stillReadings.add(still)
  return still
}

const stillReadings = new WeakSet<Reading>()

/** Does its clock stand? Then what was compiled for it holds as long as it is kept. */
export function standsStill(r: Reading): boolean {
  return stillReadings.has(r)
}
