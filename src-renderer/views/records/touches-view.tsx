import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { editableTouchFields, touchKinds, touchStates } from '../../../src-preload/contract/touches.ts'
import type { TouchRow } from '../../../src-preload/contract/touches.ts'
import { useSpeech } from '../../text/language.tsx'
import { TableOutlined } from '../../ui/icons.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { BreakDensity } from './break-density.tsx'
import type { EntryField } from './quick-entry.tsx'
import type { RecordColumn } from './record-columns.ts'
import { RecordDesk } from './record-desk.tsx'
import { TouchDialog } from './touch-dialog.tsx'
import './records.css'

const tables = ['touch', 'customer', 'member']
const entry: readonly EntryField[] = [
  { field: 'customer', kind: 'customer', required: true },
  { field: 'kind', kind: 'choice', choices: touchKinds, initial: touchKinds[0], required: true },
  { field: 'name', kind: 'text', required: true },
  { field: 'at', kind: 'text', placeholder: '2026-02-25 14:30' },
  { field: 'store', kind: 'text' },
  { field: 'owner', kind: 'member' },
  { field: 'remark', kind: 'long' },
]

/** Customers who turned to us (rule B7): whether somebody answered, and where journeys break. */
export function TouchesView({ params, active }: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.touches
  const [density, setDensity] = useState(false)
  const [opened, setOpened] = useState<TouchRow | null>(null)
  const columns = useMemo((): RecordColumn<TouchRow>[] => {
    const time = (at: string | null) => (at === null ? '' : format.dateTime(at))
    const when = (field: 'at' | 'repliedAt' | 'followedUpAt' | 'escalatedAt'): RecordColumn<TouchRow> => ({
      field,
      width: 150,
      kind: 'date',
      text: (row) => time(row[field]),
    })
    return [
      { field: 'kind', width: 84, kind: 'choice', choices: touchKinds, text: (row) => row.kind },
      { field: 'name', width: 240, kind: 'text', text: (row) => row.name },
      // A call of this minute stands first.
      { ...when('at'), more: { initialSort: 'desc' } },
      {
        field: 'state',
        width: 96,
        kind: 'choice',
        choices: touchStates,
        editable: false,
        text: (row) => say.states[row.state] ?? row.state,
        more: {
          value: (row) => row.state,
          mark: (row) => (row.state === touchStates[2] ? { kind: 'red', note: say.states[row.state] ?? row.state } : null),
        },
      },
      when('repliedAt'),
      when('followedUpAt'),
      when('escalatedAt'),
      { field: 'store', width: 120, kind: 'text', text: (row) => row.store ?? '' },
      { field: 'remark', width: 200, kind: 'text', text: (row) => row.remark ?? '' },
    ]
  }, [format, say])
  return (
    <>
      <RecordDesk<TouchRow>
        slice="touches"
        table="touch"
        tables={tables}
        columns={columns}
        appendable={editableTouchFields}
        entry={entry}
        active={active && !density && opened === null}
        customer={params['customer']}
        tools={
          <Button icon={<TableOutlined />} onClick={() => setDensity(true)}>
            {say.density}
          </Button>
        }
        onOpen={setOpened}
      />
      {density && <BreakDensity onClose={() => setDensity(false)} />}
      {opened && <TouchDialog touch={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
