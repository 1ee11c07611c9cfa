import type { AgAdapter, Place } from './ag-adapter.ts'

/** How long the mouse rests on a cell before something is said of it, in ms. */
const patience = 450

/** Calls when the mouse has come to rest on a cell, and with null as soon as it leaves or anything else happens. */
export function watchDwell(adapter: AgAdapter, onDwell: (place: Place | null) => void): () => void {
  const { host } = adapter
  let timer: ReturnType<typeof setTimeout> | undefined
  let over: HTMLElement | null = null
  let told = false
  function leave(): void {
    clearTimeout(timer)
    over = null
    if (told) onDwell(null)
    told = false
  }
  function onOver(event: MouseEvent): void {
    const place = adapter.placeAt(event.target)
    if (place?.element === over) return
    leave()
    if (place?.kind !== 'cell' || event.buttons !== 0) return
    over = place.element
    timer = setTimeout(() => {
      told = true
      onDwell(place)
    }, patience)
  }
  function onOut(event: MouseEvent): void {
    // What is said of a cell may be taken hold of.
    if (event.relatedTarget instanceof Element && event.relatedTarget.closest('.cell-note-mark')) return
    leave()
  }
  const ending = ['mousedown', 'wheel', 'keydown', 'scroll'] as const
  host.addEventListener('mouseover', onOver)
  host.addEventListener('mouseleave', onOut)
  for (const name of ending) host.addEventListener(name, leave, { capture: true, passive: true })
  return () => {
    clearTimeout(timer)
    host.removeEventListener('mouseover', onOver)
    host.removeEventListener('mouseleave', onOut)
    for (const name of ending) host.removeEventListener(name, leave, { capture: true })
  }
}
