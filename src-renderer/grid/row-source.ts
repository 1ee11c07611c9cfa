import type { IDatasource } from 'ag-grid-community'
import type { Sort } from '../../src-preload/contract/_words/filter.ts'

/** Rows by windows, in a given order. */
export interface RowSource<Row> {
  readonly rows: (offset: number, limit: number, sort: Sort) => Promise<readonly Row[]>
}

export interface SourceEvents {
  readonly onLoaded: () => void
  readonly onFailed: (thrown: unknown) => void
}

/** Every question of AG's is answered, also when nobody wants it any more: it counts those under way, and asks no further at two. */
export function infiniteSource<Row>(source: RowSource<Row>, events: SourceEvents): IDatasource {
  let live = true
  return {
    getRows({ startRow, endRow, sortModel, successCallback, failCallback }) {
      const sort = sortModel.map(({ colId, sort }) => ({ field: colId, direction: sort }))
      source.rows(startRow, endRow - startRow, sort).then(
        (rows) => {
          if (!live) return failCallback()
          // A short block is the end; otherwise the count, asked apart, will tell.
          successCallback([...rows], rows.length < endRow - startRow ? startRow + rows.length : undefined)
          events.onLoaded()
        },
        (thrown: unknown) => {
          failCallback()
          if (!live) return
          events.onFailed(thrown)
        },
      )
    },
    destroy() {
      live = false
    },
  }
}
