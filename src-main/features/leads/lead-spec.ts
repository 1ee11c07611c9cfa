import { leadStates, type LeadRow, type LeadState } from '../../../src-preload/contract/leads.ts'
import type { CellOutcome, GridSlice } from '../../grid/grid-slice.ts'
import { recordSlice, type JoinedRecord, type RecordSpec } from '../../grid/records/record-slice.ts'
import { refused } from '../../grid/records/record-fields.ts'
import type { Reading } from '../../store/contexts.ts'
import type { FieldCatalogue } from '../../store/filter-sql.ts'
import type { Row } from '../../store/gate.ts'
import { assignNew } from './assign.ts'
import { followLeads } from './clocks.ts'

interface JoinedLead extends JoinedRecord {
  readonly name: string
  readonly contact_name: string | null
  readonly phone: string | null
  readonly source: string | null
  readonly industry: string | null
  readonly need_class: string | null
  readonly remark: string | null
  readonly state: LeadState
  readonly assigned_to: number | null
  readonly arrived_at: string
  readonly assign_due_at: string | null
  readonly assigned_at: string | null
  readonly touch_due_at: string | null
  readonly escalate_at: string | null
  readonly first_touch_at: string | null
  readonly closed_at: string | null
  readonly drop_reason: string | null
  readonly opportunity_id: number | null
}

/** The state of a lead in the words it is shown by. */
export const stateSql = `CASE WHEN c.status = 'converted' THEN '${leadStates[3]}' WHEN c.status = 'dropped' THEN '${leadStates[4]}'
  WHEN c.assigned_to IS NULL THEN '${leadStates[0]}' WHEN c.first_touch_at IS NULL THEN '${leadStates[1]}' ELSE '${leadStates[2]}' END`

type StandingLead = Omit<LeadRow, 'late'>

export const leadSpec: RecordSpec<JoinedLead, StandingLead> = {
  name: 'leads',
  table: 'lead',
  ownerColumn: 'assigned_to',
  fields: {
    name: { kind: 'text', column: 'name', most: 200, required: true },
    contactName: { kind: 'text', column: 'contact_name', most: 60 },
    phone: { kind: 'text', column: 'phone', most: 40 },
    source: { kind: 'text', column: 'source', most: 60 },
    industry: { kind: 'text', column: 'industry', most: 60 },
    needClass: { kind: 'text', column: 'need_class', most: 60 },
    region: { kind: 'text', column: 'region', most: 40 },
    arrivedAt: { kind: 'instant', column: 'arrived_at', required: true },
    remark: { kind: 'text', column: 'remark', most: 4000 },
  },
  computed: {
    state: { kind: 'text', sql: stateSql },
    // The lead's own: the customer it may become is not there yet.
    region: { kind: 'text', sql: 'c.region' },
    assignedAt: { kind: 'text', sql: wall('assigned_at') },
    touchDueAt: { kind: 'text', sql: wall('touch_due_at') },
    firstTouchAt: { kind: 'text', sql: wall('first_touch_at') },
    dropReason: { kind: 'text', sql: 'c.drop_reason' },
  },
  required: ['name'],
  blank: (at) => ({
    name: null,
    contact_name: null,
    phone: null,
    source: null,
    industry: null,
    need_class: null,
    region: null,
    remark: null,
    arrived_at: at,
    status: 'open',
  }),
  shown: (row) => ({
    id: row.id,
    name: row.name,
    contactName: row.contact_name,
    phone: row.phone,
    source: row.source,
    industry: row.industry,
    needClass: row.need_class,
    region: row.region,
    remark: row.remark,
    state: row.state,
    ownerId: row.assigned_to,
    ownerName: row.owner_name,
    arrivedAt: row.arrived_at,
    assignDueAt: row.assign_due_at,
    assignedAt: row.assigned_at,
    touchDueAt: row.touch_due_at,
    escalateAt: row.escalate_at,
    firstTouchAt: row.first_touch_at,
    closedAt: row.closed_at,
    dropReason: row.drop_reason,
    customerId: row.customer_id,
    customerName: row.customer_name,
    opportunityId: row.opportunity_id,
  }),
  check: { columns: ['arrived_at', 'assigned_at'], of: checkArrival },
  written(r, tx, ids) {
    followLeads(r, tx, ids)
    assignNew(r, tx, ids)
  },
}

/** A time as people read it, to the minute. */
function wall(column: string): string {
  return `strftime('%Y-%m-%d %H:%M', c.${column}, '+8 hours')`
}

function checkArrival(row: Row, now: string): CellOutcome | null {
  const [arrived, assigned] = [row['arrived_at'], row['assigned_at']]
  if (typeof arrived !== 'string') return null
  if (arrived > now) return refused('in-the-future', '线索还没有到，不能先记上')
  return typeof assigned === 'string' && assigned < arrived ? refused('out-of-order', '到达不能晚于分派时间') : null
}

const base = recordSlice(leadSpec)

/** Leads in the grid, with the conditions of their clocks beside the stored fields. */
export const leadGrid: GridSlice<LeadRow> = {
  ...base,
  fields: (r) => ({ ...base.fields(r), ...clockFields(r) }),
  shown(r, ids) {
    const now = r.clock.now()
    return base.shown(r, ids).map((row) => row && { ...row, late: lateness(row, now) })
  },
}

function lateness(row: StandingLead, now: string): LeadRow['late'] {
  const [waiting, untouched] = leadStates
  const passed = (at: string | null) => at !== null && at <= now
  if (row.state === waiting) return passed(row.assignDueAt) ? 'assign' : null
  if (row.state !== untouched || !passed(row.touchDueAt)) return null
  return passed(row.escalateAt) ? 'escalate' : 'touch'
}

function clockFields(r: Reading): FieldCatalogue {
  const now = r.clock.now()
  const flag = (sql: string) => ({
    compile: (op: string, value: unknown) =>
      op === 'eq' && typeof value === 'boolean' ? { sql: value ? sql : `NOT coalesce((${sql}), 0)`, values: [now] } : null,
  })
  const open = `c.status = 'open'`
  return {
    ownerId: { kind: 'number', sql: 'c.assigned_to' },
    assignLate: flag(`(${open} AND c.assigned_to IS NULL AND c.assign_due_at <= ?)`),
    touchLate: flag(`(${open} AND c.assigned_to IS NOT NULL AND c.first_touch_at IS NULL AND c.touch_due_at <= ?)`),
    untouchedLong: flag(`(${open} AND c.assigned_to IS NOT NULL AND c.first_touch_at IS NULL AND c.escalate_at <= ?)`),
  }
}
