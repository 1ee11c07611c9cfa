import { Fragment } from 'react'
import './keys.css'

const mac = navigator.platform.startsWith('Mac')

/** `Mod+K` as the person's keyboard names it. */
export function Keys({ combo }: { combo: string }) {
  const parts = combo.split('+').map((part) => (part === 'Mod' ? (mac ? '⌘' : 'Ctrl') : part))
  return (
    <span className="keys">
      {parts.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && <span aria-hidden>+</span>}
          <kbd>{part}</kbd>
        </Fragment>
      ))}
    </span>
  )
}

/** Whether a key press belongs to a text the person is writing. */
export function isTyping(target: EventTarget | null): boolean {
  // A grid's keyboard is held by a textarea; until something is typed into it, nobody is writing.
  if (target instanceof HTMLElement && target.dataset['sink'] === 'resting') return false
  // Choosing a list or ticking a box leaves the focus on an input that takes no text.
  if (target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox')) return false
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Whether something lies over the page (dialog, menu, palette) and owns the keys. */
export function isCovered(): boolean {
  return (
    document.querySelector(
      'dialog[open], .ant-modal-wrap:not([style*="display: none"]), .ant-dropdown:not(.ant-dropdown-hidden), .ant-popover:not(.ant-popover-hidden)',
    ) !== null
  )
}
