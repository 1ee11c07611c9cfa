import type { OwnedKind } from '../../../src-preload/contract/hand-overs.ts'
import type { Owned } from '../../domain/hand-overs/share-out.ts'
import type { Reading } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { openSql, stagesOn } from '../pipeline/index.ts'

/** Where a kind of thing is stored and who owns it; `c` is the table. */
export interface OwnedPlace {
  readonly kind: OwnedKind
  readonly table: string
  readonly column: string
  /** Which of them count as still running; true for all. */
  readonly running: string
  readonly name: string
  readonly customer: string
  readonly weight: string
  /** The column holds the member's name instead of the id. */
  readonly byName?: true
  /** The table notes when a row was last edited. */
  readonly stamped: boolean
}

const plain = { running: '1', name: 'c.name', customer: 'NULL', weight: '0', stamped: true } as const

/** Everything a member can own, customers first. */
export function ownedPlaces(read: ReadHandle, today: string): readonly OwnedPlace[] {
  const ofCustomer = { ...plain, customer: 'c.customer_id' }
  return [
    {
      ...plain,
      kind: 'customers',
      table: 'customer',
      column: 'owner_id',
      customer: 'c.id',
      weight: 'coalesce(c.annual_purchase_fen, 0)',
    },
    {
      ...plain,
      kind: 'success',
      table: 'customer',
      column: 'success_manager_id',
      customer: 'c.id',
      weight: 'coalesce(c.annual_purchase_fen, 0)',
    },
    {
      ...ofCustomer,
      kind: 'opportunities',
      table: 'opportunity',
      column: 'owner_id',
      running: openSql('c.stage', stagesOn(read, today)),
      weight: 'coalesce(c.amount_fen, 0)',
    },
    {
      ...ofCustomer,
      kind: 'quotes',
      table: 'quote',
      column: 'owner',
      byName: true,
      running: `c.state IN ('draft', 'running', 'returned')`,
      name: `c.number || ' ' || c.title`,
      weight: 'c.amount_fen',
    },
    {
      ...ofCustomer,
      kind: 'contracts',
      table: 'contract',
      column: 'owner_id',
      running: `c.status IN ('待签署', '履行中')`,
      weight: 'coalesce(c.amount_fen, 0)',
    },
    { ...ofCustomer, kind: 'promises', table: 'obligation', column: 'owner_id', running: 'c.ended_at IS NULL', stamped: false },
    { ...ofCustomer, kind: 'tickets', table: 'ticket', column: 'owner_id', running: 'c.closed_at IS NULL' },
    {
      ...plain,
      kind: 'tasks',
      table: 'task',
      column: 'owner_id',
      running: `c.state = 'open'`,
      name: 'c.title',
      customer: `CASE WHEN c.subject = 'customer' THEN c.subject_id END`,
    },
    { ...plain, kind: 'delegated', table: 'task', column: 'delegated_by_id', running: `c.state = 'open'`, name: 'c.title' },
    { ...plain, kind: 'leads', table: 'lead', column: 'assigned_to', running: `c.status = 'open'` },
    { ...plain, kind: 'team', table: 'member', column: 'manager_id', running: 'c.active = 1' },
  ]
}

export interface OwnedRow extends Owned {
  readonly name: string
}

/** What a member owns of a kind, newest last. */
export function ownedOf({ read }: Pick<Reading, 'read'>, place: OwnedPlace, member: { id: number; name: string }): OwnedRow[] {
  const owner: SqlValue = place.byName ? member.name : member.id
  return read.all<OwnedRow>(
    `SELECT c.id, ${place.name} AS name, ${place.customer} AS customerId, ${place.weight} AS weight FROM ${place.table} AS c
     WHERE c.${place.column} = ? AND ${place.running} ORDER BY c.id`,
    owner,
  )
}
