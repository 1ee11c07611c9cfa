import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { editableFields, type customers, type EditableField } from '../../../src-preload/contract/customers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { moveOpenDocuments } from '../transactions/index.ts'
import { rederiveCustomers } from './contacts.ts'
import { ownColumns } from './cell-rules.ts'
import { moveRecords } from './records.ts'
import type { StoredCustomer } from './stored.ts'

type Merge = CommandHandlers<typeof customers, Writing>['merge']

/** One customer of several: its values are chosen field by field, what is linked to the others becomes its own. */
export const merge: Merge = (w, { survivorId, otherIds, fields = {} }) => {
  const others = [...new Set(otherIds)].filter((id) => id !== survivorId)
  const rows = new Map([survivorId, ...others].map((id) => [id, stored(w, id)]))
  const survivor = rows.get(survivorId)
  if (!survivor || others.length === 0 || [...rows.values()].includes(null))
    throw refuse('customers.merge', 'not-found', '要合并的客户里有的已被删除。请刷新后重新选择。')
  for (const [field, id] of Object.entries(fields))
    if (id !== undefined && !rows.has(id))
      throw refuse('customers.merge', 'not-one-of-them', '选中的值不属于要合并的客户。请重新选择。', { field })
  const sources = others.map((id) => rows.get(id)).filter((row) => row !== null && row !== undefined)
  const patch = mergedValues(survivor, sources, (field) => (fields[field] === undefined ? undefined : rows.get(fields[field])))
  const at = w.clock.now()
  const intent = { command: 'customers.merge', subject: survivor.name, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    let movedContacts = 0
    let movedAlerts = 0
    for (const id of others) {
      movedContacts += moveContacts(tx, id, survivorId)
      moveRecords(tx, id, survivorId)
      movedAlerts +=
        tx.read.value<number>(`SELECT count(*) FROM alert_occurrence WHERE subject = 'customer' AND subject_id = ?`, id) ?? 0
      for (const task of tx.read.column<number>(`SELECT id FROM task WHERE subject = 'customer' AND subject_id = ?`, id))
        tx.update('task', task, { subject_id: survivorId })
      for (const table of ['opportunity', 'activity', 'quote', 'lead', 'customer_credit'])
        for (const own of tx.read.column<number>(`SELECT id FROM ${table} WHERE customer_id = ?`, id))
          tx.update(table, own, { customer_id: survivorId })
      for (const earlier of tx.read.column<number>('SELECT id FROM customer_merge WHERE into_id = ?', id))
        tx.update('customer_merge', earlier, { into_id: survivorId })
      moveOpenDocuments(tx, id, survivorId)
      tx.insert('customer_merge', { from_id: id, into_id: survivorId })
      tx.delete('customer', id)
    }
    tx.update('customer', survivorId, { ...patch, updated_at: at })
    rederiveCustomers(w, tx, [survivorId])
    return { changeSetId: tx.changeSetId, movedContacts, movedAlerts }
  })
  return done.result
}

function stored(w: Writing, id: number): StoredCustomer | null {
  return w.read.get<StoredCustomer>('SELECT * FROM customer WHERE id = ?', id) ?? null
}

function moveContacts(tx: GateTransaction, from: number, to: number): number {
  const contacts = tx.read.column<number>('SELECT id FROM contact WHERE customer_id = ? ORDER BY id', from)
  for (const id of contacts) tx.update('contact', id, { customer_id: to })
  return contacts.length
}

/** What the survivor's columns become: the named field's source, else its own, else the first that says something. */
function mergedValues(
  survivor: StoredCustomer,
  others: readonly StoredCustomer[],
  chosen: (field: EditableField) => StoredCustomer | null | undefined,
): Row {
  const patch: Row = {}
  const all = [survivor, ...others].map((row) => row as unknown as Row)
  for (const field of editableFields) {
    const columns = ownColumns[field] ?? []
    const says = (row: Row) => columns.some((column) => row[column] !== null)
    const source = (chosen(field) as unknown as Row | null | undefined) ?? all.find(says)
    if (source) for (const column of columns) patch[column] = source[column] ?? null
  }
  if (!chosen('tags')) {
    const tags = new Set(all.flatMap((row) => (typeof row['tags'] === 'string' ? row['tags'].split(',') : [])))
    patch['tags'] = tags.size === 0 ? null : [...tags].join(',')
  }
  patch['unread'] = stillUnread(survivor, patch)
  return patch
}

/** A cell that an import could not read is settled by the value that another row brings. */
function stillUnread(survivor: StoredCustomer, patch: Row): string | null {
  if (survivor.unread === null) return null
  const unread = Object.entries(JSON.parse(survivor.unread) as Record<string, string>).filter(([field]) => {
    const columns: readonly string[] | undefined = ownColumns[field as EditableField]
    return !columns || columns.every((column) => (patch[column] ?? null) === null)
  })
  return unread.length === 0 ? null : JSON.stringify(Object.fromEntries(unread))
}
