import type { GridApi } from 'ag-grid-community'
import type { Positions, RowsMeant } from '../../src-preload/contract/_words/grid.ts'
import type { CellOverlay } from './cell-overlay.ts'
import { rowNumberField } from './hands/ag-adapter.ts'
import type { EditSession } from './hands/edit-session.ts'
import type { GridHands } from './hands/grid-hands.ts'
import { rowsMeant } from './hands/edit-session.ts'
import type { OpenedView } from './rows/opened-view.ts'
import { shifted } from './selection/selection.ts'

/** What a view may do to its grid. */
export interface GridHandle<Row> {
  readonly overlay: CellOverlay
  readonly hands: GridHands
  readonly session: EditSession<Row>
  readonly view: () => OpenedView<Row>
  /** Reads the loaded blocks again, in place: the order stays. */
  readonly refresh: () => void
  /** Asks the question afresh: order, membership and count as they are now. The selection goes with its record. */
  readonly reopen: () => void
  /** Column ids as shown, left to right. */
  readonly shownFields: () => string[]
  readonly setShown: (field: string, shown: boolean) => void
  readonly setPinned: (field: string, pinned: boolean) => void
  readonly isPinned: (field: string) => boolean
  readonly resetColumns: () => void
  readonly columnsState: () => string
  readonly applyColumns: (state: string) => void
  /** Selects these rows as wholes and shows the first, unless that is no longer wanted. Answers how many stand in the view. */
  readonly selectIds: (ids: readonly number[], wanted?: () => boolean) => Promise<number>
  /** Whether the person has neither moved nor begun to type since now: only then may an outcome move the selection. */
  readonly untouched: () => () => boolean
  /** Rows as range operations name them. */
  readonly meant: (spans: readonly Positions[]) => Promise<RowsMeant>
  readonly idsOf: (spans: readonly Positions[], most: number) => Promise<number[]>
}

const windowSize = 5000
/** How far from its old place a record is looked for in a view opened afresh. */
const near = 500

export function gridHandle<Row>(parts: {
  api: GridApi<Row>
  overlay: CellOverlay
  hands: GridHands
  session: EditSession<Row>
  view: () => OpenedView<Row>
  idOf: (row: Row) => number
}): GridHandle<Row> {
  const { api, overlay, hands, session, view, idOf } = parts
  const idsOf = async (spans: readonly Positions[], most: number): Promise<number[]> => {
    const ids: number[] = []
    for (const span of spans) {
      for (let offset = span.first; offset <= span.last && ids.length < most; offset += windowSize) {
        const limit = Math.min(windowSize, span.last - offset + 1)
        const here = [...view().pages.loaded(offset, offset + limit - 1)]
        const rows = here.length === limit ? here.map(([, row]) => row) : await view().rows(offset, limit)
        for (const row of rows) ids.push(idOf(row))
      }
    }
    return ids.slice(0, most)
  }
  /** Rows that came or went above would leave the selection on a stranger, and what is pressed next would go to it. */
  const follow = async (id: number, row: number, untouched: () => boolean) => {
    const opened = view()
    await opened.rows(Math.max(0, row - near), 2 * near)
    const now = opened.pages.positionOf(id)
    if (now !== undefined && now !== row && opened === view() && untouched())
      hands.select(shifted(hands.selection, now - row), null)
  }
  return {
    overlay,
    hands,
    session,
    view,
    refresh() {
      view().forgetAhead()
      api.refreshInfiniteCache()
    },
    reopen() {
      const { row } = hands.selection.active
      const record = view().pages.peek(row)
      const untouched = untouchedSince(hands)
      view().forget()
      api.refreshInfiniteCache()
      if (record !== undefined) follow(idOf(record), row, untouched).catch(() => undefined)
    },
    shownFields: () => hands.adapter.fields(),
    setShown: (field, shown) => api.setColumnsVisible([field], shown),
    setPinned: (field, pinned) => api.setColumnsPinned([field], pinned ? 'left' : null),
    isPinned: (field) => api.getColumn(field)?.isPinned() ?? false,
    resetColumns: () => api.resetColumnState(),
    columnsState: () => JSON.stringify(api.getColumnState()),
    applyColumns: (state) => applyColumns(api, state),
    async selectIds(ids, wanted = () => true) {
      const opened = view()
      const positions: number[] = []
      for (let from = 0; from < ids.length; from += 100_000) {
        const answer = await opened.port.locate(await opened.token(), ids.slice(from, from + 100_000))
        for (const position of answer.positions) if (position !== null) positions.push(position)
      }
      const spans: Positions[] = []
      for (const position of positions.sort((a, b) => a - b)) {
        const last = spans.at(-1)
        if (last && position <= last.last + 1) last.last = position
        else spans.push({ first: position, last: position })
      }
      const [first] = spans
      if (!first || !wanted()) return 0
      const ranges = spans.map((span) => ({
        kind: 'rows' as const,
        anchor: { row: span.first, col: 0 },
        head: { row: span.last, col: 0 },
      }))
      // The active cell lies in the last range, and in the column where it was.
      const { col } = hands.selection.active
      hands.select({ active: { row: ranges.at(-1)?.anchor.row ?? 0, col }, ranges }, { row: first.first, col })
      return positions.length
    },
    untouched: () => untouchedSince(hands),
    async meant(spans) {
      const [only] = spans
      const rows = only ? only.last - only.first + 1 : 0
      if (spans.length === 1 && only && rows <= windowSize) {
        // A few rows are named one by one: their places would have the store put the whole of a large view in order.
        const ids = await idsOf(spans, rows)
        // Rows that are gone would shift those after them.
        if (ids.length === rows) return { ids }
      }
      return rowsMeant(await view().token(), spans, hands.extent.rows)
    },
    idsOf,
  }
}

function untouchedSince(hands: GridHands): () => boolean {
  const { selection } = hands
  return () => hands.selection === selection && !hands.isEditing
}

export function applyColumns<Row>(api: GridApi<Row>, layout: string | null): void {
  if (layout === null) return
  try {
    const state = JSON.parse(layout) as { colId: string }[]
    api.applyColumnState({ state: state.filter(({ colId }) => colId !== rowNumberField) as never, applyOrder: true })
  } catch {
    // A layout written by another version is worth less than a working grid.
  }
}
