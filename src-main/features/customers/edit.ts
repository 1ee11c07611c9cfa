import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { customers, EditableField } from '../../../src-preload/contract/customers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { rulesOn } from '../settings/index.ts'
import { deriveCustomer, type ContactFacts } from '../../domain/customers/derive-customer.ts'
import type { StoredCustomer } from './stored.ts'
import { readTypedCell } from './write-cell.ts'

type Edit = CommandHandlers<typeof customers, Writing>['edit']

/** Columns that rule B5 requires; an edit may fill them but not empty them. */
const coreColumns: Readonly<Record<string, EditableField>> = {
  type: 'type',
  industry: 'industry',
  region: 'region',
  source: 'source',
  owner_id: 'owner',
}

/** Cells of any number of customers as one change set: the good ones are written, each refused one says why. */
export const edit: Edit = (w, { cells }) => {
  const rules = rulesOn(w.read, w.clock.today())
  const at = w.clock.now()
  const refused: { id: number; field: string; reason: string }[] = []
  let changed = 0
  const done = w.gate.write(
    { command: 'customers.edit', subject: subjectOf(w.read, cells), actor: w.actor, origin: 'user', at },
    (tx) => {
      for (const [id, own] of grouped(cells)) {
        const stored = tx.read.get<StoredCustomer>('SELECT * FROM customer WHERE id = ?', id)
        if (!stored) {
          for (const cell of own) refused.push({ id, field: cell.field, reason: '这位客户已被删除' })
          continue
        }
        const patch: Row = {}
        for (const cell of own) {
          const outcome = readTypedCell(tx.read, id, cell.field, cell.value)
          const reason = 'refused' in outcome ? outcome.refused : emptiesCore(stored, outcome.patch)
          if (reason !== null) refused.push({ id, field: cell.field, reason })
          else if ('patch' in outcome) Object.assign(patch, outcome.patch, readAgain(stored, cell.field, patch))
        }
        const written = writeCustomer(tx, stored, patch, rules, at)
        changed += written.filter((column) => column in patch && column !== 'unread').length
      }
    },
  )
  return { changeSetId: done.changeSetId, changed, refused }
}

/** Writes a patch of own columns together with what follows from it; returns the columns that changed. */
export function writeCustomer(
  tx: GateTransaction,
  stored: StoredCustomer,
  patch: Row,
  rules: RuleSettings,
  at: string,
): string[] {
  const own = Object.keys(patch).filter((column) => patch[column] !== stored[column as keyof StoredCustomer])
  if (own.length === 0) return []
  const derived = deriveCustomer({ ...stored, ...patch } as StoredCustomer, contactFacts(tx.read, stored.id), rules)
  const { ...current } = stored
  return tx.update('customer', stored.id, { ...patch, ...derived, updated_at: at }, current as unknown as Row)
}

export function contactFacts(read: ReadHandle, customerId: number): ContactFacts[] {
  return read.all<ContactFacts>('SELECT name, phone, decision_role FROM contact WHERE customer_id = ? ORDER BY id', customerId)
}

function grouped<C extends { id: number }>(cells: readonly C[]): Map<number, C[]> {
  const byId = new Map<number, C[]>()
  for (const cell of cells) {
    const own = byId.get(cell.id)
    if (own) own.push(cell)
    else byId.set(cell.id, [cell])
  }
  return byId
}

function emptiesCore(stored: StoredCustomer, patch: Row): string | null {
  const stands = (column: string) => stored[column as keyof StoredCustomer] !== null
  const empties = Object.keys(patch).some((column) => column in coreColumns && patch[column] === null && stands(column))
  const budget = 'budget_min_fen' in patch && patch['budget_min_fen'] === null && patch['budget_max_fen'] === null
  const hadBudget = stands('budget_min_fen') || stands('budget_max_fen')
  return empties || (budget && hadBudget) ? '核心信息不能清空，只能改成别的值' : null
}

/** An edited cell settles what an import could not read there. */
function readAgain(stored: StoredCustomer, field: EditableField, patch: Row): Row {
  const text = (patch['unread'] as string | null | undefined) ?? stored.unread
  if (!text) return {}
  const unread = JSON.parse(text) as Record<string, string>
  if (!(field in unread)) return {}
  delete unread[field]
  return { unread: Object.keys(unread).length === 0 ? null : JSON.stringify(unread) }
}

function subjectOf(read: ReadHandle, cells: readonly { id: number; field: string }[]): string {
  const [first] = cells
  if (cells.length !== 1 || !first) return `${cells.length}`
  return read.value<string>('SELECT name FROM customer WHERE id = ?', first.id) ?? ''
}
