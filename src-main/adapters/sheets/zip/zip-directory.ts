import type { FileBytes } from '../file-bytes.ts'
import type { SheetLimits } from '../sheet-limits.ts'
import { SheetFailure } from '../sheet-source.ts'

export interface ZipEntry {
  /** Slashes forward, no leading slash, as written otherwise. Only ever compared, never used as a path on disk. */
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly compressedBytes: number
  readonly inflatedBytes: number
  readonly headerOffset: number
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const end64LocatorSignature = 0x07064b50
const entrySignature = 0x02014b50
const endBytes = 22
const locatorBytes = 20
const longestComment = 65_535
const full32 = 0xffffffff

/**
 * Reads the central directory of a zip package. Sizes and checksums come from here, so entries written with data
 * descriptors (their local header holds zeros) need no special care.
 * Fails with `truncated` when the directory is missing, `damaged` when it makes no sense, `too-large` beyond the entry limit.
 */
export async function readZipDirectory(file: FileBytes, limits: SheetLimits): Promise<readonly ZipEntry[]> {
  const end = await findEnd(file)
  if (end.entries > limits.entries) throw new SheetFailure('too-large', { entries: end.entries, limit: limits.entries })
  if (end.offset + end.bytes > file.size || end.bytes > limits.partBytes)
    throw new SheetFailure('damaged', { part: 'zip-directory' })
  const directory = await file.read(end.offset, end.bytes)
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const nameBytes = directory.readUInt16LE(at + 28)
    const extraBytes = directory.readUInt16LE(at + 30)
    const next = at + 46 + nameBytes + extraBytes + directory.readUInt16LE(at + 32)
    if (next > directory.length) throw new SheetFailure('damaged', { part: 'zip-directory' })
    entries.push(readEntry(directory, at, nameBytes, extraBytes))
    if (entries.length > limits.entries) throw new SheetFailure('too-large', { entries: entries.length, limit: limits.entries })
    at = next
  }
  if (entries.length !== end.entries) throw new SheetFailure('damaged', { part: 'zip-directory' })
  return entries
}

function readEntry(directory: Buffer, at: number, nameBytes: number, extraBytes: number): ZipEntry {
  const nameAt = at + 46
  const name = directory.toString('utf8', nameAt, nameAt + nameBytes)
  const entry = {
    name: name.replaceAll('\\', '/').replace(/^\/+/, ''),
    method: directory.readUInt16LE(at + 10),
    encrypted: (directory.readUInt16LE(at + 8) & 1) !== 0,
    crc: directory.readUInt32LE(at + 16),
    compressedBytes: directory.readUInt32LE(at + 20),
    inflatedBytes: directory.readUInt32LE(at + 24),
    headerOffset: directory.readUInt32LE(at + 42),
  }
  const extra = directory.subarray(nameAt + nameBytes, nameAt + nameBytes + extraBytes)
  return { ...entry, ...wideSizes(entry, extra) }
}

/** Zip64: fields that read 0xffffffff stand, in this order and only if needed, in extra field 1. */
function wideSizes(entry: ZipEntry, extra: Buffer): Partial<ZipEntry> {
  for (let at = 0; at + 4 <= extra.length;) {
    const id = extra.readUInt16LE(at)
    const end = at + 4 + extra.readUInt16LE(at + 2)
    if (id === 1) {
      let field = at + 4
      const take = (narrow: number): number => {
        if (narrow !== full32) return narrow
        if (field + 8 > Math.min(end, extra.length)) throw new SheetFailure('damaged', { part: 'zip-directory' })
        field += 8
        return Number(extra.readBigUInt64LE(field - 8))
      }
      const inflatedBytes = take(entry.inflatedBytes)
      const compressedBytes = take(entry.compressedBytes)
      return { inflatedBytes, compressedBytes, headerOffset: take(entry.headerOffset) }
    }
    at = end
  }
  return {}
}

async function findEnd(file: FileBytes): Promise<{ entries: number; bytes: number; offset: number }> {
  const tailAt = Math.max(0, file.size - endBytes - longestComment - locatorBytes)
  const tail = await file.read(tailAt, file.size - tailAt)
  let at = tail.length - endBytes
  while (at >= 0 && !(tail.readUInt32LE(at) === endSignature && tail.readUInt16LE(at + 20) <= tail.length - at - endBytes))
    at -= 1
  if (at < 0) throw new SheetFailure('truncated', { part: 'zip' })
  const narrow = { entries: tail.readUInt16LE(at + 10), bytes: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) }
  if (at < locatorBytes || tail.readUInt32LE(at - locatorBytes) !== end64LocatorSignature) return narrow
  const wideAt = Number(tail.readBigUInt64LE(at - locatorBytes + 8))
  const wide = await file.read(wideAt, 56)
  if (wide.length < 56 || wide.readUInt32LE(0) !== end64Signature) throw new SheetFailure('damaged', { part: 'zip-directory' })
  return {
    entries: Number(wide.readBigUInt64LE(32)),
    bytes: Number(wide.readBigUInt64LE(40)),
    offset: Number(wide.readBigUInt64LE(48)),
  }
}
