import { Splitter } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { editableOpportunityFields } from '../../../src-preload/contract/pipeline.ts'
import type { OpportunityRow } from '../../../src-preload/contract/pipeline.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useRevert } from '../changes/index.ts'
import { customColumnSpecs, customFilterFields, useCustomFields } from '../fields/index.ts'
import { dealColumns, dealFilters } from './deal-columns.ts'
import { DealPanel } from './deal-panel.tsx'
import { conditionsOf } from './places.ts'
import { useLists } from './use-lists.ts'
import './pipeline.css'

const tables = ['opportunity', 'customer', 'member', 'stage']

/** Deals at the desk, with a side panel that follows the active row while it is open. */
export function DealsView({ params, active }: ViewProps) {
  const speech = useSpeech()
  const say = speech.words.pipeline
  const { layout, save } = useSavedLayout('grid:pipeline')
  const [initial] = useState(() => conditionsOf(params))
  const [opened, setOpened] = useState<number | null>(null)
  const [panelWidth, setPanelWidth] = useState(400)
  const { stages, choices, current } = useLists()
  const total = useSteadyQuery('pipeline.count', {}).data?.count ?? null
  const { undo } = useRevert()
  const open = useCallback((row: OpportunityRow) => setOpened(row.id), [])
  const own = useCustomFields('opportunities')
  const columns = useMemo(
    () => [...dealColumns(speech, current, open), ...customColumnSpecs<OpportunityRow>(speech, own ?? [])],
    [speech, current, open, own],
  )
  const fields = useMemo(
    () => [...dealFilters(speech, { stages, choices }), ...customFilterFields(own ?? [])],
    [speech, stages, choices, own],
  )
  const focusGrid = useRef<() => void>(() => undefined)
  const close = useCallback(() => {
    setOpened(null)
    focusGrid.current()
  }, [])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  if (layout === undefined || own === undefined) return <LoadingState rows={12} />
  return (
    <section className="desk" aria-label={say.title}>
      <Splitter onResize={([, width]) => width !== undefined && width > 0 && setPanelWidth(width)}>
        <Splitter.Panel min={360}>
          <div className="desk-column">
            <GridDesk<OpportunityRow>
              slice="pipeline"
              exported="pipeline.export"
              table="opportunity"
              tables={tables}
              active={active}
              columns={columns}
              fields={fields}
              initial={initial}
              appendable={editableOpportunityFields}
              total={total}
              layout={layout}
              onLayout={save}
              words={say}
              undo={undoSet}
              onOpen={open}
              onActive={(row) => setOpened((now) => (now === null ? null : row.id))}
              onReady={(focus) => (focusGrid.current = focus)}
              renderEmpty={(filtered) => (
                <div className="desk-over">
                  <EmptyState title={filtered ? say.noMatch : say.emptyTitle} body={filtered ? '' : say.emptyBody} />
                </div>
              )}
            />
          </div>
        </Splitter.Panel>
        <Splitter.Panel
          size={opened === null ? 0 : panelWidth}
          min={opened === null ? 0 : 320}
          max="60%"
          resizable={opened !== null}
        >
          {opened !== null && <DealPanel id={opened} active={active} onClose={close} />}
        </Splitter.Panel>
      </Splitter>
    </section>
  )
}
