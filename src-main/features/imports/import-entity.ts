import type { CleanRecord, Identity, ImportTarget, StoredValue } from '../../domain/imports/import-target.ts'
import type { Policies } from '../../domain/imports/changes-for.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** A record, or a row of the file, that a row may be the same as. */
export interface Candidate {
  /** Its id, or its row. */
  readonly at: number
  readonly identity: Identity
}

export type Decision =
  | { readonly kind: 'none' }
  | { readonly kind: 'match'; readonly at: number }
  | { readonly kind: 'ambiguous'; readonly all: readonly number[]; readonly reason: string }

/** The record of another list that a row belongs to (a contact's customer). */
export interface Link {
  /** Null while it is not there. */
  readonly id: number | null
  /** Why the row must wait, `cause:detail`; null when it need not. */
  readonly doubt: string | null
  readonly candidates: readonly number[]
  /** Keeps rows of different owners apart while they are compared with each other. */
  readonly scope: string
}

export const noLink: Link = { id: null, doubt: null, candidates: [], scope: '' }

export type Check = (record: CleanRecord, link: Link, stored: Row | null, changes: boolean) => string | null

/** Whether a name that stands for nothing yet is made with the row. */
export type Creating = (field: string, name: string) => boolean

/** What it takes to look something up on a day. */
export type Looking = Pick<Reading, 'read' | 'clock'>

/** Writes the rows of one import in its transaction. */
export interface RecordWriter {
  create(record: CleanRecord, link: number | null): number
  /** `named`: the row gave the record's id. */
  update(id: number, record: CleanRecord, link: number | null, named: boolean): void
  /** What follows from all of it, once. */
  finish(): void
  /** Members made on the way. */
  readonly newMembers: readonly string[]
}

/** What the store holds of a list, asked for one row of a file at a time. */
export interface StoredView {
  byKey(key: string, identity: Identity, link: Link): readonly Candidate[]
  stored(id: number): Row | undefined
  partChanges(id: number, record: CleanRecord, policies: Policies): boolean
}

/** A list as the import sees it in the store: how its records are found, compared and written. */
export interface ImportEntity {
  readonly target: ImportTarget
  readonly table: string
  /** The record with the names of what it refers to under its reference fields; `custom`: columns of the workspace's own fields to have with it. */
  stored(read: ReadHandle, id: number, custom?: readonly string[]): Row | undefined
  /** Records with this value of a key (a field's name), as identities; `link` narrows them where rows belong to something. */
  byKey(read: ReadHandle, key: string, identity: Identity, link: Link): Candidate[]
  /** Which of the candidates a row is, if any, when the target's own keys found them. */
  decide(identity: Identity, candidates: readonly Candidate[]): Decision
  /** True when two names with one key may be of one: what a person accepts who says that the name is the key. */
  namesAgree(a: Identity, b: Identity): boolean
  /** True when two that share a key cannot be one (different valid codes). */
  contradicts(a: Identity, b: Identity): boolean
  /** What a row belongs to; absent for lists that stand alone. `creating` tells whether a name that is not there is made. */
  link?(read: ReadHandle, record: CleanRecord, creating: (field: string, name: string) => boolean): Link
  /** Fields of references in which the record would change. */
  referenceChanges(stored: Row, record: CleanRecord, link: number | null, policies: Policies, r: Looking): string[]
  /**
   * Why a row cannot be written although it is read and recognised, `cause:detail`; made once for all rows. `stored` null:
   * it would be new. `creating`: names that a person wants made. A row named by its id is asked about even where nothing would be written (`changes` false), since
   * what it says may be what the list lets no import change.
   */
  checks?(r: Looking, creating?: Creating): Check
  /** Would the part that comes with the row add something? */
  partChanges(read: ReadHandle, id: number, record: CleanRecord, policies: Policies): boolean
  /**
   * What the part that comes with the row would replace, by column, in the record or beside the part of an earlier row
   * of the file; absent for lists whose rows come alone.
   */
  partBefore?(
    read: ReadHandle,
    beside: { readonly id: number } | { readonly part: readonly StoredValue[] | null },
    record: CleanRecord,
    policies: Policies,
  ): Row
  /**
   * Reads what a whole batch of rows may meet: one statement per key instead of one per row and key, which is most of the
   * time of an import into a full store. Says the same as asking for each row; holds while nothing is written.
   */
  ahead?(read: ReadHandle, identities: readonly Identity[], keys: readonly string[], custom?: readonly string[]): StoredView
  writer(w: Writing, tx: GateTransaction, policies: Policies, at: string): RecordWriter
  /** A record by name and what tells it from others, for choosing by eye. */
  about(r: Reading, id: number): { name: string; about: string } | undefined
}
