import { createGrid } from 'ag-grid-community'
import type { GridApi, GridOptions } from 'ag-grid-community'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Failure } from '../../src-preload/contract/_kit/failure.ts'
import type { Sort } from '../../src-preload/contract/_words/filter.ts'
import { failureWords } from '../text/failure-words.ts'
import { refusalWords } from '../text/reason-words.ts'
import { useSpeech } from '../text/language.tsx'
import type { Speech } from '../text/language.tsx'
import { useAppearance } from '../ui/appearance.tsx'
import { CellContent } from './cell-content.ts'
import { CellOverlay } from './cell-overlay.ts'
import { columnDefs } from './column-defs.ts'
import type { ColumnSpec } from './column-spec.ts'
import { applyColumns, gridHandle } from './grid-handle.ts'
import type { GridHandle } from './grid-handle.ts'
import { fixedOptions, sortOf } from './grid-options.ts'
import { gridTheme } from './grid-theme.ts'
import type { RowHeight } from './grid-theme.ts'
import { AgAdapter, rowNumberField } from './hands/ag-adapter.ts'
import { EditSession } from './hands/edit-session.ts'
import { GridHands } from './hands/grid-hands.ts'
import type { Dwelt, HandsEvents } from './hands/hands-events.ts'
import type { SummaryTexts } from './views/use-summary.tsx'
import { registerGridModules } from './modules.ts'
import type { OpenedView } from './rows/opened-view.ts'
import { infiniteSource } from './row-source.ts'
import type { Selection } from './selection/selection.ts'
import './data-grid.css'

/** A cell on which the mouse rests, and what is to be said of it. */
export interface Noted extends Dwelt {
  readonly id: number
  readonly note: string
}

export interface DataGridProps<Row> {
  readonly label: string
  readonly columns: readonly ColumnSpec<Row>[]
  /** A question; another question is another view. */
  readonly view: OpenedView<Row>
  /** Known number of rows; null while it is being counted. */
  readonly count: number | null
  readonly filteredFields: ReadonlySet<string>
  /** Saved columns as the grid wrote them, or null. Read once. */
  readonly layout: string | null
  readonly rowHeight: RowHeight
  /** A cell's colour by the view's rules; '' for none. */
  readonly colourOf: (row: Row, field: string) => string
  readonly idOf: (row: Row) => number
  readonly onReady: (handle: GridHandle<Row>) => void
  readonly onLayout: (layout: string) => void
  readonly onSort: (sort: Sort) => void
  readonly onSelection: (selection: Selection) => void
  readonly onFilter: (field: string, anchor: DOMRect) => void
  readonly onEdited: (fields: readonly string[]) => void
  readonly onLoaded: () => void
  readonly onFailed: (thrown: unknown) => void
  /** Everything the hands ask for that needs more than this grid: dialogs, the clipboard, range operations. */
  /** Texts of the row below the grid, by field; null for no such row. */
  readonly summary: SummaryTexts
  readonly onSummary: (field: string, anchor: DOMRect) => void
  readonly onDwell: (cell: Noted | null) => void
  readonly hands: Pick<HandsEvents, 'onFill' | 'onAction' | 'onFillDrag' | 'onCopy' | 'onPaste' | 'onRefused'>
}

