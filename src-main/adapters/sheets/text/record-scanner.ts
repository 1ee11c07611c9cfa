import { SheetFailure } from '../sheet-source.ts'

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/** Told about quotes that do not mean what quotes mean, with the record number. */
export type QuoteNotice = (code: 'unterminated-quote' | 'stray-quote', record: number) => void

/**
 * Splits delimited text into records as spreadsheets do: quotes count at the beginning of a field, a doubled quote is
 * one quote, line ends are LF, CR LF or CR. Text is pushed in pieces; a record is given when it is whole.
 *
 * A quote nobody closes would swallow the rest of the file: when it reaches the end, grows beyond `longestField`, or
 * closes in the middle of another line's text, it is read as an ordinary character instead and noted.
 */
export class RecordScanner {
  readonly #delimiter: string
  readonly #longestField: number
  readonly #notice: QuoteNotice
  #text = ''
  #at = 0
  #isEnd = false
  #nextQuote = -1
  #nextReturn = -1
  #nextLineEnd = -1
  #literalQuoteAt = -1
  /** Records given so far, blank ones included. */
  count = 0

  constructor(delimiter: string, longestField: number, notice: QuoteNotice) {
    this.#delimiter = delimiter
    this.#longestField = longestField
    this.#notice = notice
  }

  push(text: string): void {
    this.#text = this.#at === this.#text.length ? text : this.#text.slice(this.#at) + text
    this.#literalQuoteAt = -1
    this.#at = 0
    this.#nextQuote = -1
    this.#nextReturn = -1
    this.#nextLineEnd = -1
  }

  /** No more text will come: what is left is the last record. */
  end(): void {
    this.#isEnd = true
  }

  /** The next record's fields, or undefined when more text is needed (or, after `end`, there is none). */
  next(): string[] | undefined {
    const text = this.#text
    const from = this.#at
    if (from >= text.length) return undefined
    const lineEnd = this.#lineEnd(from)
    if (this.#nextQuote < from) this.#nextQuote = indexOrEnd(text, '"', from)
    if (this.#nextQuote > lineEnd || this.#nextQuote >= text.length) {
      const isWhole = lineEnd < text.length && (this.#isEnd || lineEnd + 1 < text.length || text.charCodeAt(lineEnd) === lineFeed)
      if (!isWhole && !this.#isEnd) return this.#wait(Math.max(from, text.lastIndexOf(this.#delimiter) + 1))
      this.#at = this.#afterLine(lineEnd)
      this.count += 1
      return text.slice(from, lineEnd).split(this.#delimiter)
    }
    return this.#quotedRecord(from)
  }

  /** Position of the LF or CR that ends the line at `from`, or the end of the text. */
  #lineEnd(from: number): number {
    const lineEnd = indexOrEnd(this.#text, '\n', from)
    if (this.#nextReturn < from) this.#nextReturn = indexOrEnd(this.#text, '\r', from)
    return Math.min(lineEnd, this.#nextReturn)
  }

  #afterLine(lineEnd: number): number {
    const isPair = this.#text.charCodeAt(lineEnd) === carriageReturn && this.#text.charCodeAt(lineEnd + 1) === lineFeed
    return lineEnd + (isPair ? 2 : 1)
  }

  #wait(fieldFrom: number): undefined {
    const length = this.#text.length
    if (length - fieldFrom > this.#longestField || length - this.#at > this.#longestField * 4) {
      throw new SheetFailure('cell-too-large', { row: this.count + 1, limit: this.#longestField })
    }
  }

  #quotedRecord(recordFrom: number): string[] | undefined {
    const text = this.#text
    const fields: string[] = []
    let at = recordFrom
    this.#nextLineEnd = -1
    for (;;) {
      const isQuoted = text.charCodeAt(at) === quote && at !== this.#literalQuoteAt
      const field = isQuoted ? this.#quotedField(at) : this.#plainField(at)
      if (field === undefined) {
        if (isQuoted && at === this.#literalQuoteAt) continue
        return undefined
      }
      const fieldFrom = at
      fields.push(field.value)
      at = field.end
      if (at >= text.length) {
        if (!this.#isEnd) return this.#wait(fieldFrom)
        this.#at = at
        break
      }
      if (text.startsWith(this.#delimiter, at)) {
        at += this.#delimiter.length
        // A file that ends with a delimiter ends with a blank field.
        if (at < text.length) continue
        if (!this.#isEnd) return this.#wait(at)
        fields.push('')
        this.#at = at
        break
      }
      if (text.charCodeAt(at) === carriageReturn && at + 1 === text.length && !this.#isEnd) return undefined
      this.#at = this.#afterLine(at)
      break
    }
    this.count += 1
    return fields
  }

  /** A field up to the next delimiter or line end. */
  #plainField(from: number): { value: string; end: number } {
    const text = this.#text
    if (this.#nextLineEnd < from) this.#nextLineEnd = this.#lineEnd(from)
    const next = text.indexOf(this.#delimiter, from)
    const end = next < 0 || next > this.#nextLineEnd ? this.#nextLineEnd : next
    return { value: text.slice(from, end), end }
  }

  /** Undefined when more text is needed, or when the quote turned out to be an ordinary character. */
  #quotedField(from: number): { value: string; end: number } | undefined {
    const text = this.#text
    let close = text.indexOf('"', from + 1)
    let isDoubled = false
    while (close >= 0 && text.charCodeAt(close + 1) === quote) {
      isDoubled = true
      close = text.indexOf('"', close + 2)
    }
    if (close < 0) {
      if (this.#isEnd || text.length - from > this.#longestField) return this.#takeLiterally(from, 'unterminated-quote')
      return undefined
    }
    if (close + 1 === text.length && !this.#isEnd) return undefined
    const raw = text.slice(from + 1, close)
    const tail = this.#plainField(close + 1)
    if (tail.value !== '' && tail.value.trim() !== '' && /[\r\n]/.test(raw)) return this.#takeLiterally(from, 'stray-quote')
    return { value: (isDoubled ? raw.replaceAll('""', '"') : raw) + tail.value, end: tail.end }
  }

  #takeLiterally(from: number, code: 'unterminated-quote' | 'stray-quote'): undefined {
    this.#literalQuoteAt = from
    // The field is gone through once more: what was found behind it says nothing of it.
    this.#nextReturn = -1
    this.#nextLineEnd = -1
    this.#notice(code, this.count + 1)
  }
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from)
  return found < 0 ? text.length : found
}
