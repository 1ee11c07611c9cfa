import type { GridApi } from 'ag-grid-community'

export const rowNumberField = 'row-number'

/** Where the mouse is: in a cell, on a row's number, on a column's header, or on the corner above the numbers. */
export interface Place {
  readonly kind: 'cell' | 'row-number' | 'header' | 'corner'
  readonly row: number
  readonly field: string
  readonly element: HTMLElement
}

/** The only file that knows how AG's page is made: its classes and attributes, and how it scrolls. */
export class AgAdapter {
  readonly host: HTMLElement
  readonly #api: GridApi
  constructor(host: HTMLElement, api: GridApi) {
    this.host = host
    this.#api = api
  }

  /** Shown columns from left to right, without the row numbers. */
  fields(): string[] {
    return this.#api
      .getAllDisplayedColumns()
      .map((column) => column.getColId())
      .filter((field) => field !== rowNumberField)
  }

  placeAt(target: EventTarget | null): Place | null {
    if (!(target instanceof Element) || !this.host.contains(target)) return null
    const cell = target.closest<HTMLElement>('.ag-cell')
    if (cell?.closest('.ag-row-pinned')) return null
    if (cell) {
      const field = cell.getAttribute('col-id') ?? ''
      const row = Number(cell.closest('[row-index]')?.getAttribute('row-index') ?? -1)
      return row < 0 ? null : { kind: field === rowNumberField ? 'row-number' : 'cell', row, field, element: cell }
    }
    const header = target.closest<HTMLElement>('.ag-header-cell')
    const field = header?.getAttribute('col-id')
    if (!header || field === null || field === undefined) return null
    return { kind: field === rowNumberField ? 'corner' : 'header', row: 0, field, element: header }
  }

  /** The place nearest to a point, also one beyond the grid's edge, for drags that leave it. */
  placeNear(x: number, y: number): Place | null {
    const body = this.#body()
    const inside = (value: number, low: number, high: number) => Math.max(low + 2, Math.min(value, high - 12))
    return this.placeAt(document.elementFromPoint(inside(x, body.left, body.right), inside(y, body.top, body.bottom)))
  }

  /** How far a point lies beyond the rows: negative above and left, positive below and right. */
  beyond(x: number, y: number): { x: number; y: number } {
    const body = this.#body()
    const over = (value: number, low: number, high: number) => (value < low ? value - low : value > high ? value - high : 0)
    return { x: over(x, body.left, body.right), y: over(y, body.top, body.bottom) }
  }

  scrollBy(x: number, y: number): void {
    this.#viewport?.scrollBy(x, y)
  }

  get #viewport(): HTMLElement | null {
    return this.host.querySelector<HTMLElement>('.ag-grid-viewport')
  }
  /** The part of the viewport below the headers, where rows are. */
  #body(): { left: number; right: number; top: number; bottom: number } {
    const { left, right, top, bottom } = (this.#viewport ?? this.host).getBoundingClientRect()
    const header = this.host.querySelector<HTMLElement>('.ag-header')
    return { left, right, top: header ? header.getBoundingClientRect().bottom : top, bottom }
  }

  /** The part of a cell that is in sight. */
  inSight(cell: HTMLElement): DOMRect {
    const box = cell.getBoundingClientRect()
    const body = this.#body()
    const left = Math.max(box.left, body.left)
    return new DOMRect(left, box.top, Math.max(0, Math.min(box.right, body.right) - left), box.height)
  }

  cell(row: number, field: string): HTMLElement | null {
    return this.host.querySelector<HTMLElement>(`.ag-row[row-index="${row}"] .ag-cell[col-id="${CSS.escape(field)}"]`)
  }

  /** Every cell on the page with its position. */
  eachCell(act: (cell: HTMLElement, row: number, field: string) => void): void {
    for (const line of this.host.querySelectorAll<HTMLElement>('.ag-row[row-index]')) {
      if (line.classList.contains('ag-row-pinned')) continue
      const row = Number(line.getAttribute('row-index'))
      for (const cell of line.querySelectorAll<HTMLElement>('.ag-cell')) act(cell, row, cell.getAttribute('col-id') ?? '')
    }
  }
  eachHeader(act: (header: HTMLElement, field: string) => void): void {
    for (const header of this.host.querySelectorAll<HTMLElement>('.ag-header-cell[col-id]'))
      act(header, header.getAttribute('col-id') ?? '')
  }

  reveal(row: number, field: string | undefined): void {
    this.#api.ensureIndexVisible(row)
    if (field !== undefined) this.#api.ensureColumnVisible(field)
  }

  /** Rows that fit the height, less one so that a page keeps a line in sight. */
  pageRows(): number {
    const height = this.#viewport?.clientHeight ?? 400
    return Math.max(1, Math.floor(height / this.rowHeight) - 2)
  }
  get rowHeight(): number {
    const row = this.host.querySelector<HTMLElement>('.ag-row')
    return row && row.offsetHeight > 0 ? row.offsetHeight : 28
  }

  /**
   * Beyond what a page can be high, AG squeezes the rows into less, and a wheel's turn would pass over more of them than
   * it should: there the turn is scaled.
   */
  keepWheelTrue(): () => void {
    const onWheel = (event: WheelEvent) => {
      const viewport = this.#viewport
      if (!viewport || event.ctrlKey || event.deltaY === 0) return
      const real = this.#api.getDisplayedRowCount() * this.rowHeight
      if (real <= viewport.scrollHeight * 1.001) return
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? this.rowHeight : 1
      event.preventDefault()
      event.stopPropagation()
      viewport.scrollTop += (event.deltaY * lines * viewport.scrollHeight) / real
      if (event.deltaX !== 0) viewport.scrollLeft += event.deltaX
    }
    this.host.addEventListener('wheel', onWheel, { passive: false, capture: true })
    return () => this.host.removeEventListener('wheel', onWheel, { capture: true })
  }

  /** The row object of AG at a loaded position gets fresh data. */
  replace(rows: ReadonlyMap<number, unknown>): void {
    this.#api.forEachNode((node) => {
      const fresh = node.rowIndex === null ? undefined : rows.get(node.rowIndex)
      if (fresh !== undefined) node.setData(fresh)
    })
  }

  /** Draws cells again whose text or marks changed without their row's data. */
  redraw(first: number, last: number, fields: readonly string[]): void {
    const nodes = this.#api
      .getRenderedNodes()
      .filter(({ rowIndex }) => rowIndex !== null && rowIndex >= first && rowIndex <= last)
    if (nodes.length > 0) this.#api.refreshCells({ rowNodes: nodes, columns: [...fields], force: true })
  }
}
