import { useCallback, useEffect, useRef } from 'react'
import { useAppearance } from './appearance.tsx'
import './print.css'

/** Prints the view in front, on white whatever the theme: it turns light for as long as the printing takes. */
export function usePrint(): () => void {
  const { preferences, dark, change } = useAppearance()
  const before = useRef(preferences.theme)
  const asked = useRef(false)
  useEffect(() => {
    if (!asked.current || dark) return
    asked.current = false
    // Charts draw themselves anew with the theme; two frames later they have.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.print()
        change({ theme: before.current })
      }),
    )
  }, [dark, change])
  return useCallback(() => {
    if (!dark) return window.print()
    before.current = preferences.theme
    asked.current = true
    change({ theme: 'light' })
  }, [dark, preferences.theme, change])
}
