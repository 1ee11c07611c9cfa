import { refuse } from '../../../src-preload/contract/index.ts'
import type { ObjectionRow } from '../../../src-preload/contract/policies.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

interface StoredObjection {
  readonly id: number
  readonly name: string
  readonly answer: string
  readonly evidence: string | null
  readonly region: string | null
  readonly position: number
  readonly updated_by: string
  readonly updated_at: string
}

const inOrder = 'ORDER BY position, id'

/** The handbook of a region: its own entries and those for all, in their order. */
export function objectionsFor(read: ReadHandle, region: string): StoredObjection[] {
  return read.all<StoredObjection>(`SELECT * FROM objection WHERE region IS NULL OR region = ? ${inOrder}`, region)
}

export function objections({ read }: Reading, { region }: { region?: string | undefined }): ObjectionRow[] {
  const rows =
    region === undefined ? read.all<StoredObjection>(`SELECT * FROM objection ${inOrder}`) : objectionsFor(read, region)
  return rows.map(({ id, name, answer, evidence, region: where, updated_by: updatedBy, updated_at: updatedAt }) => ({
    id,
    name,
    answer,
    evidence,
    region: where,
    updatedBy,
    updatedAt,
  }))
}

interface Entry {
  readonly id?: number | undefined
  readonly name: string
  readonly answer: string
  readonly evidence: string | null
  readonly region: string | null
}

const blankAsNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())

export function saveObjection(w: Writing, { id, name, answer, evidence, region }: Entry): { id: number } {
  if (id !== undefined && !w.read.get('SELECT 1 FROM objection WHERE id = ?', id))
    throw refuse('policies.saveObjection', 'not-found', '这一条已被删除。请刷新后再试。')
  const at = w.clock.now()
  const intent = { command: 'policies.saveObjection', subject: name, actor: w.actor, origin: 'user', at } as const
  const values = {
    name,
    answer,
    evidence: blankAsNull(evidence),
    region: blankAsNull(region),
    updated_by: w.actor,
    updated_at: at,
  }
  const done = w.gate.write(intent, (tx) => {
    if (id !== undefined) {
      tx.update('objection', id, values)
      return id
    }
    const last = tx.read.value<number | null>('SELECT max(position) FROM objection') ?? 0
    return tx.insert('objection', { ...values, position: last + 1 })
  })
  return { id: done.result }
}

export function removeObjection(w: Writing, { id }: { id: number }): { changeSetId: number | null } {
  const name = w.read.value<string>('SELECT name FROM objection WHERE id = ?', id)
  if (name === undefined) return { changeSetId: null }
  const intent = {
    command: 'policies.removeObjection',
    subject: name,
    actor: w.actor,
    origin: 'user',
    at: w.clock.now(),
  } as const
  return { changeSetId: w.gate.write(intent, (tx) => tx.delete('objection', id)).changeSetId }
}

/** Entries that the caller does not name follow those that it does, in their present order. */
export function orderObjections(w: Writing, { ids }: { ids: readonly number[] }): { changeSetId: number | null } {
  const rows = w.read.all<StoredObjection>(`SELECT * FROM objection ${inOrder}`)
  const rank = new Map(ids.map((id, at) => [id, at]))
  const order = rows.toSorted((a, b) => (rank.get(a.id) ?? ids.length) - (rank.get(b.id) ?? ids.length))
  const moved = order.flatMap((row, at) => (row.position === at + 1 ? [] : [{ id: row.id, position: at + 1 }]))
  if (moved.length === 0) return { changeSetId: null }
  const at = w.clock.now()
  const intent = { command: 'policies.orderObjections', subject: `${moved.length}`, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    for (const { id, position } of moved) tx.update('objection', id, { position })
  })
  return { changeSetId: done.changeSetId }
}
