import { SheetFailure } from '../sheet-source.ts'
import { decodeXmlText } from './xml-text.ts'

export interface XmlTag {
  /** Without namespace prefix. */
  readonly name: string
  readonly kind: 'open' | 'close' | 'empty'
  /** Attribute text of the tag, undecoded; read it with `attribute`. */
  readonly attributes: string
}

/** Bytes of a small XML part as text: byte order mark, then UTF-16 by its zero bytes, else UTF-8. */
export function decodeXmlPart(bytes: Buffer): string {
  return new TextDecoder(xmlEncoding(bytes)).decode(bytes)
}

/** Which Unicode encoding an XML part is in, by its first bytes. Spreadsheet packages know no others. */
export function xmlEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [a, b] = [bytes[0], bytes[1]]
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

/**
 * The tags of a small part in order; text between them is passed over. Entities are never defined or expanded:
 * any DOCTYPE fails with `unsafe-xml`, markup without an end with `damaged`.
 */
export function* xmlTags(text: string, part: string): Generator<XmlTag> {
  for (let at = text.indexOf('<'); at >= 0;) {
    const isMarkup = text[at + 1] === '!' || text[at + 1] === '?'
    const end = isMarkup ? markupEnd(text, at, part) : tagEnd(text, at)
    if (end < 0) throw new SheetFailure('damaged', { part })
    if (!isMarkup) {
      const isEmpty = text[end - 2] === '/'
      const inner = text.slice(at + 1, isEmpty ? end - 2 : end - 1)
      const [head = '', name = ''] = /^\/?(?:[^\s/:]+:)?([^\s/:]+)/.exec(inner) ?? []
      yield { name, kind: inner[0] === '/' ? 'close' : isEmpty ? 'empty' : 'open', attributes: inner.slice(head.length) }
    }
    at = text.indexOf('<', end)
  }
}

/** Position after the comment, CDATA section or instruction that begins at `at`. */
function markupEnd(text: string, at: number, part: string): number {
  const close = text.startsWith('<!--', at)
    ? '-->'
    : text.startsWith('<![CDATA[', at)
      ? ']]>'
      : text.startsWith('<?', at)
        ? '?>'
        : ''
  if (close === '') throw new SheetFailure('unsafe-xml', { part })
  const found = text.indexOf(close, at)
  return found < 0 ? -1 : found + close.length
}

/** Position after the `>` that ends the tag at `at`; one inside a quoted value does not count. */
function tagEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i += 1) {
    const char = text.charCodeAt(i)
    if (char === 62) return i + 1
    if (char === 34 || char === 39) {
      i = text.indexOf(String.fromCharCode(char), i + 1)
      if (i < 0) return -1
    }
  }
  return -1
}

/** Value of an attribute by its local name (`id` finds `r:id`), decoded; undefined when absent. */
export function attribute(tag: XmlTag, name: string): string | undefined {
  const pattern = /(?:^|\s)(?:[^\s=:]+:)?([^\s=:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
  for (let found = pattern.exec(tag.attributes); found !== null; found = pattern.exec(tag.attributes)) {
    if (found[1] === name) return decodeXmlText(found[2] ?? found[3] ?? '')
  }
  return undefined
}
