import { useLayoutEffect, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import { cellText, withCell, type EditableField } from './line-text.ts'
import './lines.css'

interface Props {
  readonly line: QuoteLine
  readonly field: EditableField
  /** For a screen reader: column and row. */
  readonly name: string
  readonly cell: string
  readonly numeric: boolean
  readonly readOnly: boolean
  readonly bad: string
  readonly onPut: (line: QuoteLine) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly onPaste?: (event: ClipboardEvent) => void
}

/** One cell: what is typed counts when it is left; what cannot be read stays to be corrected, and says so. */
export function LineCell({ line, field, name, cell, numeric, readOnly, bad, onPut, onKeyDown, onPaste }: Props) {
  const shown = cellText(line, field)
  const [text, setText] = useState(shown)
  const [followed, setFollowed] = useState(shown)
  // Another value from outside (a paste, a new version) replaces what stood here.
  if (followed !== shown) {
    setFollowed(shown)
    setText(shown)
  }
  const [focused, setFocused] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  // The figures lose their commas when the hand arrives, and with them the selection that Tab made.
  useLayoutEffect(() => {
    if (focused) input.current?.select()
  }, [focused])
  const fits = withCell(line, field, text) !== null
  const leave = () => {
    if (text === shown) return
    const next = withCell(line, field, text)
    if (next) onPut(next)
  }
  return (
    <input
      ref={input}
      className={numeric ? 'quote-input num' : 'quote-input'}
      data-cell={cell}
      aria-label={name}
      aria-invalid={!fits}
      title={fits ? undefined : bad}
      readOnly={readOnly}
      value={numeric && !focused && fits ? grouped(text) : text}
      inputMode={numeric ? 'decimal' : 'text'}
      onChange={(event) => setText(event.target.value)}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false)
        leave()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText(shown)
        onKeyDown?.(event)
      }}
      onPaste={onPaste}
    />
  )
}

/** Thousands apart while nobody writes there. */
const grouped = (text: string) => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')
