import { decodeXmlText } from './xml-text.ts'

export const lessThan = 60
export const greaterThan = 62
export const slash = 47
export const bang = 33
export const question = 63

/** What a scan of some text saw, so that decoding can take the cheapest way. */
export const sawReference = 256

/**
 * Position after the `>` that ends the tag at `at`; a `>` inside a quoted value does not count.
 * -1 when the tag does not end before `end`.
 */
export function tagEndBytes(bytes: Buffer, at: number, end: number): number {
  let quote = 0
  for (let i = at + 1; i < end; i += 1) {
    const byte = bytes[i]!
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === greaterThan) {
      return i + 1
    } else if (byte === 34 || byte === 39) {
      quote = byte
    }
  }
  return -1
}

/** Position after `close` (`-->`, `?>` …), searched from `at`; -1 when it does not come before `end`. */
export function markupEndBytes(bytes: Buffer, at: number, end: number, close: string): number {
  const found = bytes.indexOf(close, at, 'latin1')
  return found < 0 || found + close.length > end ? -1 : found + close.length
}

/** Whether the bytes at `at` spell `word`. */
export function isAt(bytes: Buffer, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (bytes[at + i] !== word.charCodeAt(i)) return false
  return true
}

/** True for what may follow a tag name: white space, `>` or `/`. */
export function endsName(byte: number | undefined): boolean {
  return byte === greaterThan || byte === slash || byte === 32 || byte === 10 || byte === 13 || byte === 9
}

/**
 * Text of the bytes `[from, to)`. `seen` is the bitwise or of the bytes, plus `sawReference` when an ampersand or a
 * carriage return was among them.
 */
export function textOfBytes(bytes: Buffer, from: number, to: number, seen: number): string {
  if ((seen & sawReference) !== 0) return decodeXmlText(bytes.toString('utf8', from, to))
  return (seen & 128) === 0 ? bytes.latin1Slice(from, to) : bytes.utf8Slice(from, to)
}

declare global {
  // Node has had these for ever; its types leave them out. They skip the argument juggling of toString.
  interface Buffer {
    latin1Slice(from: number, to: number): string
    utf8Slice(from: number, to: number): string
  }
}
