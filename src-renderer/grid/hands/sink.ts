import { choiceList } from '../choice-list.ts'
import type { ChoiceList } from '../choice-list.ts'

/** How an edit began: by typing over the cell, where arrows end it, or by opening its text, where they move in it. */
type Mode = 'resting' | 'over' | 'inside'

export interface EditTarget {
  readonly label: string
  readonly start: string
  readonly choices: readonly string[]
  /** Writes to the record that the edit began on, wherever it stands by now. */
  readonly write: (text: string) => void
}

export interface EndedEdit {
  readonly target: EditTarget
  readonly text: string
  readonly after: 'down' | 'up' | 'right' | 'left' | 'fill' | 'stay'
}

export interface SinkEvents {
  /** What may be edited at the active cell; null refuses. */
  readonly target: () => EditTarget | null
  readonly cellRect: () => DOMRect | null
  /** A key that is the grid's, not the text's. True when it was used. */
  readonly onKey: (event: KeyboardEvent) => boolean
  /** The edit ended; `after` is the key that ended it. */
  readonly onCommit: (edit: EndedEdit) => void
  readonly onRefused: () => void
  readonly onCopy: (event: ClipboardEvent, cut: boolean) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

/**
 * The textarea that holds the keyboard while the grid is in use, lying unseen on the active cell. An input method
 * composes into whatever has the focus and opens its window there; so there is nothing to hand over when a person begins
 * to type: the sink only becomes visible. Handing over would lose the first letter of every Chinese word.
 */
export class Sink {
  readonly element = document.createElement('textarea')
  readonly #frame = document.createElement('div')
  readonly #host: HTMLElement
  readonly #events: SinkEvents
  #mode: Mode = 'resting'
  #target: EditTarget | null = null
  #composing = false
  #list: ChoiceList | null = null

