import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { editableTrialFields } from '../../../src-preload/contract/trials.ts'
import type { TrialRow } from '../../../src-preload/contract/trials.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useRevert } from '../changes/index.ts'
import { ApplyDialog } from './apply-dialog.tsx'
import { DutiesDrawer } from './duties-drawer.tsx'
import { FitsDrawer } from './fits-drawer.tsx'
import { ReportDrawer } from './report-drawer.tsx'
import { trialColumns, trialFilters } from './trial-columns.ts'
import { TrialDrawer } from './trial-drawer.tsx'
import './trials.css'

const tables = ['trial', 'trial_event', 'trial_duty', 'product', 'member', 'customer']

/** Trials (rule B10): the list, one more by the cascade, who approves, what matches, and the report. */
export function TrialsView({ params, active }: ViewProps) {
  const speech = useSpeech()
  const say = speech.words.trials
  const { layout, save } = useSavedLayout('grid:trials')
  const choices = useSteadyQuery('customers.choices', {}).data
  const members = useSteadyQuery('members.list', {}).data
  const table = useSteadyQuery('trials.cascade', {}).data
  const total = useSteadyQuery('trials.count', {}).data?.count ?? null
  const [open, setOpen] = useState<number | null>(params['trial'] === undefined ? null : Number(params['trial']))
  const [panel, setPanel] = useState<'add' | 'fits' | 'duties' | 'report' | null>(params['new'] === undefined ? null : 'add')
  const { undo } = useRevert()
  const owners = useMemo(() => (members ?? []).filter((one) => one.active).map(({ name }) => name), [members])
  const levels = useMemo(() => ({ grade: table?.grades ?? [], model: table?.models ?? [], test: table?.tests ?? [] }), [table])
  const openRow = useCallback((row: TrialRow) => setOpen(row.id), [])
  const columns = useMemo(() => trialColumns(speech, levels, () => owners, openRow), [speech, levels, owners, openRow])
  const fields = useMemo(() => trialFilters(speech, choices), [speech, choices])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  const close = useCallback(() => setPanel(null), [])
  if (layout === undefined) return <LoadingState rows={12} />
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setPanel('add')}>
      {say.add}
    </Button>
  )
  return (
    <section className="desk" aria-label={say.title}>
      <GridDesk<TrialRow>
        slice="trials"
        exported="trials.export"
        table="trial"
        tables={tables}
        active={active && panel === null && open === null}
        columns={columns}
        fields={fields}
        initial={[]}
        appendable={editableTrialFields}
        total={total}
        layout={layout}
        onLayout={save}
        words={say}
        undo={undoSet}
        onOpen={openRow}
        renderTools={() => (
          <>
            <Button className="desk-extra" onClick={() => setPanel('report')}>
              {say.report.title}
            </Button>
            <Button onClick={() => setPanel('fits')}>{say.fits.title}</Button>
            <Button onClick={() => setPanel('duties')}>{say.duties.title}</Button>
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
      {open !== null && <TrialDrawer id={open} onOpen={setOpen} onClose={() => setOpen(null)} />}
      {panel === 'add' && <ApplyDialog onClose={close} onMade={setOpen} />}
      {panel === 'fits' && <FitsDrawer onClose={close} />}
      {panel === 'duties' && <DutiesDrawer onClose={close} />}
      {panel === 'report' && <ReportDrawer onClose={close} />}
    </section>
  )
}
