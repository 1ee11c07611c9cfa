import { createGrid } from 'ag-grid-community'
import type { CellKeyDownEvent, GridApi, GridOptions } from 'ag-grid-community'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Sort } from '../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../text/language.tsx'
import { useAppearance } from '../ui/appearance.tsx'
import { CellOverlay } from './cell-overlay.ts'
import { columnDefs } from './column-defs.ts'
import type { ColumnSpec } from './column-spec.ts'
import { gridHandle } from './grid-handle.ts'
import type { GridHandle } from './grid-handle.ts'
import { gridTheme } from './grid-theme.ts'
import { registerGridModules } from './modules.ts'
import { infiniteSource } from './row-source.ts'
import type { RowSource } from './row-source.ts'
import './data-grid.css'

export interface DataGridProps<Row> {
  readonly label: string
  readonly columns: readonly ColumnSpec<Row>[]
  readonly source: RowSource<Row>
  /** Known number of rows; null while it is being counted. */
  readonly count: number | null
  readonly filteredFields: ReadonlySet<string>
  /** Saved columns as the grid wrote them, or null. Read once. */
  readonly layout: string | null
  readonly idOf: (row: Row) => number
  readonly refusedNote: (reason: string) => string
  readonly filterLabel: (title: string) => string
  readonly onReady: (handle: GridHandle<Row>) => void
  readonly onLayout: (layout: string) => void
  readonly onSort: (sort: Sort) => void
  readonly onSelection: (rows: readonly Row[]) => void
  readonly onOpen: (row: Row) => void
  readonly onFocus: (row: Row) => void
  readonly onRemove: () => void
  readonly onFilter: (field: string, anchor: DOMRect) => void
  readonly onEdit: (row: Row, field: string, text: string) => void
  readonly onLoaded: (rows: number, offset: number) => void
  readonly onFailed: (thrown: unknown) => void
}