  constructor(host: HTMLElement, label: string, events: SinkEvents) {
    this.#host = host
    this.#events = events
    this.#frame.className = 'grid-sink'
    const { element } = this
    element.dataset['sink'] = 'resting'
    element.rows = 1
    element.spellcheck = false
    element.autocomplete = 'off'
    element.setAttribute('aria-label', label)
    this.#frame.append(element)
    host.append(this.#frame)
    element.addEventListener('keydown', (event) => this.#onKey(event))
    element.addEventListener('compositionstart', () => {
      this.#composing = true
      this.#begin('over')
    })
    element.addEventListener('compositionend', () => (this.#composing = false))
    element.addEventListener('input', () => {
      if (this.#mode === 'resting' && element.value !== '') this.#begin('over')
      this.#fit()
    })
    element.addEventListener('blur', () => this.#mode !== 'resting' && this.#commit('stay'))
    element.addEventListener('copy', (event) => this.#mode === 'resting' && events.onCopy(event, false))
    element.addEventListener('cut', (event) => this.#mode === 'resting' && events.onCopy(event, true))
    element.addEventListener('paste', (event) => this.#mode === 'resting' && events.onPaste(event))
  }

  get isEditing(): boolean {
    return this.#mode !== 'resting'
  }
  get hasFocus(): boolean {
    return document.activeElement === this.element
  }
  focus(): void {
    this.element.focus({ preventScroll: true })
  }
  describe(label: string): void {
    if (this.#mode === 'resting') this.element.setAttribute('aria-label', label)
  }

  /** Opens the cell's text, as F2 and a double click do. */
  open(): void {
    this.element.value = ''
    this.focus()
    if (!this.#begin('inside')) return
    const text = this.#target?.start ?? ''
    this.element.value = text
    this.element.setSelectionRange(text.length, text.length)
    this.#fit()
  }
  /** Opens the cell empty, as Backspace does. */
  openEmpty(): void {
    this.focus()
    this.#begin('over')
  }

  #begin(mode: 'over' | 'inside'): boolean {
    if (this.#mode !== 'resting') return true
    const target = this.#events.target()
    if (!target) {
      // A composition goes on into the hidden text and is thrown away at the next movement.
      if (!this.#composing) this.element.value = ''
      this.#events.onRefused()
      return false
    }
    this.#mode = mode
    this.#target = target
    this.element.dataset['sink'] = 'editing'
    this.element.classList.add('cell-editor-input')
    this.element.setAttribute('aria-label', target.label)
    if (target.choices.length > 0) {
      this.#list = choiceList(this.element, target.choices, () => this.#commit('stay'))
      this.#frame.append(this.#list.element)
      this.#list.show(mode === 'over')
    }
    this.place()
    return true
  }

  /** Lays the sink on the active cell: the input method's window opens where it is. */
  place(): void {
    const cell = this.#events.cellRect()
    if (!cell) return
    const host = this.#host.getBoundingClientRect()
    const { style } = this.#frame
    style.left = `${Math.max(0, Math.min(cell.left - host.left, host.width - 60))}px`
    style.top = `${Math.max(0, Math.min(cell.top - host.top, host.height - cell.height))}px`
    style.width = `${cell.width}px`
    style.height = `${cell.height}px`
    this.#frame.classList.toggle('sink-low', cell.bottom - host.top > host.height * 0.6)
    this.#fit()
  }

  /** Grows with its text, to the right first and then downwards. */
  #fit(): void {
    const { element } = this
    element.style.width = ''
    element.style.height = ''
    if (this.#mode === 'resting') return
    const room = this.#host.clientWidth - this.#frame.offsetLeft - 8
    if (element.scrollWidth > element.clientWidth + 1 && !element.value.includes('\n'))
      element.style.width = `${Math.min(room, Math.max(this.#frame.offsetWidth, Math.min(420, element.scrollWidth + 24)))}px`
    if (element.value.includes('\n') || element.scrollWidth > element.clientWidth + 1) {
      element.style.width = `${Math.min(room, Math.max(240, this.#frame.offsetWidth))}px`
      element.classList.add('sink-lines')
      element.style.height = `${Math.min(240, element.scrollHeight + 2)}px`
    } else element.classList.remove('sink-lines')
  }

  #onKey(event: KeyboardEvent): void {
    // While Chinese is being composed, every key belongs to the input method.
    if (event.isComposing || event.keyCode === 229) return event.stopPropagation()
    if (this.#mode === 'resting') {
      if (this.#events.onKey(event)) {
        // The key may have opened the cell's text.
        if (!this.isEditing) this.element.value = ''
        event.preventDefault()
        event.stopPropagation()
      } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation()
      return
    }
    event.stopPropagation()
    if (this.#list?.onKey(event)) return
    const ending = this.#ending(event)
    if (ending === null) return
    event.preventDefault()
    if (ending === 'cancel') this.#end()
    else this.#commit(ending)
  }

  #ending(event: KeyboardEvent): 'cancel' | EndedEdit['after'] | null {
    const { key, shiftKey } = event
    if (key === 'Escape') return 'cancel'
    if (key === 'Enter' && event.altKey) {
      this.element.setRangeText('\n', this.element.selectionStart, this.element.selectionEnd, 'end')
      this.#fit()
      event.preventDefault()
      return null
    }
    if (key === 'Enter') return event.ctrlKey || event.metaKey ? 'fill' : shiftKey ? 'up' : 'down'
    if (key === 'Tab') return shiftKey ? 'left' : 'right'
    if (this.#mode === 'inside' || shiftKey || event.ctrlKey || event.metaKey) return null
    const arrows = { ArrowDown: 'down', ArrowUp: 'up', ArrowLeft: 'left', ArrowRight: 'right' } as const
    return key in arrows ? arrows[key as keyof typeof arrows] : null
  }

  commit(): void {
    if (this.#mode !== 'resting') this.#commit('stay')
  }
  #commit(after: EndedEdit['after']): void {
    const text = this.element.value
    const target = this.#target
    this.#end()
    if (target) this.#events.onCommit({ target, text, after })
  }

  #end(): void {
    this.#mode = 'resting'
    this.#target = null
    this.#list?.destroy()
    this.#list = null
    const { element } = this
    element.value = ''
    element.dataset['sink'] = 'resting'
    element.classList.remove('cell-editor-input', 'sink-lines')
    this.#fit()
  }

  destroy(): void {
    this.#list?.destroy()
    this.#frame.remove()
  }
}
