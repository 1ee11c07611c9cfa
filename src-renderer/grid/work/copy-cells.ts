import type { Positions } from '../../../src-preload/contract/_words/grid.ts'
import { htmlOf } from '../clipboard/html-table.ts'
import { formatTsv } from '../clipboard/tsv.ts'
import type { ColumnSpec } from '../column-spec.ts'
import type { GridHandle } from '../grid-handle.ts'
import { spanSize } from '../selection/parts.ts'

/** Beyond this the clipboard and the program that pastes are the limit; an export is the way. */
export const mostCopied = 2_000_000
const chunk = 5000

export interface Copied<Row> {
  readonly spans: readonly Positions[]
  readonly specs: readonly ColumnSpec<Row>[]
}

const isText = <Row>(spec: ColumnSpec<Row> | undefined) => !spec?.numeric && spec?.filter !== 'date'

/** The texts at once, if every row is here; null when some must be fetched. */
function loadedTexts<Row>({ spans, specs }: Copied<Row>, grid: GridHandle<Row>): string[][] | null {
  const { pages } = grid.view()
  const rows: string[][] = []
  for (const span of spans)
    for (const [, row] of pages.loaded(span.first, span.last)) rows.push(specs.map((spec) => (spec.editText ?? spec.text)(row)))
  return rows.length === spanSize(spans) ? rows : null
}

async function fetchedTexts<Row>({ spans, specs }: Copied<Row>, grid: GridHandle<Row>): Promise<string[][]> {
  const meant = await grid.meant(spans)
  const rows: string[][] = []
  for (let offset: number | null = 0; offset !== null;) {
    const answer = await grid.view().port.copyRange(
      meant,
      specs.map((spec) => spec.field),
      offset,
      chunk,
    )
    for (let at = 0; at < answer.rows; at++) rows.push(answer.columns.map((column) => column[at] ?? ''))
    offset = answer.next
  }
  return rows
}

/**
 * Puts the cells on the clipboard as text and as a table. What is on the screen is written within the key press; rows not
 * loaded are promised to the clipboard and fetched after it.
 */
export async function copyCells<Row>(event: ClipboardEvent, copied: Copied<Row>, grid: GridHandle<Row>): Promise<void> {
  event.preventDefault()
  const asHtml = (rows: string[][]) => htmlOf(rows, (col) => isText(copied.specs[col]))
  const here = loadedTexts(copied, grid)
  if (here) {
    event.clipboardData?.setData('text/plain', formatTsv(here))
    event.clipboardData?.setData('text/html', asHtml(here))
    return
  }
  const rows = fetchedTexts(copied, grid)
  const blob = (type: string, make: (rows: string[][]) => string) => rows.then((all) => new Blob([make(all)], { type }))
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': blob('text/plain', formatTsv), 'text/html': blob('text/html', asHtml) }),
  ])
}
