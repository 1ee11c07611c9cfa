import { refuse } from '../../../src-preload/contract/index.ts'
import type { ImportFindings } from '../../../src-preload/contract/imports.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import { cleanColumns, cleanContactColumns, type CleanContact, type CleanCustomer } from '../../domain/imports/clean-row.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { rederiveTouched, type StoredCustomer } from '../customers/index.ts'
import { changesFor } from './changes-for.ts'
import { contactOf, customerOf, type Stage, type StagedRow } from './stage.ts'
import { causeCounts, discardStage, lastEdit, stageOf } from './stage-step.ts'

const checkEvery = 500

/** Writes a staged import as one change set: all of it or, when cancelled or broken, nothing. One undo takes it back. */
export function applyStage(w: Writing, { stageId }: { stageId: string }, control: StepControl): ImportFindings {
  const started = performance.now()
  const stage = stageOf(stageId)
  if (lastEdit(w.read) !== stage.lastEdit)
    throw refuse(
      'imports.apply',
      'stage-stale',
      '核对之后数据又有改动，核对结果可能不准了。请返回上一步重新核对，再导入；文件不用重选。',
    )
  const at = w.clock.now()
  const total = stage.counts.created + stage.counts.updated
  const done = w.gate.write(
    { command: 'imports.apply', subject: stage.file.fileName, actor: w.actor, origin: 'import', at },
    (tx) => {
      const owners = ownerIds(tx, stage.newOwners, at)
      const write = new RowWriter(w, tx, owners, stage.targetRows, at)
      let written = 0
      for (const staged of stage.rows('created', 'updated')) {
        write.row(staged)
        if (++written % checkEvery === 0) {
          control.throwIfCancelled()
          control.progress('write', written, total)
        }
      }
      write.finish()
      control.throwIfCancelled()
      const importId = tx.newId()
      recordRun(tx, stage, importId, at, Math.round(performance.now() - started), written > 0)
      rememberMapping(tx, stage, at)
      return { importId, changeSetId: written > 0 ? tx.changeSetId : null }
    },
  )
  const findings: ImportFindings = {
    importId: done.result.importId,
    fileName: stage.file.fileName,
    at,
    changeSetId: done.result.changeSetId,
    undone: false,
    counts: stage.counts,
    warnings: causeCounts(stage.warnings),
    newMembers: [...stage.newOwners],
    milliseconds: Math.round(performance.now() - started),
  }
  discardStage(stageId)
  return findings
}

function ownerIds(tx: GateTransaction, newOwners: ReadonlySet<string>, at: string): Map<string, number> {
  for (const name of newOwners)
    tx.insert('member', {
      name,
      pinyin: fullPinyin(name),
      role: 'rep',
      region: null,
      team: null,
      active: 1,
      created_at: at,
      updated_at: at,
    })
  return new Map(tx.read.all<{ name: string; id: number }>('SELECT name, id FROM member').map((row) => [row.name, row.id]))
}

class RowWriter {
  readonly #w: Writing
  readonly #tx: GateTransaction
  readonly #owners: ReadonlyMap<string, number>
  readonly #at: string
  /** Rows that later rows of the file refer to: only their ids are remembered. */
  readonly #wanted: ReadonlySet<number>
  readonly #idByRow = new Map<number, number>()
  readonly #touched = new Set<number>()
  readonly #insertCustomer: ReturnType<GateTransaction['inserter']>
  readonly #insertContact: ReturnType<GateTransaction['inserter']>

  constructor(w: Writing, tx: GateTransaction, owners: ReadonlyMap<string, number>, wanted: ReadonlySet<number>, at: string) {
    this.#wanted = wanted
    this.#w = w
    this.#tx = tx
    this.#owners = owners
    this.#at = at
    this.#insertCustomer = tx.inserter('customer', [...cleanColumns, 'owner_id', 'created_at', 'updated_at'])
    this.#insertContact = tx.inserter('contact', [...cleanContactColumns, 'customer_id'])
  }

