import type { CellOverlay } from './cell-overlay.ts'
import type { CellMark, ColumnSpec } from './column-spec.ts'

interface Parts<Row> {
  readonly overlay: CellOverlay
  readonly idOf: (row: Row) => number
  readonly specOf: (field: string) => ColumnSpec<Row> | undefined
  readonly rowAt: (position: number) => Row | undefined
  /** A cell's colour by the view's rules; '' for none. */
  readonly colourOf: (row: Row, field: string) => string
  readonly refusedNote: (reason: string) => string
}

const none: readonly string[] = []
const marked: Readonly<Record<CellMark['kind'], readonly string[]>> = {
  bad: ['cell-bad'],
  unread: ['cell-unread'],
  quiet: ['cell-quiet'],
  amber: ['cell-amber'],
  red: ['cell-red'],
}
/** A text longer than this is likely cut off in its cell and shown whole on hover. */
const longText = 24

/** What can be told of a cell from its row: how it is marked, and what is said of it on hover. */
export class CellContent<Row> {
  readonly #parts: Parts<Row>
  constructor(parts: Parts<Row>) {
    this.#parts = parts
  }

  readonly classesOf = (position: number, field: string): readonly string[] => {
    const { overlay, idOf, specOf, rowAt, colourOf } = this.#parts
    const row = rowAt(position)
    const spec = specOf(field)
    if (row === undefined || !spec) return none
    const mark = spec.mark?.(row)
    const colour = colourOf(row, field)
    const plain = mark ? marked[mark.kind] : none
    if (colour === '' && overlay.isEmpty) return plain
    const found = colour === '' ? [...plain] : [...plain, `tint-${colour}`]
    const id = idOf(row)
    if (overlay.isPending(id, field)) found.push('cell-pending')
    if (overlay.refusal(id, field)) found.push('cell-refused')
    return found
  }

  /** Why it was refused or marked, or its text where that is long; '' for nothing. */
  noteOf(position: number, field: string): string {
    const { overlay, idOf, specOf, rowAt, refusedNote } = this.#parts
    const row = rowAt(position)
    const spec = specOf(field)
    if (row === undefined || !spec) return ''
    const refusal = overlay.refusal(idOf(row), field)
    if (refusal) return refusedNote(refusal.reason)
    const text = overlay.textOf(idOf(row), field) ?? spec.text(row)
    return spec.mark?.(row)?.note ?? (text.length > longText ? text : '')
  }
}
