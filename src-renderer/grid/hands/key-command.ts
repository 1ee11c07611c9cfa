/** What a key press means to a grid that is not being typed into. */
export type KeyCommand =
  | { readonly do: 'move'; readonly row: number; readonly col: number; readonly extend: boolean; readonly jump: boolean }
  | { readonly do: 'page'; readonly by: 1 | -1; readonly extend: boolean }
  | { readonly do: 'edge'; readonly to: 'row-start' | 'row-end' | 'first' | 'last'; readonly extend: boolean }
  | { readonly do: 'step'; readonly by: 1 | -1; readonly across: boolean }
  | { readonly do: KeyAction }

export type KeyAction =
  | 'edit'
  | 'clear'
  | 'clear-and-edit'
  | 'fill-down'
  | 'fill-selection'
  | 'select-all'
  | 'select-rows'
  | 'select-columns'
  | 'find'
  | 'bulk'
  | 'history'
  | 'open'
  | 'remove'
  | 'filter'
  | 'escape'

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const withCtrl: Readonly<Record<string, KeyAction>> = {
  a: 'select-all',
  d: 'fill-down',
  f: 'find',
  h: 'find',
  ' ': 'select-columns',
  Enter: 'fill-selection',
  Delete: 'remove',
  Backspace: 'remove',
}

const withAlt: Readonly<Record<string, KeyAction>> = { ArrowDown: 'filter', Enter: 'open', h: 'history' }

const plain: Readonly<Record<string, KeyAction>> = {
  F2: 'edit',
  Delete: 'clear',
  Backspace: 'clear-and-edit',
  Escape: 'escape',
}

export function keyCommand(event: Pressed): KeyCommand | null {
  const mod = event.ctrlKey || event.metaKey
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const { shiftKey: extend } = event
  if (event.altKey) {
    const action = mod ? undefined : withAlt[key]
    return action ? { do: action } : null
  }
  const arrow = arrows[key]
  if (arrow) return { do: 'move', row: arrow[0], col: arrow[1], extend, jump: mod }
  if (key === 'PageDown' || key === 'PageUp') return mod ? null : { do: 'page', by: key === 'PageDown' ? 1 : -1, extend }
  if (key === 'Home') return { do: 'edge', to: mod ? 'first' : 'row-start', extend }
  if (key === 'End') return { do: 'edge', to: mod ? 'last' : 'row-end', extend }
  if (mod) {
    if (extend) return key === 'b' ? { do: 'bulk' } : null
    const action = withCtrl[key]
    return action ? { do: action } : null
  }
  if (key === 'Tab') return { do: 'step', by: extend ? -1 : 1, across: true }
  if (key === 'Enter') return { do: 'step', by: extend ? -1 : 1, across: false }
  if (key === ' ' && extend) return { do: 'select-rows' }
  const action = plain[key]
  return action ? { do: action } : null
}
