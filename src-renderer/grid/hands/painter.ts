import { boxOf, inBox, isMany, lastRange } from '../selection/selection.ts'
import type { Box, Extent, Selection, Spot } from '../selection/selection.ts'
import { rowNumberField } from './ag-adapter.ts'
import type { AgAdapter } from './ag-adapter.ts'

const classes = [
  'in-range',
  'cell-active',
  'edge-top',
  'edge-bottom',
  'edge-left',
  'edge-right',
  'range-corner',
  'fill-target',
  'cell-pending',
  'cell-refused',
  'cell-bad',
  'cell-unread',
  'cell-quiet',
  'cell-amber',
  'cell-red',
  'tint-red',
  'tint-amber',
  'tint-green',
  'tint-blue',
  'tint-violet',
  'tint-grey',
] as const
const none: readonly string[] = []
const numberOn = 'number-on'

export interface Shown {
  readonly selection: Selection
  readonly extent: Extent
  readonly fields: readonly string[]
  /** Where a drag of the fill handle would write. */
  readonly filling: Box | null
}

/**
 * The selection is painted by classes on the cells themselves: 3 ms for a screenful, right under frozen columns, where
 * frames laid over the grid are not. Cells that AG makes later ask for theirs as they are made.
 */
export class Painter {
  #boxes: Box[] = []
  #many = false
  #shown: Shown | null = null
  readonly #contentOf: (row: number, field: string) => readonly string[]
  #cols = new Map<string, number>()

  /** @param contentOf classes that follow from what a cell holds: marks, pending and refused texts, colours. */
  constructor(contentOf: (row: number, field: string) => readonly string[]) {
    this.#contentOf = contentOf
  }

  set(shown: Shown): void {
    if (shown.fields !== this.#shown?.fields) this.#cols = new Map(shown.fields.map((field, col) => [field, col]))
    this.#shown = shown
    this.#boxes = shown.selection.ranges.map((range) => boxOf(range, shown.extent))
    this.#many = isMany(shown.selection, shown.extent)
  }

  classesOf(row: number, field: string): readonly string[] {
    const shown = this.#shown
    if (!shown) return none
    if (field === rowNumberField) return this.#boxes.some((box) => row >= box.top && row <= box.bottom) ? [numberOn] : none
    const content = this.#contentOf(row, field)
    const { active } = shown.selection
    const near = row === active.row || shown.filling !== null || this.#boxes.some((box) => row >= box.top && row <= box.bottom)
    if (!near) return content
    return [...content, ...this.#selected(shown, { row, col: this.#cols.get(field) ?? -1 })]
  }

  #selected({ selection: { active }, filling }: Shown, spot: Spot): string[] {
    const found: string[] = []
    if (active.row === spot.row && active.col === spot.col) found.push('cell-active')
    else if (this.#many && this.#boxes.some((box) => inBox(box, spot))) found.push('in-range')
    const last = this.#boxes.at(-1)
    if (last && this.#boxes.length === 1 && spot.row === last.bottom && spot.col === last.right) found.push('range-corner')
    if (last && this.#many && inBox(last, spot)) {
      if (spot.row === last.top) found.push('edge-top')
      if (spot.row === last.bottom) found.push('edge-bottom')
      if (spot.col === last.left) found.push('edge-left')
      if (spot.col === last.right) found.push('edge-right')
    }
    if (filling && inBox(filling, spot)) found.push('fill-target')
    return found
  }

  paint(adapter: AgAdapter): void {
    const shown = this.#shown
    if (!shown) return
    adapter.eachCell((cell, row, field) => {
      const wanted = this.classesOf(row, field)
      if (field === rowNumberField) return void cell.classList.toggle(numberOn, wanted.length > 0)
      for (const name of classes) cell.classList.toggle(name, wanted.includes(name))
      if (wanted.includes('cell-active') || wanted.includes('in-range')) cell.setAttribute('aria-selected', 'true')
      else cell.removeAttribute('aria-selected')
    })
    const box = boxOf(lastRange(shown.selection), shown.extent)
    adapter.eachHeader((header, field) => {
      const col = shown.fields.indexOf(field)
      header.classList.toggle('header-on', col >= 0 && this.#boxes.some((each) => col >= each.left && col <= each.right))
      header.classList.toggle(
        'header-whole',
        col >= box.left && col <= box.right && lastRange(shown.selection).kind === 'columns',
      )
    })
  }
}
