import type { SheetLimits } from '../sheet-limits.ts'
import { SheetFailure } from '../sheet-source.ts'
import { ByteWindow } from '../xml/byte-window.ts'
import { bang, endsName, isAt, lessThan, markupEndBytes, question, slash, tagEndBytes } from '../xml/xml-bytes.ts'
import { xmlEncoding } from '../xml/xml-tags.ts'
import type { ZipEntry } from '../zip/zip-directory.ts'
import type { ZipPackage } from '../zip/zip-package.ts'
import { PlainRun, richText } from './rich-text.ts'
import { slowSharedStrings } from './slow-strings.ts'
import { StringArena } from './string-arena.ts'

type Scanned = 'more' | 'slow' | 'done'

/** The string table of a workbook, pulled from the package only as far as cells have asked. */
export class SharedStrings {
  readonly #zip: ZipPackage
  readonly #entry: ZipEntry
  readonly #limits: SheetLimits
  readonly #arena: StringArena
  readonly #window = new ByteWindow()
  readonly #plain = new PlainRun()
  #chunks: AsyncGenerator<Buffer> | undefined
  #isWhole = false
  #isStarted = false

  constructor(zip: ZipPackage, entry: ZipEntry, limits: SheetLimits) {
    this.#zip = zip
    this.#entry = entry
    this.#limits = limits
    this.#arena = new StringArena(limits)
  }

  /** Strings at hand; an index below it can be read with `get`. */
  get count(): number {
    return this.#arena.count
  }

  get(index: number): string {
    return this.#arena.get(index)
  }

  /** Reads on until string `index` is at hand; false when the table ends before it. */
  async reach(index: number): Promise<boolean> {
    while (this.#arena.count <= index && !this.#isWhole) await this.#readOn()
    return this.#arena.count > index
  }

  async close(): Promise<void> {
    this.#isWhole = true
    await this.#chunks?.return(undefined)
  }

  async #readOn(): Promise<void> {
    this.#chunks ??= this.#zip.inflate(this.#entry)
    const next = await this.#chunks.next()
    if (next.done === true) {
      this.#isWhole = true
      if (isAt(this.#window.bytes, this.#window.at, '</sst')) return
      throw new SheetFailure('truncated', { part: this.#entry.name })
    }
    this.#window.push(next.value)
    const scanned = this.#isStarted || xmlEncoding(next.value) === 'utf-8' ? this.#scan() : 'slow'
    this.#isStarted = true
    if (scanned === 'slow') await this.#readSlowly()
    else if (scanned === 'done') await this.#drain()
    else if (this.#window.left > this.#limits.cellBytes) throw new SheetFailure('cell-too-large', { part: this.#entry.name })
  }

  /** Past `</sst>` only the checksum at the end is of interest. */
  async #drain(): Promise<void> {
    while (this.#chunks !== undefined && (await this.#chunks.next()).done !== true);
    this.#isWhole = true
  }

  async #readSlowly(): Promise<void> {
    await this.#chunks?.return(undefined)
    const known = this.#arena.count
    let index = 0
    for await (const text of slowSharedStrings(this.#zip.inflate(this.#entry), this.#entry.name, this.#limits)) {
      if (index >= known) this.#arena.addText(text)
      index += 1
    }
    this.#isWhole = true
  }

  #scan(): Scanned {
    const window = this.#window
    const { bytes, end } = window
    for (;;) {
      const at = bytes.indexOf(lessThan, window.at)
      if (at < 0 || at + 12 >= end) {
        if (at >= 0 && at + 6 <= end && isAt(bytes, at, '</sst>')) return 'done'
        return 'more'
      }
      window.at = at
      if (bytes[at + 1] === 115 && bytes[at + 2] === 105 && endsName(bytes[at + 3])) {
        const next = this.#item(at)
        if (next < 0) return next === -2 ? 'slow' : 'more'
        window.at = next
      } else {
        const next = this.#markup(at)
        if (typeof next === 'string') return next
        window.at = next
      }
    }
  }

  /** Takes the `<si>` at `at`; returns the position after it, -1 when it is not whole, -2 for the slow way. */
  #item(at: number): number {
    const { bytes, end } = this.#window
    const open = tagEndBytes(bytes, at, end)
    if (open < 0) return -1
    if (bytes[open - 2] === slash) {
      this.#arena.addText('')
      return open
    }
    const plain = this.#plain
    const afterPlain = plain.read(bytes, open, end, '</t></si>')
    if (afterPlain > 0) {
      this.#arena.addRaw(bytes, plain.from, plain.to, plain.seen)
      return afterPlain
    }
    const close = bytes.indexOf('</si', open, 'latin1')
    if (close < 0) return -1
    const after = tagEndBytes(bytes, close, end)
    if (after < 0) return -1
    const text = richText(bytes, open, close)
    if (text === undefined) return -2
    this.#arena.addText(text)
    return after
  }

  #markup(at: number): Scanned | number {
    const { bytes, end } = this.#window
    if (bytes[at + 1] === bang) {
      if (isAt(bytes, at, '<!DOCTYPE')) throw new SheetFailure('unsafe-xml', { part: this.#entry.name })
      return 'slow'
    }
    const next = bytes[at + 1] === question ? markupEndBytes(bytes, at, end, '?>') : tagEndBytes(bytes, at, end)
    if (next < 0) return 'more'
    if (isAt(bytes, at, '</sst')) return 'done'
    // A prefixed root (`<x:sst>`) means prefixed strings all the way down.
    const isRoot = this.#arena.count === 0 && bytes[at + 1] !== question && bytes[at + 1] !== slash
    if (isRoot && !(isAt(bytes, at, '<sst') && endsName(bytes[at + 4]))) return 'slow'
    return next
  }
}
