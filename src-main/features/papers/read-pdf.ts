import { inflateSync } from 'node:zlib'
import { readStamp, type PaperStamp } from '../../domain/quotes/paper-stamp.ts'

const mostInflated = 32 * 1024 * 1024

/** Is this a PDF? Readers allow some bytes before the mark. */
export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-')

/**
 * The stamp a PDF carries. Ours stands as it is; a program that wrote the file anew may have packed it into a compressed
 * part, so these are looked into as well, up to a limit.
 */
export function stampOf(bytes: Buffer): PaperStamp | null {
  const plain = readStamp(bytes.toString('latin1'))
  if (plain) return plain
  let left = mostInflated
  for (let at = bytes.indexOf('stream'); at >= 0 && left > 0; at = bytes.indexOf('stream', at + 6)) {
    const isEnd = bytes.subarray(at - 3, at).toString('latin1') === 'end'
    if (isEnd) continue
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1)
    const end = bytes.indexOf('endstream', start)
    const text = inflated(bytes.subarray(start, end < 0 ? undefined : end), left)
    left -= text.length
    const stamp = readStamp(text)
    if (stamp) return stamp
  }
  return null
}

/** Empty where a part is no deflated one or larger than `most`. */
function inflated(part: Buffer, most: number): string {
  if (part[0] !== 0x78) return ''
  try {
    return inflateSync(part, { maxOutputLength: most }).toString('latin1')
  } catch {
    return ''
  }
}
