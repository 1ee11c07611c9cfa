import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { targetFields } from '../../../src-preload/contract/targets.ts'
import type { TargetRow } from '../../../src-preload/contract/targets.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import { useDesk } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useRevert } from '../changes/index.ts'
import { importsPlace } from '../imports/index.ts'
import { targetColumns, targetFilters } from './target-columns.ts'

const tables = ['year_target', 'member']
const nothing = () => undefined

/** Targets of reps, regions and cities, month by month, filled in like the sheet they come from. */
export function TargetsView({ active }: ViewProps) {
  const speech = useSpeech()
  const say = speech.words.targets
  const desk = useDesk()
  const { layout, save } = useSavedLayout('grid:targets')
  const total = useSteadyQuery('targets.count', {}).data?.count ?? null
  const { undo } = useRevert()
  const columns = useMemo(() => targetColumns(speech), [speech])
  const fields = useMemo(() => targetFilters(speech), [speech])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  if (layout === undefined) return <LoadingState rows={12} />
  const take = <Button onClick={() => desk.open(importsPlace)}>{say.import}</Button>
  return (
    <section className="desk" aria-label={say.title}>
      <GridDesk<TargetRow>
        slice="targets"
        table="year_target"
        tables={tables}
        active={active}
        columns={columns}
        fields={fields}
        initial={[]}
        appendable={targetFields}
        total={total}
        layout={layout}
        onLayout={save}
        words={say}
        undo={undoSet}
        onOpen={nothing}
        exported="targets.export"
        renderTools={() => take}
        renderEmpty={(filtered) => (
          <div className="desk-over">
            <EmptyState
              title={filtered ? say.noMatch : say.emptyTitle}
              body={filtered ? '' : say.emptyBody}
              actions={!filtered && take}
            />
          </div>
        )}
      />
    </section>
  )
}
