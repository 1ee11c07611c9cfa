/** A hand may tremble this far between pressing and letting go. */
const tremble = 6

/**
 * A button in a cell that is drawn afresh while the mouse is down on it: the browser then makes no click of the two halves. The
 * button that was pressed is clicked all the same, though it is gone from the page; it knows the record it was drawn for.
 */
export function rescuePresses(host: HTMLElement): () => void {
  function onDown(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('.cell-open') : null
    if (!button || event.button !== 0) return
    const letGo = (up: MouseEvent) => {
      const near = Math.abs(up.clientX - event.clientX) <= tremble && Math.abs(up.clientY - event.clientY) <= tremble
      if (near && !button.isConnected) button.click()
    }
    window.addEventListener('mouseup', letGo, { once: true })
  }
  host.addEventListener('mousedown', onDown)
  return () => host.removeEventListener('mousedown', onDown)
}
