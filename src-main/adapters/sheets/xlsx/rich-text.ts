import { bang, endsName, greaterThan, isAt, lessThan, sawReference, slash, tagEndBytes, textOfBytes } from '../xml/xml-bytes.ts'

/**
 * Joined text of the `<t>` runs in `[from, to)`, the inside of an `<si>` or `<is>`; phonetic runs (`<rPh>`, the reading
 * of East Asian names) are no part of the text. Undefined when there is markup only the slow parser understands.
 */
export function richText(bytes: Buffer, from: number, to: number): string | undefined {
  let text = ''
  let isPhonetic = false
  for (let at = nextTag(bytes, from, to); at < to; at = nextTag(bytes, at, to)) {
    if (bytes[at + 1] === bang) return undefined
    const end = tagEndBytes(bytes, at, to)
    if (end < 0) return undefined
    const isText = bytes[at + 1] === 116 && endsName(bytes[at + 2]) && bytes[end - 2] !== slash
    if (isAt(bytes, at + 1, 'rPh') && bytes[end - 2] !== slash) isPhonetic = true
    else if (isAt(bytes, at + 1, '/rPh')) isPhonetic = false
    at = end
    if (!isText) continue
    let seen = 0
    for (; at < to && bytes[at] !== lessThan; at += 1) {
      const byte = bytes[at]!
      seen |= byte === 38 || byte === 13 ? byte | sawReference : byte
    }
    if (!isPhonetic) text += textOfBytes(bytes, end, at, seen)
  }
  return text
}

function nextTag(bytes: Buffer, from: number, to: number): number {
  const found = bytes.indexOf(lessThan, from)
  return found < 0 ? to : found
}

/** One run of text and nothing else, `<t>text</t>`, which nearly all strings are; says where it stands. */
export class PlainRun {
  from = 0
  to = 0
  /** As `textOfBytes` wants it. */
  seen = 0

  /** Position after `close` when the bytes from `open` on are one run followed by it; -1 when they are anything else. */
  read(bytes: Buffer, open: number, end: number, close: string): number {
    if (bytes[open] !== lessThan || bytes[open + 1] !== 116) return -1
    const from = bytes[open + 2] === greaterThan ? open + 3 : bytes[open + 2] === 32 ? tagEndBytes(bytes, open, end) : -1
    if (from < 0 || bytes[from - 2] === slash) return -1
    let seen = 0
    let at = from
    for (; at < end; at += 1) {
      const byte = bytes[at]!
      if (byte === lessThan) break
      seen |= byte === 38 || byte === 13 ? byte | sawReference : byte
    }
    if (at + close.length > end || !isAt(bytes, at, close)) return -1
    this.from = from
    this.to = at
    this.seen = seen
    return at + close.length
  }
}
