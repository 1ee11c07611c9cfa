/** How a filter asks for a field's values. */
export type FilterKind = 'text' | 'choice' | 'number' | 'money' | 'date' | 'flag'

export interface CellMark {
  readonly kind: 'bad' | 'unread' | 'quiet' | 'amber' | 'red'
  /** Said on hover and to screen readers. */
  readonly note?: string
}

/** What a slice says about a column; the layer makes the rest. */
export interface ColumnSpec<Row> {
  readonly field: string
  readonly title: string
  readonly width: number
  readonly pinned?: boolean
  /** Not shown until the person asks for it. */
  readonly hidden?: boolean
  readonly numeric?: boolean
  readonly sortable?: boolean
  /** The list opens in the order of this column, until a layout or a view says otherwise. */
  readonly initialSort?: 'asc' | 'desc'
  readonly filter?: FilterKind
  /** What this person may write, by the same rules as an import. */
  readonly editable?: boolean
  /** The value is a list (tags): members can be added and taken away. */
  readonly list?: boolean
  /** Follows from other fields: shown and copied, but not looked into or counted by the store. */
  readonly derived?: boolean
  /** Sums and averages mean something. */
  readonly summed?: boolean
  /** Values proposed while editing. */
  readonly choices?: () => readonly string[]
  readonly text: (row: Row) => string
  /** What the editor starts with, where it differs from what is shown. */
  readonly editText?: (row: Row) => string
  /** The value that filters and colours compare, where it is not the row's own property of that name. */
  readonly value?: (row: Row) => string | number | boolean | null
  readonly mark?: (row: Row) => CellMark | null
  /** A tag instead of plain text; must be cheap. */
  readonly render?: (row: Row) => HTMLElement
}
