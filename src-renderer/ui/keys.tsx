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

/**
 * Whether something lies over the page (dialog, menu, palette) and owns the keys. What is on its way out owns them no more:
 * a practised hand presses the next key while a menu still fades.
 */
export function isCovered(): boolean {
  return document.querySelector(covering) !== null
}

const covering = [
  'dialog[open]',
  '.ant-modal-wrap:not([style*="display: none"], :has(.ant-zoom-leave))',
  '.ant-dropdown:not(.ant-dropdown-hidden, .ant-slide-down-leave, .ant-slide-up-leave)',
  '.ant-popover:not(.ant-popover-hidden, .ant-zoom-big-leave)',
].join(', ')