/** AG Grid on the infinite row model. AG reads its own words once, so another language is another grid. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { language } = useSpeech()
  return <OneGrid key={language} {...props} />
}

/** Made once and then told what changed. */
function OneGrid<Row>(props: DataGridProps<Row>) {
  const speech = useSpeech()
  const { preferences, nonce } = useAppearance()
  const host = useRef<HTMLDivElement>(null)
  const made = useRef<Made<Row> | null>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const roomy = preferences.density === 'comfortable'
  const height = props.rowHeight === 'normal' && roomy ? 'roomy' : props.rowHeight
  const atFirst = useRef({ height, nonce, speech })

  useEffect(() => {
    if (!host.current) return undefined
    const grid = makeGrid(host.current, latest, atFirst.current)
    made.current = grid
    latest.current.onReady(grid.handle)
    return () => {
      made.current = null
      grid.destroy()
    }
  }, [])

  useEffect(() => made.current?.api.setGridOption('theme', gridTheme(height)), [height])
  useEffect(() => {
    const grid = made.current
    if (!grid) return
    grid.api.setGridOption('columnDefs', grid.defs(props.columns))
    grid.handle.hands.columnsChanged()
  }, [props.columns])
  useEffect(() => {
    const grid = made.current
    if (!grid) return
    grid.api.setGridOption(
      'datasource',
      infiniteSource({ rows: (offset, _, sort) => props.view.block(offset, sort) }, latest.current),
    )
    if (grid.api.getDisplayedRowCount() > 0) grid.api.ensureIndexVisible(0, 'top')
  }, [props.view])
  useEffect(() => {
    // Another view forgets the count it was told.
    if (props.count === null || !props.view || !made.current) return
    made.current.api.setRowCount(props.count, true)
    made.current.api.setColumnWidths([{ key: rowNumberField, newWidth: 22 + 8 * Math.max(3, String(props.count).length) }])
    made.current.handle.hands.repaintSoon()
  }, [props.count, props.view])
  const { filteredFields, colourOf, summary } = props
  useEffect(() => {
    // The row's cells ask for their texts; a fresh row makes them ask again.
    made.current?.api.setGridOption('pinnedBottomRowData', summary ? [{ id: -1 } as Row] : [])
  }, [summary])
  useEffect(() => {
    if (filteredFields) made.current?.api.refreshHeader()
  }, [filteredFields])
  useEffect(() => {
    made.current?.recolour(colourOf)
  }, [colourOf])

  return <div ref={host} className="data-grid" role="region" aria-label={props.label} />
}

interface Made<Row> {
  readonly api: GridApi<Row>
  readonly handle: GridHandle<Row>
  readonly defs: (specs: readonly ColumnSpec<Row>[]) => ReturnType<typeof columnDefs<Row>>
  /** Other rules of colour: every cell is drawn by them. */
  readonly recolour: (colourOf: DataGridProps<Row>['colourOf']) => void
  readonly destroy: () => void
}