  row(staged: StagedRow): void {
    const { customerValues, contactValues } = staged
    if (staged.class === 'created' && customerValues) {
      const owner = staged.owner === null ? null : (this.#owners.get(staged.owner) ?? null)
      customerValues.push(owner, this.#at, this.#at)
      const id = this.#insertCustomer(customerValues)
      if (this.#wanted.has(staged.row)) this.#idByRow.set(staged.row, id)
      if (contactValues) this.#addContact(id, contactValues)
      return
    }
    const id = staged.targetId ?? this.#idByRow.get(staged.targetRow ?? -1)
    const customer = customerOf(staged)
    if (id === undefined || !customer) throw new Error(`row ${staged.row} of the file belongs to no customer`)
    this.#update(id, staged, customer)
  }

  /** Derived columns of updated customers are computed once at the end, when their contacts are in too. */
  finish(): void {
    if (this.#touched.size > 0) rederiveTouched(this.#w, this.#tx, new Map([['customer', this.#touched]]))
  }

  #update(id: number, staged: StagedRow, incoming: CleanCustomer): void {
    const stored = this.#tx.read.get<StoredCustomer & { owner: string | null }>(
      'SELECT c.*, m.name AS owner FROM customer AS c LEFT JOIN member AS m ON m.id = c.owner_id WHERE c.id = ?',
      id,
    )
    if (!stored) throw new Error(`customer ${id} of row ${staged.row} is gone`)
    const patch: Row = {}
    for (const column of changesFor(stored as unknown as Row as Record<string, string | number | null>, incoming, staged.owner)) {
      if (column === 'owner') patch['owner_id'] = this.#owners.get(staged.owner ?? '') ?? null
      else patch[column] = incoming[column]
    }
    if (Object.keys(patch).length > 0)
      this.#tx.update('customer', id, { ...patch, updated_at: this.#at }, stored as unknown as Row)
    const contact = contactOf(staged)
    if (contact) this.#mergeContact(id, contact)
    this.#touched.add(id)
    if (this.#wanted.has(staged.row)) this.#idByRow.set(staged.row, id)
  }

  #mergeContact(customerId: number, contact: CleanContact): void {
    const known = this.#tx.read.get<Row & { id: number }>(
      'SELECT * FROM contact WHERE customer_id = ? AND (name = ? OR (phone IS NOT NULL AND phone = ?)) LIMIT 1',
      customerId,
      contact.name,
      contact.phone,
    )
    if (!known)
      return this.#addContact(
        customerId,
        cleanContactColumns.map((column) => contact[column]),
      )
    const patch: Row = {}
    for (const column of ['title', 'phone', 'email'] as const) if (contact[column] !== null) patch[column] = contact[column]
    if (contact.decision_role !== null && known['decision_role'] === null) {
      patch['decision_role'] = contact.decision_role
      patch['role_inferred'] = contact.role_inferred
    }
    if (Object.keys(patch).some((column) => patch[column] !== known[column])) this.#tx.update('contact', known.id, patch, known)
  }

  #addContact(customerId: number, values: SqlValue[]): void {
    values.push(customerId)
    this.#insertContact(values)
  }
}

function recordRun(tx: GateTransaction, stage: Stage, importId: number, at: string, milliseconds: number, wrote: boolean): void {
  tx.unlogged(
    'import_run',
    'INSERT INTO import_run (id, at, file_name, change_set_id, counts_json, warnings_json, new_members_json, milliseconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    importId,
    at,
    stage.file.fileName,
    wrote ? tx.changeSetId : null,
    JSON.stringify(stage.counts),
    JSON.stringify(causeCounts(stage.warnings)),
    JSON.stringify([...stage.newOwners]),
    milliseconds,
  )
}

function rememberMapping(tx: GateTransaction, stage: Stage, at: string): void {
  if (stage.file.fingerprint === '') return
  tx.unlogged(
    'import_mapping',
    'INSERT OR REPLACE INTO import_mapping (fingerprint, columns_json, saved_at) VALUES (?, ?, ?)',
    stage.file.fingerprint,
    stage.file.mapping,
    at,
  )
}
