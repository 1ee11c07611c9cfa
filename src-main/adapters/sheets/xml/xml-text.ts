const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const longestReference = 12

/**
 * Character references of XML resolved and line ends made `\n`, as XML asks. A reference nobody declared stays as
 * written; halves of surrogate pairs become U+FFFD.
 */
export function decodeXmlText(raw: string): string {
  const text = raw.includes('\r') ? raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : raw
  let amp = text.indexOf('&')
  if (amp < 0) return text
  let out = ''
  let from = 0
  while (amp >= 0) {
    const end = text.indexOf(';', amp + 1)
    if (end < 0) break
    const decoded = end - amp <= longestReference ? decodeReference(text, amp + 1, end) : undefined
    if (decoded !== undefined) {
      out += from === amp ? decoded : text.slice(from, amp) + decoded
      from = end + 1
      amp = text.charCodeAt(from) === 38 ? from : text.indexOf('&', from)
    } else {
      amp = text.indexOf('&', amp + 1)
    }
  }
  return from === 0 ? text : out + text.slice(from)
}

function decodeReference(text: string, from: number, to: number): string | undefined {
  if (text.charCodeAt(from) !== 35) return named[text.slice(from, to)]
  const isHex = (text.charCodeAt(from + 1) | 32) === 120
  const digits = text.slice(from + (isHex ? 2 : 1), to)
  if (!(isHex ? /^[0-9a-fA-F]+$/ : /^[0-9]+$/).test(digits)) return undefined
  const code = Number.parseInt(digits, isHex ? 16 : 10)
  if (code < 0xd800) return String.fromCharCode(code)
  if (code < 0xe000 || code > 0x10ffff) return '\ufffd'
  return String.fromCodePoint(code)
}

/** The `_xHHHH_` escapes spreadsheets use for characters XML cannot carry; `_x005F_` escapes the escape itself. */
export function decodeSpreadsheetEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).toWellFormed()
}
