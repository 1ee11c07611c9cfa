import type { GridApi, GridOptions } from 'ag-grid-community'
import type { Sort } from '../../src-preload/contract/_words/filter.ts'

/** What is the same for every grid. */
export const fixedOptions: GridOptions = {
  rowModelType: 'infinite',
  cacheBlockSize: 200,
  maxBlocksInCache: 20,
  maxConcurrentDatasourceRequests: 2,
  infiniteInitialRowCount: 30,
  rowBuffer: 4,
  animateRows: false,
  maintainColumnOrder: true,
  suppressOverlays: ['loading', 'noRows'],
  suppressCellFocus: true,
  suppressDragLeaveHidesColumns: true,
  defaultColDef: {
    resizable: true,
    suppressHeaderKeyboardEvent: ({ event, column }) => {
      if (!event.altKey || event.key !== 'ArrowDown' || !('getColId' in column)) return false
      const cell = event.target instanceof Element ? event.target.closest('.ag-header-cell') : null
      cell?.querySelector<HTMLButtonElement>('.column-filter')?.click()
      return true
    },
  },
}

/** The order as the headers show it. */
export function sortOf<Row>(api: GridApi<Row>): Sort {
  return api
    .getColumnState()
    .filter((state) => state.sort)
    .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map((state) => ({ field: state.colId, direction: state.sort === 'desc' ? 'desc' : 'asc' }))
}
