import { namesAnyWidth } from '../../domain/_base/text.ts'
import type { Policies } from '../../domain/imports/changes-for.ts'
import { byColumn, type CleanRecord, type StoredValue } from '../../domain/imports/import-target.ts'
import { memberTarget } from '../../domain/imports/targets/member-target.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { ImportEntity, RecordWriter } from '../imports/index.ts'

interface Found {
  readonly id: number
  readonly name: string
}

/** Members of the workspace; names are unique, so a name is a key. */
export const memberImport: ImportEntity = {
  target: memberTarget,
  table: 'member',
  stored: (read, id) => read.get<Row>('SELECT * FROM member WHERE id = ?', id),
  byKey(read, key, identity) {
    const value = identity[key] ?? null
    if (value === null || (key !== 'id' && key !== 'name')) return []
    const rows = read.all<Found>(
      `SELECT id, name FROM member WHERE ${key} IN (SELECT value FROM json_each(?))`,
      JSON.stringify(key === 'id' ? [Number(value)] : namesAnyWidth(value)),
    )
    return rows.map((row) => ({ at: row.id, identity: { id: String(row.id), name: row.name } }))
  },
  decide(_identity, candidates) {
    const [only] = candidates
    return only ? { kind: 'match', at: only.at } : { kind: 'none' }
  },
  namesAgree: () => true,
  contradicts: () => false,
  referenceChanges: () => [],
  partChanges: () => false,
  writer: (_w, tx, policies, at) => new MemberWriter(tx, policies, at),
  about({ read }, id) {
    const row = read.get<{ name: string; region: string | null; team: string | null }>(
      'SELECT name, region, team FROM member WHERE id = ?',
      id,
    )
    return row && { name: row.name, about: [row.region, row.team].filter(Boolean).join(' · ') }
  },
}

class MemberWriter implements RecordWriter {
  readonly newMembers: readonly string[] = []
  readonly #tx: GateTransaction
  readonly #policies: Policies
  readonly #at: string

  constructor(tx: GateTransaction, policies: Policies, at: string) {
    this.#tx = tx
    this.#policies = policies
    this.#at = at
  }

  create({ values }: CleanRecord): number {
    const row = byColumn(memberTarget.columns, values)
    // What the file does not say: somebody who sells and is here.
    const said = { ...row, role: row['role'] ?? 'rep', active: row['active'] ?? 1 }
    return this.#tx.insert('member', { ...said, created_at: this.#at, updated_at: this.#at })
  }

  update(id: number, record: CleanRecord, _link: number | null, named: boolean): void {
    const now = memberImport.stored(this.#tx.read, id)
    if (!now) throw new Error(`member ${id} is gone`)
    const incoming = byColumn(memberTarget.columns, record.values)
    const patch: Row = {}
    for (const column of this.#policies.changes(now as Record<string, StoredValue>, record, named))
      patch[column] = incoming[column] ?? null
    if ('name' in patch) patch['pinyin'] = incoming['pinyin'] ?? ''
    if (Object.keys(patch).length > 0) this.#tx.update('member', id, { ...patch, updated_at: this.#at }, now)
  }

  finish(): void {
    // Nothing follows from a member.
  }
}
