import type { IHeaderComp, IHeaderParams } from 'ag-grid-community'

export interface HeaderSetup {
  readonly filterLabel: string
  readonly filterable: boolean
  readonly isFiltered: (field: string) => boolean
  readonly onFilter: (field: string, anchor: DOMRect) => void
}

/** Title, sort arrow and a filter button that opens our own filter, since AG's knows nothing of our filter language. */
export class ColumnHeader implements IHeaderComp {
  #params!: IHeaderParams & { setup: HeaderSetup }
  readonly #gui = document.createElement('div')
  readonly #title = document.createElement('span')
  readonly #arrow = document.createElement('span')
  readonly #button = document.createElement('button')
  readonly #update = () => this.#draw()

  init(params: IHeaderParams & { setup: HeaderSetup }): void {
    this.#params = params
    this.#gui.className = 'column-header'
    this.#title.className = 'column-title'
    this.#arrow.className = 'column-arrow'
    this.#arrow.ariaHidden = 'true'
    this.#gui.append(this.#title, this.#arrow)
    if (params.enableSorting) this.#gui.addEventListener('click', (event) => params.progressSort(event.shiftKey))
    if (params.setup.filterable) {
      this.#button.type = 'button'
      this.#button.tabIndex = -1
      this.#button.className = 'column-filter'
      this.#button.addEventListener('click', (event) => {
        event.stopPropagation()
        params.setup.onFilter(params.column.getColId(), this.#button.getBoundingClientRect())
      })
      this.#gui.append(this.#button)
    }
    params.column.addEventListener('sortChanged', this.#update)
    this.#draw()
  }

  #draw(): void {
    const { column, displayName, setup } = this.#params
    const sort = column.getSort()
    this.#title.textContent = displayName
    this.#title.title = displayName
    this.#arrow.textContent = sort === 'asc' ? '↑' : sort === 'desc' ? '↓' : ''
    this.#button.ariaLabel = setup.filterLabel
    this.#button.classList.toggle('column-filtered', setup.isFiltered(column.getColId()))
  }

  refresh(params: IHeaderParams & { setup: HeaderSetup }): boolean {
    this.#params = params
    this.#draw()
    return true
  }
  getGui = () => this.#gui
  destroy = () => this.#params.column.removeEventListener('sortChanged', this.#update)
}
