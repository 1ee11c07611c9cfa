import { inflateRawSync } from 'node:zlib'
import { buildZip, type PartToPack } from '../_fixtures/zip-builder.ts'

type Random = () => number
const below = (random: Random, limit: number) => Math.floor(random() * limit)

/** Values that programs trip over. */
const nasty = [
  '',
  '-1',
  '0',
  '99999999999',
  '1e999',
  'NaN',
  '\0',
  '￿',
  '\ud800',
  '=1+1',
  '&#0;',
  '&x;',
  ']]>',
  '<',
  '"',
  'A'.repeat(70_000),
  '1048577',
  'XFE1',
  '../../x',
]

/** One file made worse: cut, with bits flipped, blocks moved, parts changed from within, or nothing but noise. */
export function mutate(bytes: Buffer, random: Random, other: Buffer): Buffer {
  if (bytes.length === 0) return other.subarray(0, below(random, other.length))
  const kind = below(random, 9)
  const at = below(random, Math.max(1, bytes.length))
  const length = 1 + below(random, Math.min(4096, Math.max(1, bytes.length - at)))
  switch (kind) {
    case 0:
      return bytes.subarray(0, at)
    case 1:
      return flipped(bytes, random, 1 + below(random, 8))
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 3:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
    case 4: {
      const copy = Buffer.from(bytes)
      copy.fill(below(random, 2) * 255, at, at + length)
      return copy
    }
    case 5:
      return Buffer.concat([bytes.subarray(0, at), other.subarray(below(random, Math.max(1, other.length)))])
    case 6:
      return Buffer.from(Array.from({ length: below(random, 6000) }, () => below(random, 256)))
    default:
      return bytes[0] === 0x50 && bytes[1] === 0x4b ? fromWithin(bytes, random) : inText(bytes, random)
  }
}

function flipped(bytes: Buffer, random: Random, bits: number): Buffer {
  const copy = Buffer.from(bytes)
  if (copy.length === 0) return copy
  for (let n = 0; n < bits; n++) {
    const at = below(random, copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8))
  }
  return copy
}

/** Changes a part of a package and packs it again with sums that are right, so that the change reaches the parser. */
function fromWithin(bytes: Buffer, random: Random): Buffer {
  const parts = unpacked(bytes)
  const chosen = parts[below(random, parts.length)]
  if (!chosen) return bytes
  const content = Buffer.from(chosen.content as Uint8Array)
  return buildZip(
    parts.map((part) =>
      part === chosen ? { ...part, content: random() < 0.7 ? inText(content, random) : flipped(content, random, 4) } : part,
    ),
  )
}

/** Changes an attribute, a number or a tag of a text. */
function inText(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1')
  const places = [...text.matchAll(/"[^"]{0,80}"|\d+|<\/?[\w:]+|>/g)]
  const place = places[below(random, places.length)]
  if (!place) return flipped(bytes, random, 2)
  const value = random() < 0.3 ? '' : (nasty[below(random, nasty.length)] ?? '')
  const written = place[0].startsWith('"') ? `"${value}"` : value
  return Buffer.concat([bytes.subarray(0, place.index), Buffer.from(written), bytes.subarray(place.index + place[0].length)])
}

/** Parts by the local headers; those with sizes in a descriptor are left out. */
function unpacked(bytes: Buffer): PartToPack[] {
  const parts: PartToPack[] = []
  for (let at = 0; at + 30 <= bytes.length && bytes.readUInt32LE(at) === 0x04034b50;) {
    const size = bytes.readUInt32LE(at + 18)
    const nameLength = bytes.readUInt16LE(at + 26)
    const from = at + 30 + nameLength + bytes.readUInt16LE(at + 28)
    const data = bytes.subarray(from, from + size)
    try {
      parts.push({
        name: bytes.toString('utf8', at + 30, at + 30 + nameLength),
        content: bytes.readUInt16LE(at + 8) === 0 ? data : inflateRawSync(data),
      })
    } catch {
      return parts
    }
    at = from + size
  }
  return parts
}
