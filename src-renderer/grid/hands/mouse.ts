import type { AgAdapter, Place } from './ag-adapter.ts'

export interface MouseEvents {
  /** The mouse goes down on a place; `more` adds a range, `extend` draws the last one. */
  readonly onDown: (place: Place, how: { more: boolean; extend: boolean }) => void
  readonly onDrag: (place: Place) => void
  readonly onFillStart: () => void
  readonly onFillDrag: (place: Place) => void
  readonly onFillEnd: (series: boolean) => void
  readonly onDouble: (place: Place) => void
  readonly onHeader: (field: string, how: { more: boolean; extend: boolean }) => void
  readonly onPress: () => void
}

/** The size of the fill handle, which is drawn in the cell's corner by style. */
const corner = 9
const scrollEvery = 40

/** Mouse presses and drags over the grid, with scrolling while a drag is held beyond its edge. */
export function watchMouse(adapter: AgAdapter, events: MouseEvents): () => void {
  const { host } = adapter
  let drag: 'select' | 'fill' | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  let at = { x: 0, y: 0 }

  const onCorner = (place: Place, event: MouseEvent) => {
    if (!place.element.classList.contains('range-corner')) return false
    const box = place.element.getBoundingClientRect()
    return event.clientX > box.right - corner && event.clientY > box.bottom - corner
  }
  const how = (event: MouseEvent) => ({ more: event.ctrlKey || event.metaKey, extend: event.shiftKey })

  function follow(): void {
    const place = adapter.placeNear(at.x, at.y)
    if (!place || place.kind === 'header' || place.kind === 'corner') return
    if (drag === 'fill') events.onFillDrag(place)
    else if (drag === 'select') events.onDrag(place)
  }
  function onMove(event: MouseEvent): void {
    at = { x: event.clientX, y: event.clientY }
    follow()
    const over = adapter.beyond(at.x, at.y)
    clearInterval(timer)
    if (over.x === 0 && over.y === 0) return
    timer = setInterval(() => {
      adapter.scrollBy(over.x, over.y)
      follow()
    }, scrollEvery)
  }
  function stop(event: MouseEvent): void {
    clearInterval(timer)
    window.removeEventListener('mousemove', onMove)
    window.removeEventListener('mouseup', stop)
    if (drag === 'fill') events.onFillEnd(event.ctrlKey || event.metaKey)
    drag = null
  }

  function onDown(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest('.grid-sink')) return
    const place = adapter.placeAt(event.target)
    if (!place || place.kind === 'header') return
    if (event.button !== 0) return
    // The keyboard stays with the sink, whatever is pressed.
    event.preventDefault()
    events.onPress()
    if (place.kind === 'cell' && onCorner(place, event)) {
      drag = 'fill'
      events.onFillStart()
    } else {
      drag = 'select'
      events.onDown(place, how(event))
    }
    at = { x: event.clientX, y: event.clientY }
    window.addEventListener('mousemove', onMove)
    window.addEventListener('mouseup', stop)
  }
  function onClick(event: MouseEvent): void {
    const place = adapter.placeAt(event.target)
    if (place?.kind !== 'header' || !(event.ctrlKey || event.metaKey)) return
    event.stopPropagation()
    event.preventDefault()
    events.onPress()
    events.onHeader(place.field, { more: false, extend: event.shiftKey })
  }
  function onDouble(event: MouseEvent): void {
    const place = adapter.placeAt(event.target)
    if (place?.kind === 'cell') events.onDouble(place)
  }
  host.addEventListener('mousedown', onDown)
  host.addEventListener('click', onClick, { capture: true })
  host.addEventListener('dblclick', onDouble)
  return () => {
    clearInterval(timer)
    window.removeEventListener('mousemove', onMove)
    window.removeEventListener('mouseup', stop)
    host.removeEventListener('mousedown', onDown)
    host.removeEventListener('click', onClick, { capture: true })
    host.removeEventListener('dblclick', onDouble)
  }
}
