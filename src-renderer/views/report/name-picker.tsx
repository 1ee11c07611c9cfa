import { Input } from 'antd'
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'

export interface Named {
  readonly id: number
  readonly name: string
}

interface Props {
  readonly id: string
  readonly value: Named | null | undefined
  readonly placeholder: string
  readonly autoFocus?: boolean
  readonly bad: boolean
  /** What fits the text, best first; null while that is still being asked. */
  readonly found: readonly (Named & { readonly side?: string })[] | null
  readonly onType: (text: string) => void
  readonly onPick: (one: Named) => void
  /** Enter on an empty line, where that says something. */
  readonly onNothing?: () => void
}

/**
 * A name by its first letters, made for hands that do not wait: Enter takes the best fit, also when it was pressed before
 * the answer came.
 */
export function NamePicker({ id, value, placeholder, autoFocus = false, bad, found, onType, onPick, onNothing }: Props) {
  const list = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const [eager, setEager] = useState(false)
  const shown = typed === null || typed.trim() === '' ? [] : (found ?? [])
  const pick = (one: Named) => {
    setEager(false)
    setTyped(null)
    onPick(one)
  }
  const first = shown[Math.min(at, shown.length - 1)]
  if (eager && found !== null) {
    setEager(false)
    if (first) queueMicrotask(() => pick(first))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (shown.length === 0) return
      event.preventDefault()
      setAt((Math.min(at, shown.length - 1) + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length)
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (typed === null || typed.trim() === '') {
        if (value === undefined) onNothing?.()
        return
      }
      // The form's own Enter would go on without a name.
      event.preventDefault()
      event.stopPropagation()
      if (found === null) setEager(true)
      else if (first) pick(first)
    }
  }
  return (
    <div className="report-picker">
      <Input
        id={id}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        {...(first ? { 'aria-activedescendant': `${list}-${first.id}` } : {})}
        autoFocus={autoFocus}
        autoComplete="off"
        status={bad ? 'error' : ''}
        value={typed ?? value?.name ?? ''}
        placeholder={placeholder}
        maxLength={100}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
          onType(target.value.trim())
        }}
        onKeyDown={onKey}
        onBlur={() => setTyped(null)}
      />
      <ul id={list} role="listbox" className="report-found" hidden={shown.length === 0}>
        {shown.map((one) => (
          // Its keyboard is the input's: what is active is named there.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <li
            key={one.id}
            id={`${list}-${one.id}`}
            role="option"
            aria-selected={one === first}
            className={one === first ? 'report-active' : ''}
            onMouseDown={(event) => {
              event.preventDefault()
              pick(one)
            }}
          >
            <span>{one.name}</span>
            {one.side !== undefined && <span className="muted">{one.side}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
