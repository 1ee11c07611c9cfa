import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { editableTicketFields, ticketKinds } from '../../../src-preload/contract/tickets.ts'
import type { TicketRow } from '../../../src-preload/contract/tickets.ts'
import { useSpeech } from '../../text/language.tsx'
import { TableOutlined } from '../../ui/icons.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import type { EntryField } from './quick-entry.tsx'
import type { RecordColumn } from './record-columns.ts'
import { RecordDesk } from './record-desk.tsx'
import { TicketDialog } from './ticket-dialog.tsx'
import './records.css'
import { TicketReport } from './ticket-report.tsx'

const tables = ['ticket', 'ticket_hand_off', 'customer', 'member']
const entry: readonly EntryField[] = [
  { field: 'customer', kind: 'customer', required: true },
  { field: 'kind', kind: 'choice', choices: ticketKinds, initial: ticketKinds[1], required: true },
  { field: 'name', kind: 'text', required: true },
  { field: 'openedAt', kind: 'text', placeholder: '2026-02-25 14:30' },
  { field: 'owner', kind: 'member' },
  { field: 'remark', kind: 'long' },
]

/** Complaints and technical questions (rule B8): the grid, one more in a few seconds, and the report. */
export function TicketsView({ params, active }: ViewProps) {
  const { words, format } = useSpeech()
  const [report, setReport] = useState(false)
  const [opened, setOpened] = useState<TicketRow | null>(null)
  const columns = useMemo((): RecordColumn<TicketRow>[] => {
    const time = (at: string | null) => (at === null ? '' : format.dateTime(at))
    const hours = (value: number | null) => (value === null ? '' : format.decimal(value))
    return [
      { field: 'kind', width: 96, kind: 'choice', choices: ticketKinds, text: (row) => row.kind },
      { field: 'name', width: 260, kind: 'text', text: (row) => row.name },
      { field: 'openedAt', width: 150, kind: 'date', text: (row) => time(row.openedAt) },
      { field: 'firstResponseAt', width: 150, kind: 'date', text: (row) => time(row.firstResponseAt) },
      { field: 'closedAt', width: 150, kind: 'date', text: (row) => time(row.closedAt) },
      {
        field: 'responseHours',
        width: 130,
        kind: 'number',
        editable: false,
        text: (row) => hours(row.responseHours),
        more: { numeric: true },
      },
      {
        field: 'closeHours',
        width: 130,
        kind: 'number',
        editable: false,
        text: (row) => hours(row.closeHours),
        more: { numeric: true },
      },
      {
        field: 'handOffs',
        width: 90,
        kind: 'number',
        editable: false,
        text: (row) => String(row.handOffs),
        more: { numeric: true },
      },
      { field: 'remark', width: 200, kind: 'text', text: (row) => row.remark ?? '' },
    ]
  }, [format])
  return (
    <>
      <RecordDesk<TicketRow>
        slice="tickets"
        table="ticket"
        tables={tables}
        columns={columns}
        appendable={editableTicketFields}
        entry={entry}
        lineTime="openedAt"
        active={active && !report && opened === null}
        customer={params['customer']}
        tools={
          <Button icon={<TableOutlined />} onClick={() => setReport(true)}>
            {words.services.records.report}
          </Button>
        }
        onOpen={setOpened}
      />
      {report && <TicketReport onClose={() => setReport(false)} />}
      {opened && <TicketDialog ticket={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
