import type { SheetLimits } from '../sheet-limits.ts'
import { SheetFailure } from '../sheet-source.ts'
import { textOfBytes } from '../xml/xml-bytes.ts'
import { decodeSpreadsheetEscapes } from '../xml/xml-text.ts'

const blockBytes = 1 << 20
const longestRaw = 1 << 18
const cacheSlots = 1 << 15

/**
 * Shared strings as the bytes the file holds, decoded when a cell asks. A million names cost their bytes and eight
 * more each, and looking at the first rows decodes only their strings.
 */
export class StringArena {
  readonly #limits: SheetLimits
  readonly #blocks: Buffer[] = []
  #used = blockBytes
  #bytes = 0
  #starts = new Uint32Array(1024)
  /** Length times 512, plus what `textOfBytes` wants to know. */
  #shapes = new Float64Array(1024)
  #count = 0
  // The same few hundred words fill most columns: remember recent ones by index, in a table that cannot grow.
  readonly #cachedIndex = new Int32Array(cacheSlots).fill(-1)
  readonly #cachedText: string[] = Array.from({ length: cacheSlots }, () => '')

  constructor(limits: SheetLimits) {
    this.#limits = limits
  }

  get count(): number {
    return this.#count
  }

  /** Adds the raw XML text in `[from, to)`; `seen` as for `textOfBytes`. */
  addRaw(bytes: Buffer, from: number, to: number, seen: number): void {
    const length = to - from
    if (length > longestRaw) return this.addText(textOfBytes(bytes, from, to, seen))
    const start = this.#reserve(length)
    bytes.copy(this.#blocks[start >>> 20]!, start & (blockBytes - 1), from, to)
    this.#append(start, length, seen & 511)
  }

  /** Adds text whose XML references are resolved. */
  addText(text: string): void {
    // Nothing past the longest cell text is ever shown; a little more is kept so that the cut is noticed later.
    const kept = Buffer.from(text.length > longestRaw / 4 ? text.slice(0, longestRaw / 4) : text)
    const start = this.#reserve(kept.length)
    kept.copy(this.#blocks[start >>> 20]!, start & (blockBytes - 1))
    this.#append(start, kept.length, 128)
  }

  get(index: number): string {
    const slot = index & (cacheSlots - 1)
    if (this.#cachedIndex[slot] === index) return this.#cachedText[slot]!
    const start = this.#starts[index]!
    const shape = this.#shapes[index]!
    const length = Math.floor(shape / 512)
    const from = start & (blockBytes - 1)
    const text = decodeSpreadsheetEscapes(textOfBytes(this.#blocks[start >>> 20]!, from, from + length, shape % 512))
    if (length <= 256) {
      this.#cachedIndex[slot] = index
      this.#cachedText[slot] = text
    }
    return text
  }

  /** Strings never cross a block border, so a block is closed when the next string does not fit. */
  #reserve(length: number): number {
    // Not even an empty string may begin at the end of a block: there is nothing there to point into.
    if (this.#used + length >= blockBytes) {
      this.#blocks.push(Buffer.allocUnsafeSlow(blockBytes))
      this.#used = 0
    }
    const start = (this.#blocks.length - 1) * blockBytes + this.#used
    this.#used += length
    this.#bytes += length
    return start
  }

  #append(start: number, length: number, seen: number): void {
    const { sharedStrings, sharedStringBytes } = this.#limits
    if (this.#count >= sharedStrings || this.#bytes > sharedStringBytes)
      throw new SheetFailure('too-large', { part: 'sharedStrings' })
    if (this.#count === this.#starts.length) {
      this.#starts = grown(this.#starts, new Uint32Array(this.#count * 2))
      this.#shapes = grown(this.#shapes, new Float64Array(this.#count * 2))
    }
    this.#starts[this.#count] = start
    this.#shapes[this.#count] = length * 512 + seen
    this.#count += 1
  }
}

function grown<A extends Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from)
  return to
}
