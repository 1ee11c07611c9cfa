import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { FileBytes } from '../file-bytes.ts'
import type { SheetLimits } from '../sheet-limits.ts'
import { SheetFailure } from '../sheet-source.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

const localSignature = 0x04034b50
const stored = 0
const deflated = 8
const pieceBytes = 64 * 1024
const inflateChunkBytes = 128 * 1024

/** A zip package whose entries are inflated on demand, counted against the limits of the whole package. */
export class ZipPackage {
  readonly entries: readonly ZipEntry[]
  readonly #file: FileBytes
  readonly #limits: SheetLimits
  readonly #byName = new Map<string, ZipEntry>()
  // Looking at a sheet twice must not count twice against the bound.
  readonly #inflatedOf = new Map<ZipEntry, number>()
  #inflated = 0

  private constructor(file: FileBytes, entries: readonly ZipEntry[], limits: SheetLimits) {
    this.#file = file
    this.entries = entries
    this.#limits = limits
    // Part names compare without case (OPC), and some writers rely on it.
    for (const entry of entries) this.#byName.set(entry.name.toLowerCase(), entry)
  }

  static async open(file: FileBytes, limits: SheetLimits): Promise<ZipPackage> {
    return new ZipPackage(file, await readZipDirectory(file, limits), limits)
  }

  find(name: string): ZipEntry | undefined {
    return this.#byName.get(name.toLowerCase())
  }

  /** A small part whole, or undefined when the package has none of that name. */
  async part(name: string, limitBytes = this.#limits.partBytes): Promise<Buffer | undefined> {
    const entry = this.find(name)
    if (entry === undefined) return undefined
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of this.inflate(entry)) {
      bytes += chunk.length
      if (bytes > limitBytes) throw new SheetFailure('too-large', { part: name, limit: limitBytes })
      chunks.push(chunk)
    }
    return Buffer.concat(chunks, bytes)
  }

  /**
   * The content of one entry, chunk by chunk; the next chunk is inflated when it is asked for. `onRead` hears how many
   * compressed bytes have been taken. At the end length and CRC-32 are checked.
   * Fails with `encrypted`, `damaged`, `truncated` or, for bombs, `too-large`.
   */
  async *inflate(entry: ZipEntry, onRead?: (compressedBytes: number) => void): AsyncGenerator<Buffer> {
    const from = await this.#dataOffset(entry)
    const limits = this.#limits
    let read = 0
    let bytes = 0
    let crc = 0
    for await (const chunk of this.#content(entry, from, (more) => onRead?.((read += more)))) {
      bytes += chunk.length
      this.#count(entry, bytes)
      if (this.#inflated > limits.inflatedBytes)
        throw new SheetFailure('too-large', { part: entry.name, limit: limits.inflatedBytes })
      if (bytes > limits.ratioFloorBytes && bytes > entry.compressedBytes * limits.inflateRatio) {
        throw new SheetFailure('too-large', { part: entry.name, ratio: limits.inflateRatio })
      }
      crc = crc32(chunk, crc)
      yield chunk
    }
    if (bytes !== entry.inflatedBytes || crc !== entry.crc) throw new SheetFailure('damaged', { part: entry.name })
  }

  #count(entry: ZipEntry, bytes: number): void {
    const before = this.#inflatedOf.get(entry) ?? 0
    if (bytes <= before) return
    this.#inflatedOf.set(entry, bytes)
    this.#inflated += bytes - before
  }

  async #dataOffset(entry: ZipEntry): Promise<number> {
    if (entry.encrypted) throw new SheetFailure('encrypted', { part: entry.name })
    if (entry.method !== stored && entry.method !== deflated)
      throw new SheetFailure('damaged', { part: entry.name, method: entry.method })
    const header = await this.#file.read(entry.headerOffset, 30)
    if (header.length < 30 || header.readUInt32LE(0) !== localSignature) throw new SheetFailure('damaged', { part: entry.name })
    const from = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    if (from + entry.compressedBytes > this.#file.size) throw new SheetFailure('truncated', { part: entry.name })
    return from
  }

  async *#content(entry: ZipEntry, from: number, onPiece: (bytes: number) => void): AsyncGenerator<Buffer> {
    const pieces = this.#file.pieces(from, from + entry.compressedBytes, pieceBytes)
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        onPiece(piece.length)
        yield piece
      }
    }
    if (entry.method === stored) {
      yield* counted()
      return
    }
    const inflate = createInflateRaw({ chunkSize: inflateChunkBytes })
    // Errors reach us through the iteration below; the callback only keeps them from being thrown twice.
    pipeline(Readable.from(counted(), { highWaterMark: 1 }), inflate, () => {})
    try {
      for await (const chunk of inflate) yield chunk as Buffer
    } catch (error) {
      throw inflateFailure(error, entry.name)
    }
  }
}

function inflateFailure(error: unknown, part: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'Z_BUF_ERROR') return new SheetFailure('truncated', { part })
  if (code.startsWith('Z_')) return new SheetFailure('damaged', { part })
  return error
}
