import { boxOf, inBox, isMany, lastRange } from '../selection/selection.ts'
import type { Box, Extent, Selection } from '../selection/selection.ts'
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
] as const
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

  set(shown: Shown): void {
    this.#shown = shown
    this.#boxes = shown.selection.ranges.map((range) => boxOf(range, shown.extent))
    this.#many = isMany(shown.selection, shown.extent)
  }

  classesOf(row: number, field: string): string[] {
    const shown = this.#shown
    if (!shown) return []
    if (field === rowNumberField) return this.#boxes.some((box) => row >= box.top && row <= box.bottom) ? [numberOn] : []
    const spot = { row, col: shown.fields.indexOf(field) }
    const found: string[] = []
    const { active } = shown.selection
    if (active.row === row && active.col === spot.col) found.push('cell-active')
    else if (this.#many && this.#boxes.some((box) => inBox(box, spot))) found.push('in-range')
    const last = this.#boxes.at(-1)
    if (last && this.#boxes.length === 1 && row === last.bottom && spot.col === last.right) found.push('range-corner')
    if (last && this.#many && inBox(last, spot)) {
      if (row === last.top) found.push('edge-top')
      if (row === last.bottom) found.push('edge-bottom')
      if (spot.col === last.left) found.push('edge-left')
      if (spot.col === last.right) found.push('edge-right')
    }
    if (shown.filling && inBox(shown.filling, spot)) found.push('fill-target')
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
