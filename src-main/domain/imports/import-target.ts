import type { importKinds, ImportTargetName } from '../../../src-preload/contract/imports.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { HeaderVocabulary } from './header-vocabulary.ts'
import type { FieldValue } from './read-field.ts'

export type FieldKind = (typeof importKinds)[number]
export type StoredValue = string | number | null
export type RawValues = Readonly<Record<string, FieldValue>>

/** A field that a column of a file may be taken for. */
export interface ImportField {
  readonly key: string
  readonly kind: FieldKind
  /** Columns of the record it is stored in; none where it names another record or a part of this one. */
  readonly columns: readonly string[]
  /** A row without it is rejected, with `missing:<key>` (or the target's own cause). */
  readonly required?: true
  /** What it must have may come from other columns: it needs none of its own. */
  readonly fillable?: true
  /** It may be a key by which rows are recognised: the name of its value in the identity. */
  readonly identifies?: string
  /** Values it may have, where it has no others; each with other ways to write it. */
  readonly choices?: Readonly<Record<string, string>>
  /** The column of the part that comes with the record. */
  readonly part?: string
  /** The list whose records it names. */
  readonly names?: 'member' | 'customer' | 'product' | 'opportunity' | 'stage'
  /** A name: kept with the signs it was written with. Other texts are words, which are kept folded. */
  readonly isName?: true
  /** Values that nobody used before are shown, as they may be misspelt. */
  readonly watched?: true
  /** What the workspace calls a field of its own. */
  readonly title?: string
}

export interface CleanOptions {
  readonly inferRoles: boolean
  readonly rules: RuleSettings
}

/** Something about a cell that a person should see; `field` null when it is about the row. */
export interface CellProblem {
  readonly cause: string
  readonly field: string | null
  /** What stood in the cell. */
  readonly value: string
}

/** A row as it will be stored. */
export interface CleanRecord {
  /** In the order of the target's `columns`. */
  readonly values: readonly StoredValue[]
  /** In the order of the target's `part`; null without one. */
  readonly part: readonly StoredValue[] | null
  /** In the order of the target's `references`: names of other records. */
  readonly references: readonly (string | null)[]
  /** The id of the record that the row says it is. */
  readonly id?: number
}

/** What a row is recognised by, by the names in `identity`. */
export type Identity = Readonly<Record<string, string | null>>

/** A list that can be imported into, as data and pure rules; what a slice declares. */
export interface ImportTarget {
  readonly name: ImportTargetName
  readonly fields: readonly ImportField[]
  readonly vocabulary: HeaderVocabulary
  /** All columns of a record as they travel, derived ones too. */
  readonly columns: readonly string[]
  /** Columns that an import may change in a record that is there. */
  readonly writable: readonly string[]
  /** Columns that a blank cell never empties. */
  readonly neverBlank: readonly string[]
  /** Those of them that the workspace defined itself (rule J1). */
  readonly custom?: readonly string[]
  /** Columns of the record that comes with it (a customer's contact); empty without one. */
  readonly part: readonly string[]
  /** Fields that name other records, in the order in which their names travel. */
  readonly references: readonly string[]
  /** Names of what a row is recognised by, in the order in which they travel. */
  readonly identity: readonly string[]
  /** Keys by which rows are recognised when nothing else is said. */
  readonly keys: readonly string[]
  /** The field whose value a row is called by. */
  readonly title: string
  /** Makes a record of what was read; problems are added to. Null when a required field is blank: `missing` says which. */
  clean(values: RawValues, options: CleanOptions, problems: CellProblem[]): CleanRecord | null
  identify(record: CleanRecord): Identity
  /** Whether a row says enough to become a record, where less is enough to mean one that is there. */
  named?(identity: Identity): boolean
  /** The cause for a row without its required field. */
  readonly missing: string
  /** Columns that keep what stands although a value came (an older date, a bad code), unless the record was named by its id. */
  keeps?(column: string, value: StoredValue, stands: StoredValue, incoming: Readonly<Record<string, StoredValue>>): boolean
}

export function fieldOf(target: ImportTarget, key: string): ImportField | undefined {
  return target.fields.find((field) => field.key === key)
}

/** A list of values by the names of their columns. */
export function byColumn<V>(columns: readonly string[], values: readonly V[]): Record<string, V | null> {
  const row: Record<string, V | null> = {}
  for (let at = 0; at < columns.length; at++) row[columns[at] as string] = values[at] ?? null
  return row
}
