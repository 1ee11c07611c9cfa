import type { GridApi } from 'ag-grid-community'
import type { CellOverlay } from './cell-overlay.ts'

/** What a view may do to its grid. */
export interface GridHandle<Row> {
  /** Fetches the loaded blocks again, in place. */
  readonly refresh: () => void
  /** Puts a fresh row where the old one stands. */
  readonly replaceRow: (row: Row) => void
  readonly repaintCell: (id: number, field: string) => void
  readonly clearSelection: () => void
  /** Column ids as shown, left to right. */
  readonly shownFields: () => string[]
  readonly setShown: (field: string, shown: boolean) => void
  readonly setPinned: (field: string, pinned: boolean) => void
  readonly isPinned: (field: string) => boolean
  readonly resetColumns: () => void
  readonly focusCell: (id: number) => void
  readonly overlay: CellOverlay
}

export function gridHandle<Row>(api: GridApi<Row>, overlay: CellOverlay, idOf: (row: Row) => number): GridHandle<Row> {
  const nodeOf = (id: number) => api.getRowNode(String(id))
  return {
    overlay,
    refresh: () => api.refreshInfiniteCache(),
    replaceRow(row) {
      nodeOf(idOf(row))?.setData(row)
    },
    repaintCell(id, field) {
      const node = nodeOf(id)
      if (node) api.refreshCells({ rowNodes: [node], columns: [field], force: true })
    },
    clearSelection: () => api.deselectAll(),
    shownFields: () => api.getAllDisplayedColumns().map((column) => column.getColId()),
    setShown: (field, shown) => api.setColumnsVisible([field], shown),
    setPinned: (field, pinned) => api.setColumnsPinned([field], pinned ? 'left' : null),
    isPinned: (field) => api.getColumn(field)?.isPinned() ?? false,
    resetColumns: () => api.resetColumnState(),
    focusCell(id) {
      const index = nodeOf(id)?.rowIndex
      const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns()[1]
      if (index !== null && index !== undefined && column) api.setFocusedCell(index, column)
    },
  }
}
