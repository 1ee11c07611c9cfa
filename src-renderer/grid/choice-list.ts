/** Proposals under an input: filtered while typing, chosen by arrows or mouse; any other text is accepted too. */
export interface ChoiceList {
  readonly element: HTMLElement
  /** True when the key was the list's own. */
  readonly onKey: (event: KeyboardEvent) => boolean
  /** `typing`: only what begins or holds the text typed so far; else all of them. */
  readonly show: (typing: boolean) => void
  readonly destroy: () => void
}

const most = 12
let lists = 0

export function choiceList(
  input: HTMLInputElement | HTMLTextAreaElement,
  choices: readonly string[],
  onChosen: () => void,
): ChoiceList {
  const element = document.createElement('ul')
  const listId = `choices-${++lists}`
  element.id = listId
  element.className = 'cell-choices'
  element.setAttribute('role', 'listbox')
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-controls', listId)
  input.setAttribute('aria-autocomplete', 'list')
  let current = -1
  let shown: readonly string[] = []
  let touched = false

  function choose(index: number): void {
    const value = shown[index]
    if (value === undefined) return
    input.value = value
    onChosen()
  }

  function draw(): void {
    const wanted = touched ? input.value.trim().toLowerCase() : ''
    shown = choices.filter((choice) => choice.toLowerCase().includes(wanted)).slice(0, most)
    if (current >= shown.length) current = -1
    element.replaceChildren(
      ...shown.map((choice, index) => {
        const item = document.createElement('li')
        item.id = `${listId}-${index}`
        item.textContent = choice
        item.setAttribute('role', 'option')
        item.setAttribute('aria-selected', String(index === current))
        // Before the input loses focus, which would end the edit.
        item.addEventListener('mousedown', (event) => {
          event.preventDefault()
          choose(index)
        })
        return item
      }),
    )
    element.hidden = shown.length === 0
    input.setAttribute('aria-expanded', String(!element.hidden))
    if (current >= 0) input.setAttribute('aria-activedescendant', `${listId}-${current}`)
    else input.removeAttribute('aria-activedescendant')
  }

  const retype = () => {
    touched = true
    current = -1
    draw()
  }
  input.addEventListener('input', retype)

  return {
    element,
    show(typing) {
      touched = typing
      draw()
    },
    onKey(event) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const by = event.key === 'ArrowDown' ? 1 : -1
        current = (current + by + shown.length + 1) % (shown.length + 1)
        if (current === shown.length) current = -1
        draw()
        element.children[current]?.scrollIntoView({ block: 'nearest' })
        event.preventDefault()
        return true
      }
      const chosen = current >= 0 ? shown[current] : undefined
      if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) input.value = chosen
      return false
    },
    destroy() {
      input.removeEventListener('input', retype)
      for (const name of ['role', 'aria-controls', 'aria-autocomplete', 'aria-expanded', 'aria-activedescendant'])
        input.removeAttribute(name)
      element.remove()
    },
  }
}
