import { Button, Splitter } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ReconciliationRow } from '../../../src-preload/contract/reconciliation.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { useDesk, type ViewProps } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useRevert } from '../changes/index.ts'
import { rebatesPlace } from '../rebates/index.ts'
import { BulkDecision } from './bulk-decision.tsx'
import { ClaimsDialog } from './claims-dialog.tsx'
import { reconciliationColumns, reconciliationFilters } from './reconciliation-columns.ts'
import { ReconciliationPanel } from './reconciliation-panel.tsx'
import './reconciliation.css'

const tables = ['reconciliation', 'rebate_settlement', 'rebate_period', 'customer']

/** Period × customer: calculated, claimed, paid; the panel explains and decides the row that is open. */
export function ReconciliationView({ params, active }: ViewProps) {
  const speech = useSpeech()
  const say = speech.words.reconciliation
  const { period } = params
  const { layout, save } = useSavedLayout('grid:reconciliation')
  const total = useSteadyQuery('reconciliation.count', {}).data?.count ?? null
  const [opened, setOpened] = useState<ReconciliationRow | null>(null)
  const [width, setWidth] = useState(440)
  const [claiming, setClaiming] = useState(false)
  const desk = useDesk()
  const periods = useSteadyQuery('rebates.periods', {}).data
  const focusGrid = useRef<() => void>(() => undefined)
  const { undo } = useRevert()
  const columns = useMemo(() => reconciliationColumns(speech), [speech])
  const fields = useMemo(() => reconciliationFilters(speech), [speech])
  const initial = useMemo(() => (period === undefined ? [] : [{ field: 'period', op: 'eq' as const, value: period }]), [period])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  const close = useCallback(() => {
    setOpened(null)
    focusGrid.current()
  }, [])
  // What is being settled is what claims come in for.
  const newest = (periods?.find(({ status }) => status === 'open') ?? periods?.[0])?.name
  if (layout === undefined) return <LoadingState rows={12} />
  return (
    <section className="desk" aria-label={say.title}>
      <Splitter onResize={([, wide]) => wide !== undefined && wide > 0 && setWidth(wide)}>
        <Splitter.Panel min={360}>
          <div className="desk-column">
            <GridDesk<ReconciliationRow>
              slice="reconciliation"
              table="reconciliation"
              tables={tables}
              active={active}
              columns={columns}
              fields={fields}
              initial={initial}
              appendable={[]}
              total={total}
              layout={layout}
              onLayout={save}
              words={say}
              undo={undoSet}
              onOpen={setOpened}
              onActive={(row) => setOpened((now) => (now === null ? null : row))}
              onReady={(focus) => (focusGrid.current = focus)}
              removes={false}
              renderTools={(chosen) => (
                <>
                  <BulkDecision chosen={chosen} />
                  <Button
                    className="recon-tool"
                    type="primary"
                    icon={<PlusOutlined />}
                    title={say.takeClaims}
                    onClick={() => setClaiming(true)}
                  >
                    {say.takeClaims}
                  </Button>
                </>
              )}
              renderEmpty={(filtered) => (
                <div className="desk-over">
                  <EmptyState
                    title={filtered ? say.noMatch : say.emptyTitle}
                    body={filtered ? '' : say.emptyBody}
                    actions={
                      filtered ? undefined : (
                        <Button type="primary" onClick={() => desk.open(rebatesPlace)}>
                          {speech.words.rebates.title}
                        </Button>
                      )
                    }
                  />
                </div>
              )}
            />
          </div>
        </Splitter.Panel>
        <Splitter.Panel size={opened === null ? 0 : width} min={opened === null ? 0 : 340} max="60%" resizable={opened !== null}>
          {opened !== null && <ReconciliationPanel key={opened.id} id={opened.id} active={active} onClose={close} />}
        </Splitter.Panel>
      </Splitter>
      {claiming && <ClaimsDialog period={period ?? opened?.period ?? newest ?? ''} onClose={() => setClaiming(false)} />}
    </section>
  )
}
