/** What can hold the focus, and is there to be seen. */
const holders =
  'a[href], button:not(:disabled), input:not(:disabled):not([type="hidden"]), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

const isSeen = (element: Element): boolean => element.getClientRects().length > 0

const firstHolder = (pane: Element): HTMLElement | undefined =>
  [...pane.querySelectorAll<HTMLElement>(holders)].find((each) => isSeen(each) && each.tabIndex >= 0)

/** The parts of what is on the page, in their order: navigation, then tools, list or text, and side panel of the view in front. */
function panes(): Element[] {
  const layer = '.view-layer:not([hidden])'
  const found = document.querySelectorAll(
    `.side-nav, ${layer} .desk-toolbar, ${layer} .page-head, ${layer} .grid-sink, ${layer} .page-body, ${layer} aside`,
  )
  return [...found].filter((each) => isSeen(each) && firstHolder(each) !== undefined)
}

/**
 * Puts the focus into the next part of the page, or the one before. A grid keeps Tab for its cells, so this is how the
 * keyboard leaves it. From nowhere the way begins at the list or text of the view.
 */
export function goToPane(by: 1 | -1): void {
  const all = panes()
  if (all.length === 0) return
  const now = all.findIndex((each) => each.contains(document.activeElement))
  const main = all.findIndex((each) => each.matches('.grid-sink, .page-body'))
  const next = now < 0 ? Math.max(main, 0) : (now + by + all.length) % all.length
  const pane = all[next]
  if (!pane) return
  // A text that scrolls takes the focus itself: the next Tab is its first field.
  const target = pane instanceof HTMLElement && pane.tabIndex === 0 ? pane : firstHolder(pane)
  target?.focus()
}
