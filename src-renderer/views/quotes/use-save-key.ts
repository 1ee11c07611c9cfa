import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isCovered } from '../../ui/keys.tsx'

/** Ctrl+S saves, with what is still being typed in a cell; `on` while the view is in front. */
export function useSaveKey(on: boolean, save: () => void): void {
  const [asked, setAsked] = useState(0)
  const latest = useRef(save)
  useLayoutEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    if (!on) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyS' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      // The browser's own dialog for saving pages helps nobody here.
      event.preventDefault()
      if (event.repeat || isCovered()) return
      const at = document.activeElement
      // A cell gives up its text when it is left; the hand stays where it was.
      if (at instanceof HTMLElement) {
        at.blur()
        at.focus()
      }
      setAsked((now) => now + 1)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [on])
  useEffect(() => {
    if (asked > 0) latest.current()
  }, [asked])
}
