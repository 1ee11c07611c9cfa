import { tiers, type Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { foldText, keptName } from '../../domain/_base/text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import type { Reading } from '../../store/contexts.ts'
import { escapeLike, likeWord, type FieldCatalogue, type StoredField } from '../../store/filter-sql.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { pinyinOrder } from '../../store/value-order.ts'
import type { CellOutcome, CellRules, CellText, GridName, GridSlice, KeyMatches } from '../grid-slice.ts'
import { inOrder } from '../stored-rows.ts'
import { instantText, readRecordCell, type RecordField } from './record-fields.ts'

/** What every record shows of its customer and owner. */
export interface JoinedRecord {
  readonly id: number
  readonly customer_id: number
  readonly customer_name: string | null
  readonly customer_tier: Tier | null
  readonly region: string | null
  readonly owner_name: string | null
}

/** A field that follows from others and is not written. */
export interface ComputedField {
  readonly kind: 'number' | 'text'
  /** Over the table as `c`. */
  readonly sql: string
}

/** A slice of records about customers: what is special about it. Every table has `customer_id` and `name`. */
export interface RecordSpec<Joined extends JoinedRecord, Shown> {
  readonly name: GridName
  readonly table: string
  /** The column with the member it belongs to; `owner_id` when left out. */
  readonly ownerColumn?: string
  readonly fields: Readonly<Record<string, RecordField>>
  readonly computed: Readonly<Record<string, ComputedField>>
  /** Without these a new row is refused. */
  readonly required: readonly string[]
  /** What a new row has before anything is typed. */
  blank(at: string): Row
  shown(row: Joined): Shown
  /** Why a row may not become so; null when it may. `columns` are those it looks at. */
  readonly check?: { readonly columns: readonly string[]; of(row: Row, now: string): CellOutcome | null }
  /** What follows in other tables once rows were written. */
  written?(r: Pick<Reading, 'clock' | 'actor'>, tx: GateTransaction, ids: readonly number[]): void
}

const ofCustomer = (expression: string) => `(SELECT ${expression} FROM customer AS k WHERE k.id = c.customer_id)`
const ofOwner = (owner: string, column: string) => `(SELECT m.${column} FROM member AS m WHERE m.id = c.${owner})`

/** The grid slice of such records. */
export function recordSlice<Joined extends JoinedRecord, Shown>(spec: RecordSpec<Joined, Shown>): GridSlice<Shown> {
  const computed = Object.entries(spec.computed)
  const owner = spec.ownerColumn ?? 'owner_id'
  const joinedSql = `SELECT c.*, k.name AS customer_name, k.tier AS customer_tier, k.region AS region, m.name AS owner_name
    ${computed.map(([name, { sql }]) => `, ${sql} AS ${name}`).join('')}
    FROM json_each(?) AS wanted CROSS JOIN ${spec.table} AS c ON c.id = wanted.value LEFT JOIN customer AS k ON k.id = c.customer_id
    LEFT JOIN member AS m ON m.id = c.${owner}`
  return {
    name: spec.name,
    table: spec.table,
    selects: {
      customer_name: ofCustomer('k.name'),
      customer_tier: ofCustomer('k.tier'),
      region: ofCustomer('k.region'),
      owner_name: ofOwner(owner, 'name'),
      ...Object.fromEntries(computed.map(([name, { sql }]) => [name, sql])),
    },
    references: {
      customer_name: { column: 'customer_id', sql: 'SELECT name FROM customer WHERE id = ?' },
      owner_name: { column: owner, sql: 'SELECT name FROM member WHERE id = ?' },
    },
    texts: textsOf(spec.fields, spec.computed),
    shownTexts: {},
    bookkeeping: ['updated_at'],
    fields: (r) => fieldsOf(spec, r),
    searchFor(_, word) {
      const pattern = `%${escapeLike(word)}%`
      return {
        sql: `${likeWord('c.name', word)} OR ${ofCustomer(`${likeWord('k.name', word)} OR k.name_pinyin LIKE ? ESCAPE '\\'`)}`,
        values: [pattern, pattern, pattern],
      }
    },
    shown: ({ read }, ids) => inOrder(ids, read.all<Joined>(joinedSql, JSON.stringify(ids))).map((row) => row && spec.shown(row)),
    rules: (r, at) => new RecordRules(spec, r, at),
    matchKeys: ({ read }, keys) => matchNames(read, spec.table, keys),
  }
}

const text = (value: Row[string] | undefined) => (value === null || value === undefined ? '' : String(value))

/** Money as it is typed back. */
const moneyText = (fen: Row[string] | undefined) => (typeof fen === 'number' ? fenToText(fen).replace(/\.00$/, '') : '')

function textsOf(fields: RecordSpec<JoinedRecord, unknown>['fields'], computed: Readonly<Record<string, ComputedField>>) {
  const texts: Record<string, CellText> = { id: { kind: 'number', columns: ['id'], text: (row) => text(row['id']) } }
  for (const [name, field] of Object.entries(fields)) {
    const column = field.kind === 'customer' ? 'customer_name' : field.kind === 'member' ? 'owner_name' : field.column
    const shown = field.kind === 'instant' ? instantText : field.kind === 'money' ? moneyText : text
    const kind =
      field.kind === 'date' || field.kind === 'money'
        ? field.kind
        : field.kind === 'instant'
          ? ('other' as const)
          : ('text' as const)
    texts[name] = { kind, columns: [column], text: (row) => shown(row[column]) }
  }
  for (const [name, shown] of [
    ['customerTier', 'customer_tier'],
    ['region', 'region'],
    ['customerName', 'customer_name'],
    ['ownerName', 'owner_name'],
  ] as const)
    texts[name] = { kind: 'text', columns: [shown], text: (row) => text(row[shown]) }
  for (const [name, { kind }] of Object.entries(computed)) texts[name] = { kind, columns: [name], text: (row) => text(row[name]) }
  return texts
}

function fieldsOf(
  {
    table,
    fields,
    computed,
    ownerColumn = 'owner_id',
  }: Pick<RecordSpec<never, never>, 'table' | 'fields' | 'computed' | 'ownerColumn'>,
  { read }: Reading,
): FieldCatalogue {
  const customer: StoredField = { kind: 'text', sql: ofCustomer('k.name'), sortSql: ofCustomer('k.name_pinyin') }
  const owner: StoredField = {
    kind: 'text',
    sql: ofOwner(ownerColumn, 'name'),
    sortSql: ofOwner(ownerColumn, 'pinyin'),
    groupSql: `c.${ownerColumn}`,
  }
  const all: Record<string, FieldCatalogue[string]> = {
    id: { kind: 'number', sql: 'c.id' },
    customerId: { kind: 'number', sql: 'c.customer_id' },
    customerName: customer,
    customerTier: { kind: 'text', sql: ofCustomer('k.tier'), sortSql: ofCustomer(`instr('${tiers.join('')}', k.tier)`) },
    region: { kind: 'text', sql: ofCustomer('k.region') },
    ownerName: owner,
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'customer') all[name] = customer
    else if (field.kind === 'member') all[name] = owner
    else if (field.kind === 'money') all[name] = { kind: 'yuan', sql: `c.${field.column}` }
    else if (field.kind === 'date') all[name] = { kind: 'date', sql: `c.${field.column}` }
    else if (field.kind === 'instant')
      all[name] = { kind: 'date', sql: `date(c.${field.column}, '+8 hours')`, sortSql: `c.${field.column}` }
    else if (field.kind === 'choice')
      all[name] = { kind: 'text', sql: `c.${field.column}`, sortSql: () => pinyinOrder(read, table, field.column) }
    else all[name] = { kind: 'text', sql: `c.${field.column}` }
  }
  for (const [name, { kind, sql }] of Object.entries(computed)) all[name] = { kind, sql }
  return all
}

