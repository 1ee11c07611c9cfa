import type { Policies } from '../../domain/imports/changes-for.ts'
import { isSameText, namesAnyWidth } from '../../domain/_base/text.ts'
import { dayNumber } from '../../domain/_base/dates.ts'
import { instantAt, isoOf } from '../../domain/_base/instants.ts'
import { byColumn, type CleanRecord, type Identity, type StoredValue } from '../../domain/imports/import-target.ts'
import { leadTarget } from '../../domain/imports/targets/lead-target.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { Candidate, Decision, ImportEntity, RecordWriter } from '../imports/index.ts'
import { assignNew } from './assign.ts'
import { followLeads } from './clocks.ts'

interface Found {
  readonly id: number
  readonly name: string
  readonly phone: string | null
}

const zoneMinutes = 480
/** A day without an hour is taken as the start of its working morning. */
const morningMs = 9 * 3_600_000
const keyColumns: Readonly<Record<string, string>> = { id: 'id', phone: 'phone', name: 'name' }

/** Leads of a file; only open ones are recognised again, since who asks anew after an end is a new lead. */
export const leadImport: ImportEntity = {
  target: leadTarget,
  table: 'lead',
  stored: (read, id) => read.get<Row>(`SELECT *, date(arrived_at, '+8 hours') AS arrived_on FROM lead WHERE id = ?`, id),
  byKey(read, key, identity) {
    const value = identity[key] ?? null
    const column = keyColumns[key]
    if (value === null || column === undefined) return []
    const open = key === 'id' ? '' : `AND status = 'open'`
    return read
      .all<Found>(
        `SELECT id, name, phone FROM lead WHERE ${column} IN (SELECT value FROM json_each(?)) ${open} LIMIT 21`,
        JSON.stringify(key === 'id' ? [Number(value)] : namesAnyWidth(value)),
      )
      .map((row) => ({ at: row.id, identity: { id: String(row.id), name: row.name, phone: row.phone } }))
  },
  decide,
  namesAgree: () => true,
  contradicts: () => false,
  referenceChanges: () => [],
  partChanges: () => false,
  writer: (w, tx, policies, at) => new LeadWriter(w, tx, policies, at),
  about({ read }, id) {
    const row = read.get<{ name: string; contact_name: string | null; phone: string | null }>(
      'SELECT name, contact_name, phone FROM lead WHERE id = ?',
      id,
    )
    return row && { name: row.name, about: [row.contact_name, row.phone].filter(Boolean).join(' · ') }
  },
}

/** An equal name is the same lead; a number under another name is for somebody to look at. */
function decide(identity: Identity, candidates: readonly Candidate[]): Decision {
  const named = candidates.filter((candidate) => isSameText(candidate.identity['name'] ?? '', identity['name'] ?? ''))
  const exact = named.filter((candidate) => candidate.identity['phone'] === identity['phone'])
  const [only, second] = exact.length > 0 ? exact : named
  const several = (all: readonly Candidate[], reason: string): Decision => ({
    kind: 'ambiguous',
    all: all.map((candidate) => candidate.at),
    reason,
  })
  if (only) return second ? several(exact.length > 0 ? exact : named, 'several') : { kind: 'match', at: only.at }
  return candidates.length === 0 ? { kind: 'none' } : several(candidates, 'same-phone-other-name')
}

class LeadWriter implements RecordWriter {
  readonly newMembers: readonly string[] = []
  readonly #w: Writing
  readonly #tx: GateTransaction
  readonly #policies: Policies
  readonly #at: string
  readonly #made: number[] = []

  constructor(w: Writing, tx: GateTransaction, policies: Policies, at: string) {
    this.#w = w
    this.#tx = tx
    this.#policies = policies
    this.#at = at
  }

  create({ values }: CleanRecord): number {
    const { arrived_on: arrivedOn, ...row } = byColumn(leadTarget.columns, values)
    const id = this.#tx.insert('lead', {
      ...row,
      arrived_at: this.#arrival(arrivedOn ?? null),
      status: 'open',
      created_at: this.#at,
      updated_at: this.#at,
    })
    this.#made.push(id)
    return id
  }

  update(id: number, record: CleanRecord, _link: number | null, named: boolean): void {
    const now = leadImport.stored(this.#tx.read, id)
    if (!now) throw new Error(`lead ${id} is gone`)
    const incoming = byColumn(leadTarget.columns, record.values)
    const patch: Row = {}
    for (const column of this.#policies.changes(now as Record<string, StoredValue>, record, named))
      if (column !== 'arrived_on') patch[column] = incoming[column] ?? null
    if (Object.keys(patch).length > 0) this.#tx.update('lead', id, { ...patch, updated_at: this.#at })
  }

  finish(): void {
    followLeads(this.#w, this.#tx, this.#made)
    assignNew(this.#w, this.#tx, this.#made)
  }

  /** Today arrived now; a date to come cannot be. */
  #arrival(on: StoredValue): string {
    if (typeof on !== 'string' || on >= this.#w.clock.today()) return this.#at
    return isoOf(instantAt(dayNumber(on), morningMs, zoneMinutes))
  }
}
