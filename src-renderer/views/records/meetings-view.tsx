import { useMemo } from 'react'
import { editableMeetingFields, meetingKinds } from '../../../src-preload/contract/meetings.ts'
import type { MeetingRow } from '../../../src-preload/contract/meetings.ts'
import type { ViewProps } from '../../ui/places.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { EntryField } from './quick-entry.tsx'
import type { RecordColumn } from './record-columns.ts'
import { RecordDesk } from './record-desk.tsx'

const tables = ['meeting', 'customer', 'member']
const columns: readonly RecordColumn<MeetingRow>[] = [
  { field: 'kind', width: 110, kind: 'choice', choices: meetingKinds, text: (row) => row.kind },
  { field: 'name', width: 220, kind: 'text', text: (row) => row.name },
  { field: 'heldOn', width: 110, kind: 'date', text: (row) => row.heldOn },
  { field: 'attendees', width: 180, kind: 'text', text: (row) => row.attendees ?? '' },
  { field: 'summary', width: 360, kind: 'text', text: (row) => row.summary ?? '' },
]

/** Meetings with customers: reviews keep promises, technical ones go to the call centre. */
export function MeetingsView({ params, active }: ViewProps) {
  const today = useSteadyQuery('system.capabilities', {}).data?.today ?? ''
  const entry = useMemo(
    (): EntryField[] => [
      { field: 'customer', kind: 'customer', required: true },
      { field: 'kind', kind: 'choice', choices: meetingKinds, initial: meetingKinds[0], required: true },
      { field: 'name', kind: 'text', required: true },
      { field: 'heldOn', kind: 'date', initial: today },
      { field: 'owner', kind: 'member' },
      { field: 'attendees', kind: 'text' },
      { field: 'summary', kind: 'long' },
    ],
    [today],
  )
  return (
    <RecordDesk<MeetingRow>
      slice="meetings"
      table="meeting"
      tables={tables}
      columns={columns}
      appendable={editableMeetingFields}
      entry={entry}
      lineTime="heldOn"
      active={active}
      customer={params['customer']}
    />
  )
}
