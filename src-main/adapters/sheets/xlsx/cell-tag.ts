import { greaterThan, slash } from '../xml/xml-bytes.ts'

/** Values of a cell's `t` attribute. */
export const cellTypes = ['n', 's', 'str', 'b', 'e', 'd', 'inlineStr'] as const
export const numberType = 0
export const sharedType = 1
const textType = 2
const inlineType = 6

/** A scan could not go on because the tag is not whole yet. */
export const needMore = -1
/** A scan met XML that only the slow parser understands. */
export const needSlow = -2

/** Reads the attributes of `<c …>` and `<row …>`, the two tags a sheet consists of, into fields. */
export class CellTag {
  /** 0-based, from `r="C5"`; -1 when the tag has no such attribute. */
  column = -1
  /** From `r="C5"` or `r="5"`; -1 when absent. */
  row = -1
  style = 0
  type = numberType
  isEmpty = false

  /** Reads the tag from just after its name; returns the position after its `>`, or `needMore`, `needSlow`. */
  read(bytes: Buffer, from: number, end: number): number {
    this.column = -1
    this.row = -1
    this.style = 0
    this.type = numberType
    this.isEmpty = false
    let at = from
    for (;;) {
      if (at + 1 >= end) return needMore
      const byte = bytes[at]!
      if (byte === greaterThan) return at + 1
      if (byte === slash) {
        this.isEmpty = true
        return bytes[at + 1] === greaterThan ? at + 2 : needSlow
      }
      if (byte === 32 || byte === 10 || byte === 13 || byte === 9) {
        at += 1
        continue
      }
      let name = byte
      if (bytes[at + 1] === 61) {
        at += 2
      } else {
        name = 0
        while (at < end && bytes[at] !== 61) {
          if (bytes[at] === greaterThan) return needSlow
          at += 1
        }
        at += 1
      }
      if (at >= end) return needMore
      const quote = bytes[at]!
      if (quote !== 34 && quote !== 39) return needSlow
      at += 1
      if (name === 114) at = this.#reference(bytes, at, end)
      else if (name === 115) at = this.#style(bytes, at, end)
      else if (name === 116) this.type = typeAt(bytes, at, quote)
      while (at < end && bytes[at] !== quote) at += 1
      at += 1
    }
  }

  #reference(bytes: Buffer, from: number, end: number): number {
    let at = from
    let letters = 0
    let digits = 0
    for (; at < end; at += 1) {
      const letter = bytes[at]! | 32
      if (letter < 97 || letter > 122) break
      letters = letters * 26 + letter - 96
    }
    for (; at < end; at += 1) {
      const digit = bytes[at]! - 48
      if (digit < 0 || digit > 9) break
      digits = digits * 10 + digit
    }
    if (letters > 0) this.column = letters - 1
    if (digits > 0) this.row = digits
    return at
  }

  #style(bytes: Buffer, from: number, end: number): number {
    let at = from
    for (; at < end; at += 1) {
      const digit = bytes[at]! - 48
      if (digit < 0 || digit > 9) break
      this.style = this.style * 10 + digit
    }
    return at
  }
}

function typeAt(bytes: Buffer, at: number, quote: number): number {
  const byte = bytes[at]
  if (byte === 115) return bytes[at + 1] === quote ? sharedType : textType
  if (byte === 98) return 3
  if (byte === 101) return 4
  if (byte === 100) return 5
  return byte === 105 ? inlineType : numberType
}
