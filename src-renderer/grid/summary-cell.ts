import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'

/** A cell of the row below the grid: its figure, and the way to another one. */
export class SummaryCell implements ICellRendererComp {
  readonly #button = document.createElement('button')
  init({
    value,
    column,
    context,
  }: ICellRendererParams & { context: { onSummary: (field: string, anchor: DOMRect) => void } }): void {
    const field = column?.getColId() ?? ''
    const text = typeof value === 'string' ? value : ''
    this.#button.type = 'button'
    this.#button.className = 'bare summary-cell'
    this.#button.textContent = text
    this.#button.title = text
    this.#button.ariaLabel = `${column?.getColDef().headerName ?? ''} ${text}`
    this.#button.addEventListener('click', () => context.onSummary(field, this.#button.getBoundingClientRect()))
  }
  getGui(): HTMLElement {
    return this.#button
  }
  refresh(): boolean {
    return false
  }
}
