import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import type { QuoteVersionGridRow } from '../../../../src-preload/contract/quote-versions.ts'
import { GridDesk } from '../../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../../text/language.tsx'
import { useDesk, type ViewProps } from '../../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../../ui/states.tsx'
import { useSteadyQuery } from '../../../wire/use-query.ts'
import { comparePlace, quotePlace } from '../places.ts'
import { versionColumns, versionFilters } from './version-columns.ts'

const tables = ['quote_version', 'quote', 'customer']
const nothing = () => undefined

/** Every version of every quote: found by what it changed, opened against the one before it. */
export function QuoteVersionsView({ active }: ViewProps) {
  const speech = useSpeech()
  const say = speech.words.quoteVersions
  const { layout, save } = useSavedLayout('grid:quote-versions')
  const total = useSteadyQuery('quote-versions.count', {}).data?.count ?? null
  const desk = useDesk()
  const columns = useMemo(() => versionColumns(speech), [speech])
  const fields = useMemo(() => versionFilters(speech), [speech])
  const open = useCallback(
    (row: QuoteVersionGridRow) => desk.open(row.beforeId === null ? quotePlace(row.quoteId) : comparePlace(row.beforeId, row.id)),
    [desk],
  )
  if (layout === undefined) return <LoadingState rows={12} />
  return (
    <section className="desk" aria-label={say.title}>
      <GridDesk<QuoteVersionGridRow>
        slice="quote-versions"
        table="quote_version"
        tables={tables}
        active={active}
        columns={columns}
        fields={fields}
        initial={[]}
        appendable={[]}
        total={total}
        layout={layout}
        onLayout={save}
        words={say}
        undo={nothing}
        onOpen={open}
        exported="quote-versions.export"
        removes={false}
        writes={false}
        renderEmpty={(filtered, clear) => (
          <div className="desk-over">
            <EmptyState
              title={filtered ? say.noMatch : say.emptyTitle}
              body={filtered ? '' : say.emptyBody}
              actions={filtered && <Button onClick={clear}>{say.clear}</Button>}
            />
          </div>
        )}
      />
    </section>
  )
}
