import { Splitter } from 'antd'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import type { FilterCondition, RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import { DataGrid } from '../../grid/data-grid.tsx'
import type { GridHandle } from '../../grid/grid-handle.ts'
import { FilterChips } from '../../grid/filters/filter-chips.tsx'
import { FilterPopover } from '../../grid/filters/filter-popover.tsx'
import { conditionsFor, replaceField } from '../../grid/filters/filter-field.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureState } from '../../ui/states.tsx'
import { useReportStatus } from '../../ui/status-line.tsx'
import { useQuery, useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { customerColumns } from './customer-columns.ts'
import { CustomerPanel } from './customer-panel.tsx'
import { filterFields } from './filter-fields.ts'
import { GridEmpty } from './grid-empty.tsx'
import { GridToolbar } from './grid-toolbar.tsx'
import { useCellEdits } from './use-cell-edits.ts'
import { useChoices } from './use-choices.ts'
import { useRefreshOnCommit } from './use-refresh-on-commit.ts'
import { useRemove } from './use-remove.ts'
import './customers.css'

interface Props {
  readonly initial: readonly FilterCondition[]
  readonly active: boolean
  readonly layout: string | null
  readonly onLayout: (layout: string) => void
}

function toQuery(conditions: readonly FilterCondition[], search: string): RowQuery {
  const useful = conditions.filter((condition) => condition.value !== '')
  return { ...(useful.length > 0 ? { filter: { all: [...useful] } } : {}), ...(search === '' ? {} : { search }) }
}

export function CustomerGrid({ initial, active, layout, onLayout }: Props) {
  const wire = useWire()
  const speech = useSpeech()
  const { words, format } = speech
  const [conditions, setConditions] = useState<readonly FilterCondition[]>(initial)
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<Sort>([])
  const [selected, setSelected] = useState<readonly CustomerRow[]>([])
  const [opened, setOpened] = useState<number | null>(null)
  const [panelWidth, setPanelWidth] = useState(400)
  const [asking, setAsking] = useState<{ field: string; anchor: DOMRect } | null>(null)
  const [stale, setStale] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const grid = useRef<GridHandle<CustomerRow> | null>(null)
  const handle = useCallback(() => grid.current, [])

  const typed = useDeferredValue(search.trim())
  const query = useMemo(() => toQuery(conditions, typed), [conditions, typed])
  // While hidden behind another tab nothing is counted again.
  const total = useSteadyQuery('customers.summary', {}).data
  const counted = useQuery('customers.count', query)
  const count = counted.data?.count ?? null
  const choices = useChoices()

  const open = useCallback((row: CustomerRow) => setOpened(row.id), [])
  const columns = useMemo(() => customerColumns(speech, choices.values, open), [speech, choices.values, open])
  const fields = useMemo(() => filterFields(words, choices.data, total?.byTier), [words, choices.data, total?.byTier])
  const filtered = useMemo(() => new Set(conditions.map((condition) => condition.field)), [conditions])
  const source = useMemo(
    () => ({
      rows: async (offset: number, limit: number, order: Sort) =>
        (await wire.call('customers.list', { ...query, sort: order, offset, limit })).rows,
    }),
    [wire, query],
  )

  const affecting = useRef({ sort, filtered })
  useEffect(() => {
    affecting.current = { sort, filtered }
  })
  const onEdited = useCallback((field: string) => {
    const { sort, filtered } = affecting.current
    if (filtered.has(field) || sort.some((each) => each.field === field)) setStale(true)
  }, [])
  const edits = useCellEdits(handle, onEdited)
  const refresh = useCallback(() => {
    setStale(false)
    setFailure(null)
    grid.current?.refresh()
  }, [])
  useRefreshOnCommit(edits, refresh)
  useEffect(() => wire.transport.onConnection((state) => state === 'ready' && refresh()), [wire, refresh])

  const remove = useRemove()
  const removeSelected = useCallback(
    () =>
      void remove(
        selected.map((row) => row.id),
        () => grid.current?.clearSelection(),
      ),
    [remove, selected],
  )
  const closePanel = useCallback(() => {
    setOpened((id) => {
      if (id !== null) grid.current?.focusCell(id)
      return null
    })
  }, [])

  const sum = selected.reduce((fen, row) => fen + (row.annualPurchase?.fen ?? 0), 0)
  useReportStatus(active, {
    shown: count,
    total: total?.total ?? null,
    selected: selected.length,
    sum: selected.length > 0 ? { field: words.fields.annualPurchase, text: format.shortMoney(sum) } : null,
  })

  const change = (next: readonly FilterCondition[]) => {
    setConditions(next)
    setStale(false)
    grid.current?.clearSelection()
  }
  const field = asking ? fields.find((each) => each.field === asking.field) : undefined
  const empty = count === 0 && !failure

  return (
    <>
      <GridToolbar
        active={active}
        count={count}
        search={search}
        onSearch={setSearch}
        fields={fields}
        conditions={conditions}
        onConditions={change}
        columns={columns}
        handle={handle}
        query={query}
        sort={sort}
        selected={selected.length}
        onRemove={removeSelected}
        stale={stale}
        onRefresh={refresh}
      />
      <FilterChips conditions={conditions} search={typed} fields={fields} onChange={change} onSearch={setSearch} />
      <div className="customers-body">
        <Splitter onResize={([, width]) => width !== undefined && width > 0 && setPanelWidth(width)}>
          <Splitter.Panel min={360}>
            <div className="customers-grid">
              <DataGrid
                label={words.customers.grid.label}
                columns={columns}
                source={source}
                count={count}
                filteredFields={filtered}
                layout={layout}
                idOf={(row) => row.id}
                refusedNote={words.customers.grid.refused}
                filterLabel={words.customers.grid.filterColumn}
                onReady={(ready) => (grid.current = ready)}
                onLayout={onLayout}
                onSort={setSort}
                onSelection={setSelected}
                onOpen={open}
                onFocus={(row) => setOpened((now) => (now === null ? null : row.id))}
                onRemove={removeSelected}
                onFilter={(name, anchor) => setAsking({ field: name, anchor })}
                onEdit={(row, name, text) => void edits.edit(row, name, text)}
                onLoaded={() => setFailure(null)}
                onFailed={(thrown) => setFailure(failureOf(thrown))}
              />
              {failure && (
                <div className="customers-over">
                  <FailureState failure={failure} onRetry={refresh} />
                </div>
              )}
              {empty && (
                <GridEmpty filtered={conditions.length > 0 || typed !== ''} onClear={() => (change([]), setSearch(''))} />
              )}
            </div>
          </Splitter.Panel>
          <Splitter.Panel
            size={opened === null ? 0 : panelWidth}
            min={opened === null ? 0 : 300}
            max="60%"
            resizable={opened !== null}
          >
            {opened !== null && <CustomerPanel id={opened} active={active} onClose={closePanel} onOpen={setOpened} />}
          </Splitter.Panel>
        </Splitter>
      </div>
      {asking && field && (
        <FilterPopover
          anchor={asking.anchor}
          field={field}
          conditions={conditionsFor(conditions, field.field)}
          onApply={(next) => {
            change(replaceField(conditions, field.field, next))
            setAsking(null)
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
