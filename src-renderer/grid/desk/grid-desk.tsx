import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Filter, FilterCondition, Sort } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureState } from '../../ui/states.tsx'
import { useReportStatus } from '../../ui/status-line.tsx'
import type { ColumnSpec } from '../column-spec.ts'
import { DataGrid } from '../data-grid.tsx'
import { conditionsFor, replaceField } from '../filters/filter-field.ts'
import type { FilterField } from '../filters/filter-field.ts'
import { FilterChips } from '../filters/filter-chips.tsx'
import { FilterPopover } from '../filters/filter-popover.tsx'
import type { AskedAction } from '../hands/hands-events.ts'
import type { GridSlice } from '../rows/grid-port.ts'
import { spanSize, touchedRows, wholeRows } from '../selection/parts.ts'
import type { Selection } from '../selection/selection.ts'
import { AppendDialog } from '../work/append-dialog.tsx'
import { BulkDialog } from '../work/bulk-dialog.tsx'
import { FindPanel } from '../work/find-panel.tsx'
import { PrintDialog } from '../work/print-dialog.tsx'
import { KeysDialog } from '../work/keys-dialog.tsx'
import { useCellTalk } from '../work/use-cell-talk.tsx'
import { useHandWork } from '../work/use-hand-work.ts'
import { useOperations } from '../work/use-operations.tsx'
import { useSelectionFigures } from '../work/use-selection-figures.ts'
import type { ChosenRows } from './chosen-rows.ts'
import { toQuery } from './desk-query.ts'
import type { DeskFilter } from './desk-query.ts'
import type { ExportJob } from './export-button.tsx'
import { DeskToolbar } from './desk-toolbar.tsx'
import { useDeskView } from './use-desk-view.ts'
import { useLook } from './use-look.ts'
import { useRemoveRows } from './use-remove-rows.ts'
import { GroupTable } from '../views/group-table.tsx'
import { useSummary } from '../views/use-summary.tsx'
import './desk.css'

export interface DeskProps<Row extends { readonly id: number }> {
  readonly slice: GridSlice
  /** The row's own table, whose cells have a history. */
  readonly table: string
  /** Tables whose change makes the rows stale. */
  readonly tables: readonly string[]
  readonly active: boolean
  readonly columns: readonly ColumnSpec<Row>[]
  readonly fields: readonly FilterField[]
  readonly initial: readonly FilterCondition[]
  /** Conditions joined otherwise than by "and", and words searched for, that the list opens with. */
  readonly initialCombined?: Filter | null
  readonly initialSearch?: string
  readonly appendable: readonly string[]
  /** Rows there are without any filter. */
  readonly total: number | null
  readonly layout: string | null
  readonly onLayout: (layout: string) => void
  readonly words: {
    readonly title: string
    readonly label: string
    readonly search: string
    readonly rows: (count: string) => string
    readonly removed: (count: string) => string
  }
  readonly undo: (changeSetId: number) => void
  readonly onOpen: (row: Row) => void
  readonly onActive?: (row: Row) => void
  readonly onReady?: (focus: () => void) => void
  /** Buttons of the slice, right of the layer's own. */
  /** The slice again where its list can be had as a file. */
  readonly exported?: ExportJob
  readonly renderTools?: (chosen: ChosenRows) => ReactNode
  readonly lists?: DeskLists
  /** False where rows follow from elsewhere and nobody deletes them. */
  readonly removes?: boolean
  /** False where no cell is ever written. */
  readonly writes?: boolean
  readonly renderEmpty: (filtered: boolean, clear: () => void) => ReactNode
}

/** A choice of lists above the toolbar. It stands in the filter, so that a saved view keeps it, but is no chip. */
export interface DeskLists {
  /** The fields of the conditions it makes, each with the fields of a row that decide it. */
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly render: (conditions: readonly FilterCondition[], change: (conditions: readonly FilterCondition[]) => void) => ReactNode
}

const idOf = (row: { readonly id: number }) => row.id
export type Dialog = 'bulk' | 'find' | 'keys' | 'print'

