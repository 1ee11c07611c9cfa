import { isUtf8 } from 'node:buffer'
import type { FileBytes } from '../file-bytes.ts'
import { SheetFailure } from '../sheet-source.ts'
import { big5Fit, gb18030Fit, utf8Fit, type ByteFit } from './chinese-bytes.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

export interface FoundEncoding {
  readonly encoding: TextEncoding
  /** Length of the byte order mark. */
  readonly skip: number
  /** False when some bytes do not fit the encoding and will read as U+FFFD. */
  readonly isClean: boolean
}

const pieceBytes = 1024 * 1024
const padding = Buffer.alloc(4)
const marks: readonly (readonly [string, TextEncoding])[] = [
  ['efbbbf', 'utf-8'],
  ['84319533', 'gb18030'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
]

/**
 * Tells the encoding of a text file: byte order mark, zero bytes (UTF-16), strict UTF-8 over the whole file, then
 * GB18030 against Big5 by which one makes everyday characters of the bytes.
 * Fails with `not-a-spreadsheet` for binary data and `unknown-encoding` when nothing fits.
 */
export async function findEncoding(file: FileBytes): Promise<FoundEncoding> {
  const head = await file.read(0, pieceBytes)
  const hex = head.toString('hex', 0, 4)
  const mark = marks.find(([bytes]) => hex.startsWith(bytes))
  if (mark !== undefined) return { encoding: mark[1], skip: mark[0].length / 2, isClean: true }
  const wide = findUtf16(head)
  if (wide !== undefined) return { encoding: wide, skip: 0, isClean: true }
  if (isBinary(head)) throw new SheetFailure('not-a-spreadsheet')
  const misfit = await firstMisfit(file)
  if (misfit === undefined) return { encoding: 'utf-8', skip: 0, isClean: true }
  return { ...bestFit(misfit.equals(head) ? head : Buffer.concat([head, misfit])), skip: 0 }
}

/** Encoding of bytes held in memory, by the same rule; undefined when nothing fits. */
export function encodingOf(bytes: Buffer): TextEncoding | undefined {
  const hex = bytes.toString('hex', 0, 4)
  const mark = marks.find(([mark]) => hex.startsWith(mark))
  if (mark !== undefined) return mark[1]
  const wide = findUtf16(bytes.subarray(0, pieceBytes))
  if (wide !== undefined) return wide
  if (isUtf8(bytes)) return 'utf-8'
  try {
    return bestFit(bytes.subarray(0, pieceBytes * 4)).encoding
  } catch {
    return undefined
  }
}

/** The first stretch that is not UTF-8, or undefined when the whole file is. */
async function firstMisfit(file: FileBytes): Promise<Buffer | undefined> {
  let carried: Buffer = Buffer.alloc(0)
  for await (const piece of file.pieces(0, file.size, pieceBytes)) {
    const bytes = carried.length === 0 ? piece : Buffer.concat([carried, piece])
    const whole = bytes.length - unfinished(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return bytes
    carried = bytes.subarray(whole)
  }
  return carried.length === 0 ? undefined : carried
}

/** Bytes of a character begun but not finished at the end. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

function bestFit(sample: Buffer): Omit<FoundEncoding, 'skip'> {
  const bytes = Buffer.concat([sample, padding])
  const utf8 = utf8Fit(bytes)
  // A file cut in the middle of a character, or pasted together from two sources, is still UTF-8.
  if (isClose(utf8)) return { encoding: 'utf-8', isClean: false }
  const gb = gb18030Fit(bytes)
  const big5 = big5Fit(bytes)
  const best = commonShare(gb) >= commonShare(big5) ? gb : big5
  if (!isClose(best) || commonShare(best) < 0.4) throw new SheetFailure('unknown-encoding')
  return { encoding: best === gb ? 'gb18030' : 'big5', isClean: best.bad === 0 }
}

function commonShare(fit: ByteFit): number {
  return isClose(fit) ? fit.common / fit.characters : 0
}

function isClose({ characters, bad }: ByteFit): boolean {
  return characters > bad && bad <= Math.max(1, characters / 50)
}

/** Without a mark, UTF-16 shows by zero bytes on one side only (digits, commas and line ends have them). */
function findUtf16(head: Buffer): TextEncoding | undefined {
  const zeros = [0, 0]
  const length = head.length & ~1
  for (let at = 0; at < length; at += 1) if (head[at] === 0) zeros[at & 1] = zeros[at & 1]! + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < length / 50 || Math.max(even, odd) < 2) return undefined
  if (odd > even * 20) return 'utf-16le'
  return even > odd * 20 ? 'utf-16be' : undefined
}

function isBinary(head: Buffer): boolean {
  let zeros = 0
  let controls = 0
  for (const byte of head) {
    if (byte === 0) zeros += 1
    else if (byte < 32 && (byte < 9 || byte > 13) && byte !== 26 && byte !== 27) controls += 1
  }
  return zeros > head.length / 1000 || controls > head.length / 50
}
