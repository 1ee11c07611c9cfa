import { useEffect, useRef } from 'react'
import { isCovered } from '../../ui/keys.tsx'

/** Enter goes on, unless it belongs to a control. */
export function useEnter(on: boolean, act: () => void): void {
  useEffect(() => {
    if (!on) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || isCovered()) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('button, a, input, textarea, [role="combobox"], [role="tab"], [role="row"], [role="button"]')) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

/**
 * The button that goes on has the keyboard once it can be pressed. A file that is dropped leaves the keyboard where it was,
 * on a link of another page as like as not, and Enter would go there. Who is already at work in this view keeps it.
 */
export function useNextInHand<E extends HTMLElement>(on: boolean) {
  const button = useRef<E>(null)
  useEffect(() => {
    const view = button.current?.closest('.view-layer')
    if (!on || isCovered() || !view || view.contains(document.activeElement)) return
    button.current?.focus({ preventScroll: true })
  }, [on])
  return button
}