/** AG Grid on the infinite row model. AG reads its own words once, so another language is another grid. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { language } = useSpeech()
  return <OneGrid key={language} {...props} />
}

/** Made once and then told what changed. */
function OneGrid<Row>(props: DataGridProps<Row>) {
  const { words } = useSpeech()
  const { preferences, nonce } = useAppearance()
  const host = useRef<HTMLDivElement>(null)
  const api = useRef<GridApi<Row> | null>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const defs = useRef((specs: readonly ColumnSpec<Row>[]) => columnDefs(specs, { ...setupOf(latest), overlay: overlay.current }))
  const overlay = useRef(new CellOverlay())
  const roomy = preferences.density === 'comfortable'
  const atFirst = useRef({ roomy, nonce, words })

  useEffect(() => {
    if (!host.current) return undefined
    registerGridModules()
    const options: GridOptions<Row> = {
      ...fixedOptions,
      theme: gridTheme(atFirst.current.roomy),
      styleNonce: atFirst.current.nonce,
      localeText: atFirst.current.words.gridLocale,
      columnDefs: defs.current(latest.current.columns),
      getRowId: ({ data }) => String(latest.current.idOf(data)),
      onCellEditRequest({ data, colDef, newValue }) {
        if (colDef.colId !== undefined) latest.current.onEdit(data, colDef.colId, String(newValue ?? ''))
      },
      onSelectionChanged: ({ api }) => latest.current.onSelection(api.getSelectedRows()),
      onSortChanged: ({ api }) => {
        latest.current.onSort(sortOf(api))
        rememberSoon(api)
      },
      onCellFocused({ api, rowIndex }) {
        const row = rowIndex === null ? undefined : api.getDisplayedRowAtIndex(rowIndex)?.data
        if (row) latest.current.onFocus(row)
      },
      onCellKeyDown: (event) => 'column' in event && onKey(event, latest.current),
      onColumnMoved: ({ api, finished }) => finished && rememberSoon(api),
      onColumnResized: ({ api, finished }) => finished && rememberSoon(api),
      onColumnVisible: ({ api }) => rememberSoon(api),
      onColumnPinned: ({ api }) => rememberSoon(api),
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    let remembering = false
    function rememberSoon(api: GridApi<Row>): void {
      if (!remembering) return
      clearTimeout(timer)
      timer = setTimeout(() => latest.current.onLayout(JSON.stringify(api.getColumnState())), 400)
    }
    const created = createGrid(host.current, options)
    api.current = created
    applyLayout(created, latest.current.layout)
    remembering = true
    latest.current.onReady(gridHandle(created, overlay.current, (row) => latest.current.idOf(row)))
    return () => {
      clearTimeout(timer)
      api.current = null
      created.destroy()
    }
  }, [])

  useEffect(() => api.current?.setGridOption('theme', gridTheme(roomy)), [roomy])
  useEffect(() => {
    const grid = api.current
    if (!grid) return
    grid.setGridOption('columnDefs', defs.current(props.columns))
  }, [props.columns])
  useEffect(() => {
    const grid = api.current
    if (!grid) return
    grid.setGridOption('datasource', infiniteSource(props.source, latest.current))
    if (grid.getDisplayedRowCount() > 0) grid.ensureIndexVisible(0, 'top')
    // A new source forgets the count; if the new count is known already, nothing else would tell it.
    if (latest.current.count !== null) grid.setRowCount(latest.current.count, true)
  }, [props.source])
  useEffect(() => {
    if (props.count !== null) api.current?.setRowCount(props.count, true)
  }, [props.count])
  const { filteredFields } = props
  useEffect(() => {
    if (filteredFields) api.current?.refreshHeader()
  }, [filteredFields])

  return <div ref={host} className="data-grid" role="region" aria-label={props.label} />
}

const fixedOptions: GridOptions = {
  rowModelType: 'infinite',
  cacheBlockSize: 200,
  maxBlocksInCache: 20,
  maxConcurrentDatasourceRequests: 2,
  infiniteInitialRowCount: 30,
  rowBuffer: 4,
  animateRows: false,
  maintainColumnOrder: true,
  suppressOverlays: ['loading', 'noRows'],
  readOnlyEdit: true,
  enterNavigatesVerticallyAfterEdit: true,
  stopEditingWhenCellsLoseFocus: true,
  tooltipShowDelay: 400,
  suppressDragLeaveHidesColumns: true,
  rowSelection: { mode: 'multiRow', checkboxes: true, headerCheckbox: false, enableClickSelection: false },
  selectionColumnDef: { pinned: 'left', width: 38, suppressHeaderMenuButton: true, sortable: false, resizable: false },
  defaultColDef: {
    resizable: true,
    suppressKeyboardEvent: ({ event, editing }) => !editing && isOwnKey(event),
    suppressHeaderKeyboardEvent: ({ event, column }) => {
      if (!event.altKey || event.key !== 'ArrowDown' || !('getColId' in column)) return false
      const cell = event.target instanceof Element ? event.target.closest('.ag-header-cell') : null
      cell?.querySelector<HTMLButtonElement>('.column-filter')?.click()
      return true
    },
  },
}

const isOwnKey = (event: KeyboardEvent) =>
  (event.shiftKey && event.key === 'Enter') ||
  (event.altKey && event.key === 'ArrowDown') ||
  ((event.ctrlKey || event.metaKey) && (event.key === 'Delete' || event.key === 'Backspace'))

function onKey<Row>({ event, data, api, column, node }: CellKeyDownEvent<Row>, props: DataGridProps<Row>): void {
  if (!(event instanceof KeyboardEvent) || !data || api.getEditingCells().length > 0) return
  // Composing Chinese begins with this code and no letter; the editor must be there to receive it.
  if (event.keyCode === 229 && column.isCellEditable(node)) {
    if (node.rowIndex !== null) api.startEditingCell({ rowIndex: node.rowIndex, colKey: column })
  } else if (event.shiftKey && event.key === 'Enter') props.onOpen(data)
  else if (event.altKey && event.key === 'ArrowDown') {
    const cell = event.target instanceof Element ? event.target : null
    if (cell) props.onFilter(column.getColId(), cell.getBoundingClientRect())
  } else if ((event.ctrlKey || event.metaKey) && (event.key === 'Delete' || event.key === 'Backspace')) props.onRemove()
  else if (event.key === 'Enter' && !column.isCellEditable(node)) props.onOpen(data)
}

function setupOf<Row>(latest: { readonly current: DataGridProps<Row> }) {
  return {
    idOf: (row: Row) => latest.current.idOf(row),
    filterLabel: (title: string) => latest.current.filterLabel(title),
    refusedNote: (reason: string) => latest.current.refusedNote(reason),
    isFiltered: (field: string) => latest.current.filteredFields.has(field),
    onFilter: (field: string, anchor: DOMRect) => latest.current.onFilter(field, anchor),
  }
}

function sortOf<Row>(api: GridApi<Row>): Sort {
  return api
    .getColumnState()
    .filter((state) => state.sort)
    .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map((state) => ({ field: state.colId, direction: state.sort === 'desc' ? 'desc' : 'asc' }))
}

function applyLayout<Row>(api: GridApi<Row>, layout: string | null): void {
  if (layout === null) return
  try {
    api.applyColumnState({ state: JSON.parse(layout) as never, applyOrder: true })
  } catch {
    // A layout written by another version is worth less than a working grid.
  }
}
