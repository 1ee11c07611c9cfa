import type { KeyboardEvent, ReactNode } from 'react'
import './sheet-strip.css'

interface Sheet {
  readonly key: number | string
  readonly name: string
  readonly notes: string
  /** What is wrong with it, in a few words. */
  readonly trouble?: string | null
  readonly tick?: ReactNode
}

interface Props {
  readonly label: string
  readonly sheets: readonly Sheet[]
  readonly shown: number
  readonly onShow: (at: number) => void
}

/** Sheets side by side, one of them shown; ← and → go from one to the next. */
export function SheetStrip({ label, sheets, shown, onShow }: Props) {
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = (shown + by + sheets.length) % sheets.length
    onShow(at)
    event.currentTarget.querySelectorAll<HTMLButtonElement>('.sheet-show')[at]?.focus()
  }
  return (
    <div className="sheet-strip" role="group" aria-label={label} onKeyDown={onKey}>
      {sheets.map(({ key, name, notes, trouble = null, tick }, at) => (
        <div key={key} className={at === shown ? 'sheet-card sheet-card-shown' : 'sheet-card'}>
          {tick}
          <button type="button" className="sheet-show" aria-pressed={at === shown} onClick={() => onShow(at)}>
            <span className="sheet-name">{name}</span>
            <span className="sheet-notes">
              {notes}
              {trouble !== null && <span className="sheet-trouble">{trouble}</span>}
            </span>
          </button>
        </div>
      ))}
    </div>
  )
}
