import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { tinykeys } from 'tinykeys'
import type { ReactNode } from 'react'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { useDesk } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useRevert } from '../changes/index.ts'
import { customerPlace } from '../customers/index.ts'
import { QuickEntry } from './quick-entry.tsx'
import type { EntryField } from './quick-entry.tsx'
import { recordColumns, recordFilters } from './record-columns.ts'
import type { RecordColumn, RecordRow } from './record-columns.ts'

interface Props<Row extends RecordRow> {
  readonly slice: 'tickets' | 'meetings' | 'cocreations' | 'contracts' | 'touches'
  readonly table: string
  readonly tables: readonly string[]
  readonly columns: readonly RecordColumn<Row>[]
  readonly appendable: readonly string[]
  readonly entry: readonly EntryField[]
  /** The field that the day or hour of a typed line goes to; without it there is a form only. */
  readonly lineTime?: EntryField['field']
  readonly active: boolean
  /** Show this customer's records first. */
  readonly customer: string | undefined
  readonly tools?: ReactNode
  /** Where opening a row leads; the customer when left out. */
  readonly onOpen?: (row: Row) => void
}

/** Records about customers at the desk, with a short form for one more. */
export function RecordDesk<Row extends RecordRow>(props: Props<Row>) {
  const { slice, table, columns: own, onOpen: openRow } = props
  const speech = useSpeech()
  const say = speech.words.services.records[slice]
  const { layout, save } = useSavedLayout(`grid:${slice}`)
  const choices = useSteadyQuery('customers.choices', {}).data
  const members = useSteadyQuery('members.list', {}).data
  const total = useSteadyQuery(`${slice}.count`, {}).data?.count ?? null
  const desk = useDesk()
  const { undo } = useRevert()
  const [adding, setAdding] = useState(false)
  const owners = useMemo(() => (members ?? []).filter(({ active }) => active).map(({ name }) => name), [members])
  const columns = useMemo(() => recordColumns<Row>(speech, table, own, () => owners), [speech, table, own, owners])
  const fields = useMemo(() => recordFilters<Row>(speech, table, own, choices), [speech, table, own, choices])
  const initial = useMemo(
    () => (props.customer === undefined ? [] : [{ field: 'customer', op: 'eq' as const, value: props.customer }]),
    [props.customer],
  )
  const open = useCallback(
    (row: Row) => (openRow ? openRow(row) : desk.open(customerPlace(row.customerId, row.customerName))),
    [desk, openRow],
  )
  useEffect(() => {
    if (!props.active || adding) return undefined
    return tinykeys(window, {
      'Alt+KeyN': (event) => {
        event.preventDefault()
        setAdding(true)
      },
    })
  }, [props.active, adding])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  if (layout === undefined) return <LoadingState rows={12} />
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say.add}
    </Button>
  )
  return (
    <section className="desk" aria-label={say.title}>
      <GridDesk<Row>
        slice={slice}
        exported={`${slice}.export`}
        table={table}
        tables={props.tables}
        active={props.active && !adding}
        columns={columns}
        fields={fields}
        initial={initial}
        appendable={props.appendable}
        total={total}
        layout={layout}
        onLayout={save}
        words={say}
        undo={undoSet}
        onOpen={open}
        renderTools={() => (
          <>
            {props.tools}
            {add}
          </>
        )}
        renderEmpty={(filtered) => (
          <div className="desk-over">
            <EmptyState
              title={filtered ? say.noMatch : say.emptyTitle}
              body={filtered ? '' : say.emptyBody}
              actions={!filtered && add}
            />
          </div>
        )}
      />
      {adding && (
        <QuickEntry
          slice={slice}
          heading={say.add}
          table={table}
          fields={props.entry}
          lineTime={props.lineTime}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  )
}
