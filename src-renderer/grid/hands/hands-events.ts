import type { Box, Selection, Spot } from '../selection/selection.ts'
import type { KeyAction } from './key-command.ts'
import type { EditTarget } from './sink.ts'

export type AskedAction = Exclude<KeyAction, 'edit' | 'clear-and-edit' | 'select-all' | 'select-rows' | 'select-columns'>

export interface Dwelt extends Spot {
  readonly field: string
  readonly rect: DOMRect
}

export interface HandsEvents {
  readonly rows: () => number
  readonly target: (spot: Spot, field: string) => EditTarget | null
  /** The active cell in words, for screen readers. */
  readonly describe: (spot: Spot, field: string) => string
  /** Classes that follow from what a cell holds. */
  readonly contentOf: (row: number, field: string) => readonly string[]
  readonly onSelection: (selection: Selection) => void
  /** The mouse rests on a cell; null when it no longer does. */
  readonly onDwell: (cell: Dwelt | null) => void
  readonly onFill: (text: string) => void
  readonly onAction: (action: AskedAction) => void
  readonly onRefused: () => void
  readonly onFillDrag: (source: Box, target: Box, series: boolean) => void
  readonly onCopy: (event: ClipboardEvent, cut: boolean) => void
  readonly onPaste: (event: ClipboardEvent, append: boolean) => void
}