/** A list as a person works on it: toolbar, chips, the grid with its hands, and everything that opens from them. */
export function GridDesk<Row extends { readonly id: number }>(props: DeskProps<Row>) {
  const { columns, fields, active, undo } = props
  const { words, format } = useSpeech()
  const [filter, setFilter] = useState<DeskFilter>({ conditions: props.initial, combined: props.initialCombined ?? null })
  const [drilled, setDrilled] = useState<{ filter: Filter; title: string } | null>(null)
  const [search, setSearch] = useState(props.initialSearch ?? '')
  const [sort, setSort] = useState<Sort>(() =>
    columns.flatMap(({ field, initialSort }) => (initialSort ? [{ field, direction: initialSort }] : [])),
  )
  const [selection, setSelection] = useState<Selection | null>(null)
  const [asking, setAsking] = useState<{ field: string; anchor: DOMRect } | null>(null)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [appending, setAppending] = useState<{ rows: string[][]; fields: readonly string[] } | null>(null)
  const look = useLook<Row>(columns)

  const typed = useDeferredValue(search.trim())
  const query = useMemo(() => toQuery(filter, typed, drilled?.filter ?? null), [filter, typed, drilled])
  const whole = useMemo(() => toQuery(filter, typed, null), [filter, typed])
  const { view, handle, count, ...desk } = useDeskView<Row>({
    slice: props.slice,
    tables: props.tables,
    query,
    sort,
    idOf,
    decidedBy: props.lists?.fields,
  })
  const filtered = useMemo(() => new Set(filter.conditions.map((condition) => condition.field)), [filter])
  const titleOf = useCallback((field: string) => columns.find((spec) => spec.field === field)?.title ?? field, [columns])

  const { onDwell, openHistory, talk } = useCellTalk<Row>(props.table, handle, titleOf)
  const operations = useOperations<Row>({ handle, titleOf, undo })
  const remove = useRemoveRows(handle, props.words.removed, undo)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const removeSelected = useCallback(() => {
    const hands = handle()?.hands
    if (hands && latest.current.removes !== false) remove(wholeRows(hands.selection, hands.extent))
  }, [handle, remove])
  const onAction = useCallback(
    (action: AskedAction) => {
      const grid = handle()
      if (!grid) return
      const { hands } = grid
      const { row } = hands.selection.active
      const field = hands.activeField
      const data = grid.view().pages.peek(row)
      const anchor = hands.adapter.cell(row, field)?.getBoundingClientRect()
      if (action === 'find' || (action === 'bulk' && latest.current.writes !== false)) setDialog(action)
      else if (action === 'remove') removeSelected()
      else if (action === 'open' && data) latest.current.onOpen(data)
      else if (action === 'filter' && anchor) setAsking({ field, anchor })
      else if (action === 'history' && data && anchor) openHistory({ id: data.id, field, title: titleOf(field), anchor })
      else if (action === 'escape' && data && grid.overlay.refusal(data.id, field)) {
        grid.overlay.forget(data.id, field)
        hands.adapter.redraw(row, row, [field])
      }
    },
    [handle, removeSelected, titleOf, openHistory],
  )
  const onAppend = useCallback((rows: string[][], named: readonly string[]) => setAppending({ rows, fields: named }), [])
  const hands = useHandWork<Row>({ handle, columns, operations, onAction, onAppend })
  const grouped = look.definition.group.length > 0 && !drilled
  const summary = useSummary({ handle, columns, count, version: desk.version, look, shown: look.summary && !grouped })
  const figures = useSelectionFigures(handle, selection, columns, desk.version)
  const touched = selection ? touchedRows(selection, { rows: count ?? 0, cols: 1 }) : []
  const chosen: ChosenRows = {
    count: spanSize(touched),
    ids: async (most) => (await handle()?.idsOf(touched, most)) ?? [],
  }
  const rowsSelected = selection && handle() && props.removes !== false ? wholeRows(selection, { rows: count ?? 0, cols: 1 }) : []
  const removable = rowsSelected.reduce((sum, span) => sum + span.last - span.first + 1, 0)
  useReportStatus(active, { shown: count, total: props.total, selected: figures.rows, figures: figures.text })

  const change = useCallback((next: DeskFilter) => {
    setFilter(next)
    setDrilled(null)
  }, [])
  const listed = filter.conditions.filter(({ field }) => Object.hasOwn(props.lists?.fields ?? {}, field))
  const conditions = filter.conditions.filter((each) => !listed.includes(each))
  const onConditions = (next: readonly FilterCondition[]) => change({ ...filter, conditions: [...listed, ...next] })
  const clear = () => {
    change({ conditions: listed, combined: null })
    setSearch('')
  }
  const back = () => {
    setDialog(null)
    handle()?.hands.focus()
  }
  const asked = asking ? fields.find((each) => each.field === asking.field) : undefined
  const anyFilter = conditions.length > 0 || filter.combined !== null || typed !== ''

  return (
    <>
      {props.lists?.render(listed, (next) => change({ ...filter, conditions: [...next, ...conditions] }))}
      <DeskToolbar<Row>
        {...props}
        count={count}
        search={search}
        onSearch={setSearch}
        filter={filter}
        onFilter={change}
        sort={sort}
        query={query}
        handle={handle}
        look={look}
        removable={removable}
        chosen={chosen}
        onRemove={removeSelected}
        stale={desk.stale}
        onRefresh={desk.reopen}
        onDialog={setDialog}
      />
      <FilterChips
        conditions={conditions}
        combined={filter.combined}
        drilled={drilled?.title ?? null}
        search={typed}
        fields={fields}
        onChange={onConditions}
        onCombined={(combined) => change({ ...filter, combined })}
        onUndrill={() => setDrilled(null)}
        onSearch={setSearch}
        onClear={clear}
      />
      <div className="desk-body">
        <DataGrid<Row>
          label={props.words.label}
          columns={columns}
          view={view}
          count={count}
          filteredFields={filtered}
          layout={props.layout}
          rowHeight={look.definition.rowHeight ?? 'normal'}
          colourOf={look.colourOf}
          idOf={idOf}
          onReady={(ready) => {
            desk.onReady(ready)
            latest.current.onReady?.(() => ready.hands.focus())
          }}
          onLayout={props.onLayout}
          onSort={setSort}
          onSelection={(next) => {
            setSelection(next)
            const row = handle()?.view().pages.peek(next.active.row)
            if (row) latest.current.onActive?.(row)
          }}
          onFilter={(field, anchor) => setAsking({ field, anchor })}
          summary={summary.texts}
          onSummary={summary.open}
          onDwell={onDwell}
          onEdited={desk.onEdited}
          onLoaded={desk.onLoaded}
          onFailed={desk.onFailed}
          hands={hands}
        />
        {desk.failure && (
          <div className="desk-over">
            <FailureState failure={desk.failure} onRetry={desk.reopen} />
          </div>
        )}
        {count === 0 && !desk.failure && props.renderEmpty(anyFilter || drilled !== null, clear)}
        {grouped && (
          <GroupTable
            port={view.port}
            query={whole}
            group={look.definition.group}
            columns={columns}
            fields={fields}
            version={desk.version}
            onOpen={(inside, title) => setDrilled({ filter: inside, title })}
          />
        )}
        {dialog === 'find' && <FindPanel handle={handle} columns={columns} operations={operations} onClose={back} />}
      </div>
      {summary.menu}
      {dialog === 'print' && (
        <PrintDialog handle={handle} columns={columns} title={props.words.title} count={count ?? 0} onClose={back} />
      )}
      {dialog === 'bulk' && <BulkDialog handle={handle} columns={columns} operations={operations} onClose={back} />}
      {dialog === 'keys' && <KeysDialog handle={handle} onClose={back} />}
      {appending && (
        <AppendDialog
          rows={appending.rows}
          fields={appending.fields}
          columns={columns}
          appendable={props.appendable}
          handle={handle}
          onClose={() => {
            setAppending(null)
            handle()?.hands.focus()
          }}
        />
      )}
      {talk}
      {operations.dialogs}
      {asking && asked && (
        <FilterPopover
          anchor={asking.anchor}
          field={asked}
          conditions={conditionsFor(conditions, asked.field)}
          onApply={(next) => {
            onConditions(replaceField(conditions, asked.field, next))
            setAsking(null)
            handle()?.hands.focus()
          }}
          onClose={() => setAsking(null)}
        />
      )}
      <span className="visually-hidden" aria-live="polite">
        {figures.rows > 0 ? words.shell.status.selected(format.count(figures.rows)) : ''}
      </span>
    </>
  )
}
