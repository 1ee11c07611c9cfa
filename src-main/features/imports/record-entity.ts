import type { ImportTarget, CleanRecord, Identity, StoredValue } from '../../domain/imports/import-target.ts'
import { byColumn } from '../../domain/imports/import-target.ts'
import type { Policies } from '../../domain/imports/changes-for.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { ReadHandle, SqlValue } from '../../store/read-handle.ts'
import { foldText, isSameText, namesAnyWidth } from '../../domain/_base/text.ts'
import { columnsOf, narrowColumns } from '../../store/tables.ts'
import { customerLink, insertCustomerNamed } from '../customers/index.ts'
import { insertMemberNamed } from '../members/index.ts'
import type { Candidate, ImportEntity, Link, Looking, RecordWriter } from './import-entity.ts'

/** What the rows of one import have in common while they are written. */
export interface Hands {
  readonly w: Writing
  readonly tx: GateTransaction
  readonly at: string
}

/** A name that stands for something else: the column it is kept in, and how it is found and told. */
export interface Reference {
  readonly column: string
  find(r: Looking, name: string, link: Link): number | string | null
  told(read: ReadHandle, value: Row[string]): string | null
  /** Makes what a name stands for, where a person said so; absent where only what is there can be meant. */
  make?(hands: Hands, name: string): number
}

export interface RecordImport {
  readonly target: ImportTarget
  readonly table: string
  /** The reference field that is a member, and the column of its id. */
  readonly member?: readonly [field: string, column: string]
  /** References that must be found before a row goes in: their column. */
  readonly others?: Readonly<Record<string, Reference>>
  /** Rows about no customer. */
  readonly alone?: true
  /** Ids of records with this key, within the customer where there is one. */
  find(read: ReadHandle, key: string, identity: Identity, link: Link): number[]
  /** The name by which a record is told from others, over the table as `c`. */
  readonly nameSql: string
  /** Why a row cannot be written, `cause:detail`; made once for all rows of a look. `stored` null: it would be new. `changes` false: it says nothing that an import writes. */
  checks?(r: Looking): (row: Row, stored: Row | null, changes: boolean) => string | null
  /** The row as it is inserted, or null where the slice writes it itself. */
  creates?(hands: Hands): (row: Row) => Row | number
  /** A patch of a record that is there, with what follows from it. */
  updates?(hands: Hands): (now: Row, patch: Row) => void
  /** What follows from all of it, once. */
  finish?(hands: Hands, ids: readonly number[]): void
}

