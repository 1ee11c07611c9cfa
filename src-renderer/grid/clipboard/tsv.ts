/** What spreadsheets put on the clipboard as text: tabs between cells, a quoted cell may hold tabs and line ends. */
export type Block = readonly (readonly string[])[]

/**
 * Excel ends every line with CRLF, WPS with LF or CRLF, Numbers and browsers leave out the last one. A quote opens a cell
 * only at its very beginning; a cell that begins with a quote and is never closed stands as it is.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const size = text.length
  while (at <= size) {
    const quoted = text[at] === '"' ? closing(text, at) : -1
    let cell: string
    if (quoted >= 0) {
      cell = text
        .slice(at + 1, quoted)
        .replaceAll('""', '"')
        .replaceAll('\r\n', '\n')
      at = quoted + 1
    } else {
      let end = at
      while (end < size && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end++
      cell = text.slice(at, end)
      at = end
    }
    row.push(cell)
    if (text[at] === '\t') {
      at++
      continue
    }
    rows.push(row)
    row = []
    if (at >= size) break
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    // A line end after the last line begins no row.
    if (at >= size) break
  }
  return rows
}

/** Where a quoted cell ends: a single quote before a tab, a line end or the end of all. -1 when it is no quoted cell. */
function closing(text: string, open: number): number {
  let at = open + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return -1
    const next = text[quote + 1]
    if (next === '"') at = quote + 2
    else return next === undefined || next === '\t' || next === '\n' || next === '\r' ? quote : -1
  }
}

export function formatTsv(rows: Block): string {
  return rows.map((row) => row.map(quoteIfNeeded).join('\t')).join('\r\n')
}

function quoteIfNeeded(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
