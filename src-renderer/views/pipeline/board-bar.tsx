import { Input, Switch } from 'antd'
import { useMemo, useState } from 'react'
import type { SavedView } from '../../../src-preload/contract/views.ts'
import { fromFilter, toFilter } from '../../grid/desk/desk-query.ts'
import type { DeskFilter } from '../../grid/desk/desk-query.ts'
import { ExportButton } from '../../grid/desk/export-button.tsx'
import { AddFilter } from '../../grid/filters/add-filter.tsx'
import { FilterChips } from '../../grid/filters/filter-chips.tsx'
import { FilterBuilder } from '../../grid/views/filter-builder.tsx'
import { ViewMenu } from '../../grid/views/view-menu.tsx'
import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { SearchOutlined } from '../../ui/icons.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { dealFilters } from './deal-columns.ts'
import { askedDeals } from './places.ts'
import { useLists } from './use-lists.ts'

interface Props {
  readonly filter: DeskFilter
  readonly search: string
  readonly query: RowQuery
  readonly sort: Sort
  readonly closed: boolean
  readonly onFilter: (filter: DeskFilter) => void
  readonly onSearch: (search: string) => void
  readonly onClosed: (closed: boolean) => void
}

/** What the board is asked: the filters and saved views of the grid, which is one click away with the same question. */
export function BoardBar({ filter, search, query, sort, closed, onFilter, onSearch, onClosed }: Props) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.pipeline.board
  const { stages, choices } = useLists()
  const fields = useMemo(() => dealFilters(speech, { stages, choices }), [speech, stages, choices])
  const [chosen, setChosen] = useState<SavedView | null>(null)
  const [building, setBuilding] = useState(false)
  const typed = search.trim()
  const choose = (view: SavedView) => {
    setChosen(view)
    onFilter(fromFilter(view.definition.filter))
    onSearch(view.definition.search ?? '')
  }
  return (
    <>
      <header className="board-bar" role="toolbar" aria-label={say.label}>
        <ViewMenu
          list="pipeline"
          // Columns, groups and colours are the grid's: a view saved here keeps those of the view it came from.
          current={() => ({
            ...(chosen?.definition ?? { columns: null, sort: [], group: [], rowHeight: 'normal', colours: [] }),
            filter: toFilter(filter),
            search: typed === '' ? null : typed,
          })}
          chosen={chosen}
          takeDefault={false}
          onChoose={choose}
        />
        <Input
          className="board-search"
          prefix={<SearchOutlined />}
          placeholder={words.pipeline.search}
          aria-label={words.pipeline.search}
          allowClear
          value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
        <AddFilter
          fields={fields}
          conditions={filter.conditions}
          onChange={(conditions) => onFilter({ ...filter, conditions })}
          onCombine={() => setBuilding(true)}
        />
        <label className="board-switch">
          <Switch size="small" checked={closed} onChange={onClosed} /> {say.closed}
        </label>
        <span className="muted board-hint">{say.hint}</span>
        <PlaceLink to={askedDeals(filter, typed, closed ? [] : [{ field: 'open', op: 'eq', value: true }])}>
          {say.asGrid}
        </PlaceLink>
        <ExportButton job="pipeline.export" query={shownQuery(query, closed)} sort={sort} fields={() => [...exported]} />
      </header>
      <FilterChips
        conditions={filter.conditions}
        combined={filter.combined}
        drilled={null}
        search={typed}
        fields={fields}
        onChange={(conditions) => onFilter({ ...filter, conditions })}
        onCombined={(combined) => onFilter({ ...filter, combined })}
        onUndrill={() => undefined}
        onSearch={onSearch}
        onClear={() => {
          onFilter({ conditions: [], combined: null })
          onSearch('')
        }}
      />
      {building && (
        <FilterBuilder
          fields={fields}
          filter={filter.combined}
          onApply={(combined) => {
            onFilter({ ...filter, combined })
            setBuilding(false)
          }}
          onClose={() => setBuilding(false)}
        />
      )}
    </>
  )
}

/** What the cards show of a deal. */
const exported = [
  'stage',
  'name',
  'customerName',
  'ownerName',
  'amount',
  'weighted',
  'expectedClose',
  'daysInStage',
  'nextStep',
  'nextStepOn',
  'stuck',
  'stalled',
] as const

/** The columns in sight: without the closing states only what runs. */
function shownQuery(query: RowQuery, closed: boolean): RowQuery {
  if (closed) return query
  const open = { field: 'open', op: 'eq' as const, value: true }
  return { ...query, filter: query.filter ? { all: [query.filter, open] } : open }
}
