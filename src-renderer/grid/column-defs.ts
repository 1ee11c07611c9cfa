import type { ColDef } from 'ag-grid-community'
import type { CellOverlay } from './cell-overlay.ts'
import { ColumnHeader } from './column-header.ts'
import type { HeaderSetup } from './column-header.ts'
import type { ColumnSpec } from './column-spec.ts'
import { rowNumberField } from './hands/ag-adapter.ts'
import type { Painter } from './hands/painter.ts'
import { SummaryCell } from './summary-cell.ts'

const summaryRenderer = { component: SummaryCell }

export interface DefsSetup<Row> {
  readonly overlay: CellOverlay
  readonly painter: () => Painter | null
  readonly rowNumbers: string
  /** What the row below the grid says of a column. */
  readonly summaryOf: (field: string) => string
  readonly idOf: (row: Row) => number
  readonly filterLabel: (title: string) => string
  readonly isFiltered: (field: string) => boolean
  readonly onFilter: (field: string, anchor: DOMRect) => void
}

/**
 * AG column definitions from the slice's specs. A scrolled screen is some six hundred cells made anew, so each says all its
 * classes in one answer; rules, styles and tooltips per cell, which AG would set up one by one, are done by the painter and
 * the dwelling mouse.
 */
export function columnDefs<Row>(specs: readonly ColumnSpec<Row>[], setup: DefsSetup<Row>): ColDef<Row, string>[] {
  const { overlay, idOf } = setup
  const columns = specs.map((spec) => {
    const header: HeaderSetup = {
      filterLabel: setup.filterLabel(spec.title),
      filterable: spec.filter !== undefined,
      isFiltered: setup.isFiltered,
      onFilter: setup.onFilter,
    }
    const { render } = spec
    const fixed = [...(spec.numeric ? ['cell-numeric'] : []), ...(spec.editable ? [] : ['cell-fixed'])]
    const def: ColDef<Row, string> = {
      colId: spec.field,
      headerName: spec.title,
      width: spec.width,
      initialPinned: spec.pinned ? 'left' : false,
      initialHide: spec.hidden ?? false,
      sortable: spec.sortable ?? true,
      ...(spec.initialSort ? { initialSort: spec.initialSort } : {}),
      valueGetter: ({ data, node }) =>
        node?.rowPinned ? setup.summaryOf(spec.field) : data ? (overlay.textOf(idOf(data), spec.field) ?? spec.text(data)) : '',
      cellRendererSelector: ({ node }) => (node.rowPinned ? summaryRenderer : undefined),
      headerComponent: ColumnHeader,
      headerComponentParams: { setup: header },
      cellClass({ node }) {
        const painted =
          node.rowIndex === null || node.rowPinned ? undefined : setup.painter()?.classesOf(node.rowIndex, spec.field)
        return painted === undefined || painted.length === 0 ? fixed : [...fixed, ...painted]
      },
      headerClass: spec.numeric ? 'header-numeric' : '',
    }
    if (render) {
      def.cellRenderer = ({ data, value }: { data: Row | undefined; value: string }) => {
        if (data && overlay.textOf(idOf(data), spec.field) === undefined) return render(data)
        // Never a string: AG would read it as HTML.
        const plain = document.createElement('span')
        plain.textContent = value
        return plain
      }
    }
    return def
  })
  return [numbers(setup), ...columns]
}

/** Row numbers: the place to take hold of whole rows. They count positions in the view, not rows of the store. */
function numbers<Row>(setup: DefsSetup<Row>): ColDef<Row, string> {
  return {
    colId: rowNumberField,
    headerName: setup.rowNumbers,
    width: 52,
    pinned: 'left',
    lockPosition: 'left',
    lockPinned: true,
    suppressMovable: true,
    resizable: false,
    sortable: false,
    valueGetter: ({ node }) => (node?.rowIndex === null || node === null || node.rowPinned ? '' : String(node.rowIndex + 1)),
    cellClass({ node }) {
      const painted =
        node.rowIndex === null || node.rowPinned ? undefined : setup.painter()?.classesOf(node.rowIndex, rowNumberField)
      return painted === undefined || painted.length === 0 ? 'row-number' : ['row-number', ...painted]
    },
    headerClass: 'row-number-corner',
  }
}
