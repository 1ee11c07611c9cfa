import { open, type FileHandle } from 'node:fs/promises'
import { SheetFailure } from './sheet-source.ts'

/** Random access to the bytes of one file. */
export class FileBytes {
  readonly size: number
  readonly #handle: FileHandle

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle
    this.size = size
  }

  /** Fails with `unreadable` when the file does not exist, is no file, or may not be read. */
  static async open(path: string): Promise<FileBytes> {
    let handle: FileHandle
    try {
      handle = await open(path, 'r')
    } catch (error) {
      throw unreadable(error)
    }
    const stat = await handle.stat()
    if (stat.isFile()) return new FileBytes(handle, stat.size)
    await handle.close()
    throw new SheetFailure('unreadable', { reason: 'not-a-file' })
  }

  /** Up to `length` bytes from `offset`; fewer only at the end of the file. The buffer belongs to the caller. */
  async read(offset: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.size - offset))
    const buffer = Buffer.allocUnsafeSlow(wanted)
    let filled = 0
    try {
      while (filled < wanted) {
        const { bytesRead } = await this.#handle.read(buffer, filled, wanted - filled, offset + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
    } catch (error) {
      throw unreadable(error)
    }
    return filled === wanted ? buffer : buffer.subarray(0, filled)
  }

  /** Pieces of the stretch `[from, to)`, read as they are asked for. */
  async *pieces(from: number, to: number, pieceBytes: number): AsyncGenerator<Buffer> {
    for (let at = from; at < to; at += pieceBytes) {
      const piece = await this.read(at, Math.min(pieceBytes, to - at))
      if (piece.length === 0) return
      yield piece
    }
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

function unreadable(error: unknown): SheetFailure {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  return new SheetFailure('unreadable', { reason: code })
}