/** A list of plain records as imports see it in the store. */
export function recordImport(spec: RecordImport): ImportEntity {
  const { target, table, member, others = {} } = spec
  const at = (key: string) => target.references.indexOf(key)
  const [memberAt, customerAt, codeAt] = [member ? at(member[0]) : -1, at('customer'), at('customerCode')]
  const names = [
    ...(member ? [`(SELECT name FROM member WHERE id = c.${member[1]}) AS "${member[0]}"`] : []),
    ...(spec.alone ? [] : ['(SELECT name FROM customer WHERE id = c.customer_id) AS customer']),
  ]
  const stored = (read: ReadHandle, id: number) =>
    read.get<Row>(`SELECT ${['c.*', ...names].join(', ')} FROM ${table} AS c WHERE c.id = ?`, id)
  // What a row is compared with; every further column makes it dearer.
  const compared = (custom: readonly string[]) =>
    `SELECT ${[...[...narrowColumns(table), ...custom].map((column) => `c.${column}`), ...names].join(', ')} FROM ${table} AS c WHERE c.id = ?`
  const comparedPlain = compared([])
  // A reference may be called like its column: what stands there is kept beside what it is called.
  const toldOf = (read: ReadHandle, row: Row): Row => {
    const told: Row = { ...row }
    for (const [key, { column, told: name }] of Object.entries(others)) {
      told[`#${column}`] = row[column] ?? null
      told[key] = name(read, row[column] ?? null)
    }
    return told
  }
  const untold = (row: Row): Row => {
    const plain: Row = { ...row }
    for (const { column } of Object.values(others)) if (`#${column}` in row) plain[column] = row[`#${column}`] ?? null
    return plain
  }
  const rowOf: Places['rowOf'] = (r, record, link, columns = target.columns) => {
    const row: Row = { ...byColumn(columns, record.values) }
    for (const [key, { column, find }] of Object.entries(others)) {
      const name = record.references[at(key)] ?? null
      row[column] = name === null ? null : find(r, name, link)
    }
    if (!spec.alone) row['customer_id'] = link.id
    return row
  }
  /** References that would become something else, by field, with their new values. */
  const otherChanges: Places['otherChanges'] = (r, row, record, link, policies) => {
    const changes: Row = {}
    for (const [key, { column, find }] of Object.entries(others)) {
      const name = record.references[at(key)] ?? null
      const value =
        name === null ? null : find(r, name, link.id === null ? { ...link, id: Number(row['customer_id'] ?? 0) } : link)
      const stands = untold(row)[column] ?? null
      if (value !== null && value !== stands && policies.writesReference(key, String(value), asName(stands))) changes[key] = value
    }
    return changes
  }
  return {
    target,
    table,
    stored(read, id, custom = []) {
      const row = read.get<Row>(custom.length === 0 ? comparedPlain : compared(custom), id)
      return row && toldOf(read, row)
    },
    byKey(read, key, identity, link) {
      const ids =
        key === 'id'
          ? read.column<number>(`SELECT id FROM ${table} WHERE id = ?`, Number(identity['id'] ?? 0))
          : spec.find(read, key, identity, link)
      return ids.map((id): Candidate => ({ at: id, identity: { id: String(id) } }))
    },
    decide: (identity, all) => {
      // Two numbers of one system are two records, however alike their names.
      const candidates = all.filter(
        (one) =>
          (one.identity['number'] ?? null) === null ||
          identity['number'] === null ||
          one.identity['number'] === identity['number'],
      )
      const [only, second] = candidates
      if (!only) return { kind: 'none' }
      return second
        ? { kind: 'ambiguous', all: candidates.map((candidate) => candidate.at), reason: 'several' }
        : { kind: 'match', at: only.at }
    },
    namesAgree: () => true,
    contradicts: () => false,
    ...(spec.alone
      ? {}
      : {
          link: (read: ReadHandle, { references }: CleanRecord, creating: (field: string, name: string) => boolean) =>
            customerLink(read, references[customerAt] ?? null, references[codeAt] ?? null, creating),
        }),
    checks(r, creating = () => false) {
      const own = spec.checks?.(r)
      return (record, link, storedRow, changes) => {
        const row = rowOf(r, record, link)
        for (const [key, { column, make }] of Object.entries(others)) {
          const name = record.references[at(key)] ?? null
          const made = make !== undefined && storedRow === null && name !== null && creating(key, name)
          // What a record that is there calls it says enough, though others are called so too.
          const stands = storedRow !== null && name !== null && isSameText(name, asName(storedRow[key]) ?? '')
          if (name !== null && row[column] === null && !made && !stands) return `no-such-${key}:${name}`
          if (name === null && key === 'product' && storedRow === null) return 'missing-field:product'
        }
        return own?.(row, storedRow && untold(storedRow), changes) ?? null
      }
    },
    referenceChanges(row, record, link, policies, r) {
      const named = { id: link, doubt: null, candidates: [], scope: '' }
      const changed =
        member && policies.writesReference(member[0], record.references[memberAt] ?? null, asName(row[member[0]]))
          ? [member[0]]
          : []
      return [...changed, ...Object.keys(otherChanges(r, row, record, named, policies))]
    },
    partChanges: () => false,
    writer: (w, tx, policies, when) =>
      new PlainWriter(spec, { w, tx, at: when }, policies, { stored, rowOf, otherChanges, memberAt, customerAt, codeAt }),
    about({ read }: Reading, id) {
      const row = read.get<{ name: string; about: string | null }>(
        `SELECT ${spec.nameSql} AS name, ${spec.alone ? 'NULL' : '(SELECT name FROM customer WHERE id = c.customer_id)'} AS about FROM ${table} AS c WHERE c.id = ?`,
        id,
      )
      return row && { name: row.name, about: row.about ?? '' }
    },
  }
}

/** A condition that a column holds a name, however wide its signs; `namesBound` is bound in its place. */
export const isNamed = (column: string) => `${column} IN (SELECT value FROM json_each(?))`

export const namesBound = (name: string | null | undefined) => JSON.stringify(namesAnyWidth(name ?? ''))

const asName = (value: Row[string] | undefined) => (value === null || value === undefined ? null : String(value))

interface Places {
  stored(read: ReadHandle, id: number): Row | undefined
  /** `columns`: of the record, where fields of the workspace's own came with it. */
  rowOf(r: Looking, record: CleanRecord, link: Link, columns?: readonly string[]): Row
  otherChanges(r: Looking, row: Row, record: CleanRecord, link: Link, policies: Policies): Row
  readonly memberAt: number
  readonly customerAt: number
  readonly codeAt: number
}

