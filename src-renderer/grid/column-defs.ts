import type { CellClassParams, ColDef, ITooltipParams } from 'ag-grid-community'
import type { CellOverlay } from './cell-overlay.ts'
import { ColumnHeader } from './column-header.ts'
import type { HeaderSetup } from './column-header.ts'
import type { CellMark, ColumnSpec } from './column-spec.ts'
import { rowNumberField } from './hands/ag-adapter.ts'
import type { Painter } from './hands/painter.ts'

export interface DefsSetup<Row> {
  readonly overlay: CellOverlay
  readonly painter: () => Painter | null
  /** A cell's colour by the view's rules; '' for none. */
  readonly colourOf: (row: Row, field: string) => string
  readonly rowNumbers: string
  readonly idOf: (row: Row) => number
  readonly filterLabel: (title: string) => string
  readonly refusedNote: (reason: string) => string
  readonly isFiltered: (field: string) => boolean
  readonly onFilter: (field: string, anchor: DOMRect) => void
}

const markKinds: readonly CellMark['kind'][] = ['bad', 'unread', 'quiet', 'amber', 'red']

/** AG column definitions from the slice's specs. */
export function columnDefs<Row>(specs: readonly ColumnSpec<Row>[], setup: DefsSetup<Row>): ColDef<Row, string>[] {
  const { overlay, idOf } = setup
  const columns = specs.map((spec) => {
    const header: HeaderSetup = {
      filterLabel: setup.filterLabel(spec.title),
      filterable: spec.filter !== undefined,
      isFiltered: setup.isFiltered,
      onFilter: setup.onFilter,
    }
    const on = (test: (row: Row) => boolean) => (params: CellClassParams<Row>) => params.data !== undefined && test(params.data)
    const { render } = spec
    const def: ColDef<Row, string> = {
      colId: spec.field,
      headerName: spec.title,
      width: spec.width,
      initialPinned: spec.pinned ? 'left' : false,
      initialHide: spec.hidden ?? false,
      sortable: spec.sortable ?? true,
      valueGetter: ({ data }) => (data ? (overlay.textOf(idOf(data), spec.field) ?? spec.text(data)) : ''),
      headerComponent: ColumnHeader,
      headerComponentParams: { setup: header },
      cellClass: ({ node }) => {
        const painted = node.rowIndex === null ? [] : (setup.painter()?.classesOf(node.rowIndex, spec.field) ?? [])
        if (spec.numeric) painted.push('cell-numeric')
        if (!spec.editable) painted.push('cell-fixed')
        return painted
      },
      cellStyle: ({ data }) => (data ? colourStyle(setup.colourOf(data, spec.field)) : null),
      headerClass: spec.numeric ? 'header-numeric' : '',
      cellClassRules: {
        'cell-pending': on((row) => overlay.isPending(idOf(row), spec.field)),
        'cell-refused': on((row) => overlay.refusal(idOf(row), spec.field) !== undefined),
        ...(spec.mark
          ? Object.fromEntries(markKinds.map((kind) => [`cell-${kind}`, on((row) => spec.mark?.(row)?.kind === kind)]))
          : {}),
      },
      tooltipValueGetter: ({ data, value }: ITooltipParams<Row>) => {
        if (!data) return undefined
        const refusal = overlay.refusal(idOf(data), spec.field)
        if (refusal) return setup.refusedNote(refusal.reason)
        const note = spec.mark?.(data)?.note
        if (note !== undefined) return note
        return typeof value === 'string' && value.length > 24 ? value : undefined
      },
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
    headerName: '',
    headerTooltip: setup.rowNumbers,
    width: 52,
    pinned: 'left',
    lockPosition: 'left',
    lockPinned: true,
    suppressMovable: true,
    resizable: false,
    sortable: false,
    valueGetter: ({ node }) => (node?.rowIndex === null || node === null ? '' : String(node.rowIndex + 1)),
    cellClass: ({ node }) => [
      'row-number',
      ...(node.rowIndex === null ? [] : (setup.painter()?.classesOf(node.rowIndex, rowNumberField) ?? [])),
    ],
    headerClass: 'row-number-corner',
  }
}

const colourStyle = (colour: string) => (colour === '' ? { '--cell-tint': '' } : { '--cell-tint': `var(--tint-${colour})` })
