import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community'
import { choiceList } from './choice-list.ts'
import type { ChoiceList } from './choice-list.ts'

export interface EditorSetup {
  readonly label: string
  /** The text to start from: stored, pending or refused. */
  readonly start: (row: unknown) => string
  /** A refused text may be sent again unchanged. */
  readonly resend: (row: unknown) => boolean
  readonly choices: () => readonly string[]
}

/** One editor for every kind: text as the person writes it, with proposals where the field has choices. */
export class CellEditor implements ICellEditorComp<unknown, string> {
  #params!: ICellEditorParams<unknown, string>
  #setup!: EditorSetup
  #started = ''
  readonly #gui = document.createElement('div')
  readonly #input = document.createElement('input')
  #list: ChoiceList | null = null

  init(params: ICellEditorParams<unknown, string> & { setup: EditorSetup }): void {
    this.#params = params
    this.#setup = params.setup
    this.#started = params.setup.start(params.data)
    this.#gui.className = 'cell-editor'
    this.#input.className = 'cell-editor-input'
    this.#input.type = 'text'
    this.#input.spellcheck = false
    this.#input.setAttribute('aria-label', params.setup.label)
    const typed = params.eventKey?.length === 1 ? params.eventKey : null
    this.#input.value = params.eventKey === 'Backspace' || params.eventKey === 'Delete' ? '' : (typed ?? this.#started)
    this.#gui.append(this.#input)
    const choices = params.setup.choices()
    if (choices.length > 0) {
      this.#list = choiceList(this.#input, choices, () => this.#params.stopEditing())
      this.#gui.append(this.#list.element)
      this.#gui.style.width = `${Math.max(params.column.getActualWidth(), 160)}px`
    }
    this.#input.addEventListener('keydown', (event) => this.#onKey(event))
  }

  #onKey(event: KeyboardEvent): void {
    // While Chinese is being composed, Enter and arrows belong to the input method.
    if (event.isComposing || event.keyCode === 229) return event.stopPropagation()
    if (this.#list?.onKey(event)) return event.stopPropagation()
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) event.stopPropagation()
  }

  getGui = () => this.#gui
  isPopup = () => this.#list !== null
  getPopupPosition = () => 'over' as const
  getValue = () => this.#input.value
  isCancelAfterEnd = () => this.#input.value === this.#started && !this.#setup.resend(this.#params.data)
  focusIn = () => this.#input.focus()
  destroy = () => this.#list?.destroy()

  afterGuiAttached(): void {
    this.#input.focus()
    if (this.#params.eventKey === null || this.#params.eventKey === 'F2' || this.#params.eventKey === 'Enter')
      this.#input.select()
    this.#list?.show()
  }
}