class PlainWriter implements RecordWriter {
  readonly newMembers: string[] = []
  readonly #spec: RecordImport
  readonly #hands: Hands
  readonly #policies: Policies
  readonly #places: Places
  readonly #columns: ReadonlySet<string>
  readonly #members: Map<string, number>
  readonly #customers = new Map<string, number>()
  readonly #ids: number[] = []
  readonly #creates: ((row: Row) => Row | number) | undefined
  readonly #updates: ((now: Row, patch: Row) => void) | undefined

  constructor(spec: RecordImport, hands: Hands, policies: Policies, places: Places) {
    this.#spec = spec
    this.#hands = hands
    this.#policies = policies
    this.#places = places
    this.#columns = new Set(columnsOf(spec.table))
    this.#members = new Map(
      hands.tx.read.all<{ name: string; id: number }>('SELECT name, id FROM member').map((row) => [foldText(row.name), row.id]),
    )
    this.#creates = spec.creates?.(hands)
    this.#updates = spec.updates?.(hands)
  }

  create(record: CleanRecord, link: number | null): number {
    const { w, tx } = this.#hands
    const customer = this.#spec.alone ? null : (link ?? this.#customer(record))
    const place = { id: customer, doubt: null, candidates: [], scope: '' }
    const { columns } = this.#policies.target
    const row = this.#places.rowOf({ read: tx.read, clock: w.clock }, record, place, columns)
    for (const [key, { column, make }] of Object.entries(this.#spec.others ?? {})) {
      const name = record.references[this.#spec.target.references.indexOf(key)] ?? null
      if (make && name !== null && row[column] === null) row[column] = make(this.#hands, name)
    }
    if (this.#spec.member) row[this.#spec.member[1]] = this.#member(record)
    const made = this.#creates?.(row) ?? row
    const id = typeof made === 'number' ? made : tx.insert(this.#spec.table, this.#own(made))
    this.#ids.push(id)
    return id
  }

  update(id: number, record: CleanRecord, link: number | null, named: boolean): void {
    const { tx } = this.#hands
    const now = this.#places.stored(tx.read, id)
    if (!now) throw new Error(`${this.#spec.table} ${id} is gone`)
    const incoming = byColumn(this.#policies.target.columns, record.values)
    const patch: Row = {}
    for (const column of this.#policies.changes(now as Record<string, StoredValue>, record, named))
      patch[column] = incoming[column] ?? null
    const member = this.#spec.member
    const name = record.references[this.#places.memberAt] ?? null
    if (member && this.#policies.writesReference(member[0], name, (now[member[0]] as string | null) ?? null))
      patch[member[1]] = this.#member(record)
    const place = { id: link, doubt: null, candidates: [], scope: '' }
    const looking = { read: tx.read, clock: this.#hands.w.clock }
    for (const [key, value] of Object.entries(this.#places.otherChanges(looking, now, record, place, this.#policies)))
      patch[this.#spec.others?.[key]?.column ?? key] = value
    if (link !== null && named && !this.#spec.alone && now['customer_id'] !== link) patch['customer_id'] = link
    if (Object.keys(patch).length === 0) return
    if (this.#updates) this.#updates(now, patch)
    else tx.update(this.#spec.table, id, this.#own({ ...patch, updated_at: this.#hands.at }), now)
    this.#ids.push(id)
  }

  finish(): void {
    this.#spec.finish?.(this.#hands, this.#ids)
  }

  /** What the table keeps of a row; the rest was told to be worked out from. */
  #own(row: Row): Row {
    return Object.fromEntries(Object.entries(row).filter(([column]) => this.#columns.has(column))) as Record<string, SqlValue>
  }

  #member(record: CleanRecord): number | null {
    const name = record.references[this.#places.memberAt] ?? null
    if (name === null) return null
    const known = this.#members.get(foldText(name))
    if (known !== undefined) return known
    const id = insertMemberNamed(this.#hands.tx, name, this.#hands.at)
    this.#members.set(foldText(name), id)
    this.newMembers.push(name)
    return id
  }

  /** The customer a row names, made once however many rows it has. */
  #customer({ references }: CleanRecord): number {
    const { w, tx, at } = this.#hands
    const name = references[this.#places.customerAt] ?? null
    if (name === null) throw new Error('a record without a customer was to be written')
    const code = references[this.#places.codeAt] ?? null
    const id = this.#customers.get(foldText(name)) ?? insertCustomerNamed(w, tx, name, code, at)
    this.#customers.set(foldText(name), id)
    return id
  }
}
