import type { Block } from './tsv.ts'

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const clean = (inner: string) =>
  decode(
    inner
      .replaceAll(/\s*\n\s*/g, ' ')
      .replaceAll(/<br\b[^>]*>/gi, '\n')
      .replaceAll(/<[^>]*>/g, ''),
  )
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .trim()

/**
 * The first table of an HTML clipboard, for programs that offer no text. Read by hand: the page may not make documents
 * of strings. Merged cells leave blanks where Excel would.
 */
export function tableFromHtml(html: string): string[][] | null {
  const table = /<table\b[\s\S]*?<\/table>/i.exec(html.replaceAll(/<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1>/gi, ''))?.[0]
  if (table === undefined) return null
  const rows: string[][] = []
  /** Cells a merged cell above reaches into, by column. */
  let reaching: number[] = []
  for (const [, body = ''] of table.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<tr\b|<\/tr>|<\/table>)/gi)) {
    const row: string[] = []
    const next: number[] = []
    const skip = () => {
      while ((reaching[row.length] ?? 0) > 0) {
        next[row.length] = (reaching[row.length] ?? 0) - 1
        row.push('')
      }
    }
    for (const [, attributes = '', inner = ''] of body.matchAll(/<t[dh]\b([^>]*)>([\s\S]*?)(?=<t[dh]\b|<\/t[dh]>|$)/gi)) {
      skip()
      const span = (name: string) =>
        Math.min(1000, Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1) || 1)
      const wide = span('colspan')
      for (let each = 0; each < wide; each++) {
        next[row.length] = span('rowspan') - 1
        row.push(each === 0 ? clean(inner) : '')
      }
    }
    skip()
    reaching = next
    rows.push(row)
  }
  return rows.length > 0 ? rows : null
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A table that Excel and WPS paste with texts left as texts: a code of eighteen digits stays a code. */
export function htmlOf(rows: Block, isText: (col: number) => boolean): string {
  const cell = (text: string, col: number) => {
    const style = isText(col) ? ` style="mso-number-format:'\\@'"` : ''
    return `<td${style}>${escape(text).replaceAll(/\r?\n/g, '<br style="mso-data-placement:same-cell">')}</td>`
  }
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')
  return `<html><head><meta charset="utf-8"></head><body><table>${body}</table></body></html>`
}
