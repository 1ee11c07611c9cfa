import { parseChineseNumber } from '../amounts/chinese-number.ts'

/** A place in a question; a pattern that matches there moves it on. */
export class TextReader {
  at: number
  readonly text: string
  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
  }
  /** The pattern must be sticky. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found
  }
  /** Goes back unless the attempt gives something. */
  attempt<T>(read: () => T | null): T | null {
    const start = this.at
    const result = read()
    if (result === null) this.at = start
    return result
  }
}

/** What counts are written with, for use in patterns. */
export const countPattern = '(?:\\d+|[零〇一二两三四五六七八九十百]+)'

/** A whole number in digits or characters: 15, 十五, 两. Null when it is neither. */
export function readCount(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const number = parseChineseNumber(text)
  return number && number.value.scale === 0 ? Number(number.value.units) : null
}
