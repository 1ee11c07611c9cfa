import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { meetingKinds, type MeetingKind, type MeetingRow, type meetings } from '../../../src-preload/contract/meetings.ts'
import { dateAt, instantOf } from '../../domain/_base/instants.ts'
import { refused, zoneMinutes, type RecordField } from '../../grid/records/record-fields.ts'
import { recordCommands, recordReads } from '../../grid/records/record-handlers.ts'
import { recordLine } from '../../grid/records/record-line.ts'
import { recordSlice, type JoinedRecord, type RecordSpec } from '../../grid/records/record-slice.ts'
import { customerInLine } from '../customers/index.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { followMeetings } from '../services/index.ts'

interface JoinedMeeting extends JoinedRecord {
  readonly name: string
  readonly kind: MeetingKind
  readonly held_on: string
  readonly attendees: string | null
  readonly summary: string | null
}

const spec: RecordSpec<JoinedMeeting, MeetingRow> = {
  name: 'meetings',
  table: 'meeting',
  fields: {
    customer: { kind: 'customer', column: 'customer_id' },
    kind: {
      kind: 'choice',
      column: 'kind',
      values: meetingKinds,
      words: {
        technical: '技术会议',
        技术: '技术会议',
        review: '战略复盘会',
        复盘: '战略复盘会',
        季度战略复盘会: '战略复盘会',
        other: '其他',
      },
    },
    name: { kind: 'text', column: 'name', most: 200, required: true },
    heldOn: { kind: 'date', column: 'held_on', required: true },
    owner: { kind: 'member', column: 'owner_id' },
    attendees: { kind: 'text', column: 'attendees', most: 500 },
    summary: { kind: 'text', column: 'summary', most: 4000 },
  },
  computed: {},
  required: ['customer', 'kind', 'name'],
  blank: (at) => ({
    customer_id: null,
    name: null,
    kind: null,
    held_on: dateAt(instantOf(at), zoneMinutes),
    owner_id: null,
    attendees: null,
    summary: null,
  }),
  shown: (row) => ({
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name ?? '',
    customerTier: row.customer_tier,
    region: row.region,
    kind: row.kind,
    name: row.name,
    heldOn: row.held_on,
    ownerName: row.owner_name,
    attendees: row.attendees,
    summary: row.summary,
  }),
  // A meeting that is only planned keeps no promise.
  check: {
    columns: ['held_on'],
    of: (row, now) =>
      typeof row['held_on'] === 'string' && row['held_on'] > dateAt(instantOf(now), zoneMinutes)
        ? refused('in-the-future', '会议还没有开，请在开过之后再记')
        : null,
  },
  written: followMeetings,
}

export const meetingGrid = recordSlice(spec)
export const meetingsReads: QueryHandlers<typeof meetings, Reading> = {
  ...recordReads(meetingGrid),
  readLine: recordLine({ kind: spec.fields['kind'] as RecordField, at: 'day', customers: customerInLine }),
}
export const meetingsCommands: CommandHandlers<typeof meetings, Writing> = recordCommands(meetingGrid, spec)