class RecordRules implements CellRules {
  readonly #spec: RecordSpec<never, unknown>
  readonly #r: Pick<Reading, 'read' | 'clock' | 'actor'>
  readonly #at: string
  readonly written?: (tx: GateTransaction, rows: readonly Row[]) => void

  constructor(spec: RecordSpec<never, unknown>, r: Pick<Reading, 'read' | 'clock' | 'actor'>, at: string) {
    this.#spec = spec
    this.#r = r
    this.#at = at
    if (spec.written) this.written = (tx, rows) => spec.written?.(this.#r, tx, [...new Set(rows.map((row) => Number(row['id'])))])
  }

  columns(fields: readonly string[]): readonly string[] {
    return [
      'updated_at',
      ...(this.#spec.check?.columns ?? []),
      ...fields.flatMap((field) => this.#spec.fields[field]?.column ?? []),
    ]
  }

  read(row: Row, field: string, typed: string | null, patch: Row): CellOutcome {
    const known = this.#spec.fields[field]
    if (!known) return { refused: '这一列不能直接修改', cause: 'not-editable' }
    const outcome = readRecordCell(this.#r.read, known, typed)
    if ('refused' in outcome) return outcome
    return this.#spec.check?.of({ ...row, ...patch, ...outcome.patch }, this.#at) ?? outcome
  }

  complete(_row: Row, patch: Row): Row {
    return { ...patch, updated_at: this.#at }
  }

  same(): null {
    return null
  }
}

/** By the record's own name, else by its customer's. */
function matchNames(read: Reading['read'], table: string, keys: readonly string[]): KeyMatches {
  const matches: KeyMatches = { found: [], missing: [], ambiguous: [] }
  for (const key of keys) {
    const own = read.all<{ id: number; name: string }>(
      `SELECT id, name FROM ${table} WHERE name IN (?, ?) LIMIT 21`,
      keptName(key),
      foldText(key),
    )
    const all =
      own.length > 0
        ? own
        : read.all<{ id: number; name: string }>(
            `SELECT c.id, c.name FROM customer AS k JOIN ${table} AS c ON c.customer_id = k.id WHERE k.name_key = ? LIMIT 21`,
            companyNameKey(key),
          )
    const [only] = all
    if (!only) matches.missing.push(key)
    else if (all.length === 1) matches.found.push({ key, id: only.id })
    else
      matches.ambiguous.push({ key, ids: all.slice(0, 20).map(({ id }) => id), names: all.slice(0, 20).map(({ name }) => name) })
  }
  return matches
}
