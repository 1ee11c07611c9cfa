import { App, Button } from 'antd'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { editableLeadFields, leadSources, leadStates } from '../../../src-preload/contract/leads.ts'
import type { LeadRow } from '../../../src-preload/contract/leads.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { useRevert } from '../changes/index.ts'
import { RecordEntry } from '../records/index.ts'
import { leadColumns, leadFilters } from './lead-columns.ts'
import { LeadDrawer } from './lead-drawer.tsx'
import { RehearsalDrawer } from './rehearsal-drawer.tsx'
import { ReportDrawer } from './report-drawer.tsx'
import './leads.css'

const tables = ['lead', 'member', 'customer']
const waiting = { field: 'state', op: 'eq', value: leadStates[0] } as const

/** Leads (rule A2): the list, one more in seconds, what waits assigned by the rule, its deviations and rehearsal. */
export function LeadsView({ active, params }: ViewProps) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.leads
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const { layout, save } = useSavedLayout('grid:leads')
  const choices = useSteadyQuery('customers.choices', {}).data
  const total = useSteadyQuery('leads.count', {}).data?.count ?? null
  const asked = Number(params['lead'] ?? 0)
  const askedFor = useSteadyQuery(
    'leads.list',
    asked === 0 ? null : { filter: { field: 'id', op: 'eq', value: asked }, offset: 0, limit: 1 },
  )
  // Undefined: nobody opened or closed one yet, so that the one of the address is open.
  const [chosen, setOpen] = useState<LeadRow | null | undefined>(undefined)
  const open = chosen === undefined ? (askedFor.data?.rows[0] ?? null) : chosen
  const [panel, setPanel] = useState<'add' | 'report' | 'rehearse' | null>(null)
  const { undo } = useRevert()
  const industries = useMemo(() => (choices?.industry ?? []).map(({ value }) => value), [choices])
  const columns = useMemo(() => leadColumns(speech, () => industries, setOpen), [speech, industries])
  const fields = useMemo(() => leadFilters(speech, choices), [speech, choices])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  const close = useCallback(() => setPanel(null), [])
  const assignWaiting = async () => {
    try {
      const { rows } = await wire.call('leads.list', { filter: waiting, offset: 0, limit: 1000 })
      if (rows.length === 0) return void message.info(say.noneWaiting)
      const done = await wire.call('leads.assign', { ids: rows.map(({ id }) => id) })
      void message.info(say.assignedMany(format.count(done.assigned.length), format.count(done.waiting.length)))
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  if (layout === undefined) return <LoadingState rows={12} />
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setPanel('add')}>
      {say.add}
    </Button>
  )
  return (
    <section className="desk" aria-label={say.title}>
      <GridDesk<LeadRow>
        slice="leads"
        exported="leads.export"
        table="lead"
        tables={tables}
        active={active && panel === null && open === null}
        columns={columns}
        fields={fields}
        initial={[]}
        appendable={editableLeadFields}
        total={total}
        layout={layout}
        onLayout={save}
        words={say}
        undo={undoSet}
        onOpen={setOpen}
        renderTools={() => (
          <>
            <Button className="desk-extra" onClick={() => void assignWaiting()}>
              {say.assignNow}
            </Button>
            <Button onClick={() => setPanel('report')}>{say.report}</Button>
            <Button onClick={() => setPanel('rehearse')}>{say.rehearse}</Button>
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
      {open && <LeadDrawer lead={open} onClose={() => setOpen(null)} />}
      {panel === 'report' && <ReportDrawer onClose={close} />}
      {panel === 'rehearse' && <RehearsalDrawer onClose={close} />}
      {panel === 'add' && (
        <Suspense>
          <RecordEntry
            slice="leads"
            table="lead"
            heading={say.add}
            onClose={close}
            fields={[
              { field: 'name', kind: 'text', required: true },
              { field: 'contactName', kind: 'text' },
              { field: 'phone', kind: 'text' },
              { field: 'source', kind: 'open', choices: leadSources },
              { field: 'industry', kind: 'open', choices: industries },
              { field: 'needClass', kind: 'text' },
              { field: 'region', kind: 'text' },
              { field: 'remark', kind: 'long' },
            ]}
          />
        </Suspense>
      )}
    </section>
  )
}