function makeGrid<Row>(
  host: HTMLElement,
  latest: { readonly current: DataGridProps<Row> },
  { height, nonce, speech }: { height: RowHeight; nonce: string; speech: Speech },
): Made<Row> {
  registerGridModules()
  const { words, language } = speech
  const say = words.grid
  const overlay = new CellOverlay()
  const idOf = (row: Row) => latest.current.idOf(row)
  const view = () => latest.current.view
  let specs = new Map<string, ColumnSpec<Row>>()
  const specOf = (field: string) => specs.get(field)
  let hands: GridHands | null = null
  let colours = latest.current.colourOf
  let timer: ReturnType<typeof setTimeout> | undefined
  let remembering = false
  function rememberSoon(api: GridApi<Row>): void {
    if (!remembering) return
    clearTimeout(timer)
    timer = setTimeout(() => latest.current.onLayout(JSON.stringify(api.getColumnState())), 400)
  }
  const content = new CellContent<Row>({
    overlay,
    idOf,
    specOf,
    rowAt: (position) => view().pages.peek(position),
    colourOf: (row, field) => colours(row, field),
    refusedNote: say.refused,
  })
  const defs = (columns: readonly ColumnSpec<Row>[]) => {
    specs = new Map(columns.map((spec) => [spec.field, spec]))
    return columnDefs(columns, {
      overlay,
      idOf,
      painter: () => hands?.painter ?? null,
      rowNumbers: say.rowNumbers,
      summaryOf: (field) => latest.current.summary?.get(field) ?? '',
      filterLabel: say.filterColumn,
      isFiltered: (field) => latest.current.filteredFields.has(field),
      onFilter: (field, anchor) => latest.current.onFilter(field, anchor),
    })
  }
  const options: GridOptions<Row> = {
    ...fixedOptions,
    theme: gridTheme(height),
    styleNonce: nonce,
    localeText: words.gridLocale,
    columnDefs: defs(latest.current.columns),
    context: { onSummary: (field: string, anchor: DOMRect) => latest.current.onSummary(field, anchor) },
    getRowId: ({ data }) => String(idOf(data)),
    rowClassRules: { 'row-left': ({ data }) => data !== undefined && view().left.size > 0 && view().left.has(idOf(data)) },
    onSortChanged({ api }) {
      latest.current.onSort(sortOf(api))
      rememberSoon(api)
    },
    onModelUpdated: () => hands?.repaintSoon(),
    onDisplayedColumnsChanged: () => hands?.columnsChanged(),
    onColumnMoved: ({ api, finished }) => finished && rememberSoon(api),
    onColumnResized: ({ api, finished }) => finished && (hands?.repaintSoon(), rememberSoon(api)),
    onColumnVisible: ({ api }) => rememberSoon(api),
    onColumnPinned: ({ api }) => rememberSoon(api),
  }
  const api = createGrid(host, options)
  const adapter = new AgAdapter(host, api)
  const session = new EditSession<Row>(overlay, {
    idOf,
    view,
    repaint(first, last, fields) {
      adapter.redraw(first, last, fields)
      hands?.repaintSoon()
    },
    replace(rows) {
      adapter.replace(rows)
      hands?.repaintSoon()
    },
    onEdited: (fields) => latest.current.onEdited(fields),
    words(failure: Failure) {
      const said = failureWords(words, language, failure)
      return words.generic.sentences(said.what, said.todo)
    },
    refusal: (cause, reason) => refusalWords(words, language, cause, reason),
  })
  hands = new GridHands(adapter, latest.current.label, {
    rows: () => latest.current.count ?? api.getDisplayedRowCount(),
    target(spot, field) {
      const spec = specOf(field)
      const row = view().pages.peek(spot.row)
      if (!spec?.editable || row === undefined) return null
      const start = overlay.textOf(idOf(row), field) ?? (spec.editText ?? spec.text)(row)
      const write = (text: string) => void session.edit(view().pages.positionOf(idOf(row)) ?? spot.row, row, field, text)
      return { label: spec.title, start, choices: spec.choices?.() ?? [], write }
    },
    describe(spot, field) {
      const spec = specOf(field)
      const row = view().pages.peek(spot.row)
      const value = row && spec ? (overlay.textOf(idOf(row), field) ?? spec.text(row)) : ''
      return say.activeCell(spec?.title ?? '', String(spot.row + 1), value === '' ? words.generic.none : value)
    },
    contentOf: content.classesOf,
    onDwell(cell) {
      const row = cell && view().pages.peek(cell.row)
      latest.current.onDwell(
        cell && row !== undefined && row !== null ? { ...cell, id: idOf(row), note: content.noteOf(cell.row, cell.field) } : null,
      )
    },
    onSelection: (selection) => latest.current.onSelection(selection),
    onFill: (text) => latest.current.hands.onFill(text),
    onAction: (action) => latest.current.hands.onAction(action),
    onRefused: () => latest.current.hands.onRefused(),
    onFillDrag: (...drag) => latest.current.hands.onFillDrag(...drag),
    onCopy: (...copy) => latest.current.hands.onCopy(...copy),
    onPaste: (...paste) => latest.current.hands.onPaste(...paste),
  })
  applyColumns(api, latest.current.layout)
  remembering = true
  const handle = gridHandle<Row>({ api, overlay, hands, session, view, idOf })
  return {
    api,
    handle,
    defs,
    recolour(next) {
      if (next === colours) return
      colours = next
      hands?.repaint()
    },
    destroy() {
      clearTimeout(timer)
      hands?.destroy()
      api.destroy()
    },
  }
}
