import { crc32, deflateRawSync } from 'node:zlib'

export interface PartToPack {
  readonly name: string
  readonly content: string | Uint8Array
  readonly stored?: boolean
  /** Sizes and checksum after the data instead of in the local header, as streaming writers do. */
  readonly descriptor?: boolean
  readonly encrypted?: boolean
  /** Sizes and place in the wide fields of Zip64. */
  readonly wide?: boolean
  /** What the directory claims, where a test wants it to lie. */
  readonly claims?: { readonly crc?: number; readonly plainBytes?: number }
}

/** Packs a zip the way a test asks for, right or wrong. */
export function buildZip(parts: readonly PartToPack[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const plain = Buffer.from(part.content as Uint8Array)
    const data = part.stored === true ? plain : deflateRawSync(plain)
    const name = Buffer.from(part.name)
    const crc = part.claims?.crc ?? crc32(plain)
    const flags = (part.descriptor === true ? 8 : 0) | (part.encrypted === true ? 1 : 0) | 0x0800
    const shape = (isLocal: boolean): Buffer => {
      const hidden = isLocal && part.descriptor === true
      const fields = Buffer.alloc(26)
      fields.writeUInt16LE(20, 0)
      fields.writeUInt16LE(flags, 2)
      fields.writeUInt16LE(part.stored === true ? 0 : 8, 4)
      fields.writeUInt32LE(hidden ? 0 : crc, 10)
      fields.writeUInt32LE(hidden ? 0 : data.length, 14)
      fields.writeUInt32LE(hidden ? 0 : (part.claims?.plainBytes ?? plain.length), 18)
      fields.writeUInt16LE(name.length, 22)
      return fields
    }
    const local = Buffer.concat([signature(0x04034b50), shape(true), name])
    const tail =
      part.descriptor === true ? Buffer.concat([signature(0x08074b50), numbers(crc, data.length, plain.length)]) : Buffer.alloc(0)
    const fields = shape(false)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const extra = part.wide === true ? wideField(fields, place, plain.length, data.length, at) : Buffer.alloc(0)
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), fields, place, name, extra)
    pieces.push(local, data, tail)
    at += local.length + data.length + tail.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...pieces, listed, signature(0x06054b50), end])
}

function wideField(fields: Buffer, place: Buffer, plainBytes: number, packedBytes: number, at: number): Buffer {
  fields.writeUInt32LE(0xffffffff, 14)
  fields.writeUInt32LE(0xffffffff, 18)
  place.writeUInt32LE(0xffffffff, 10)
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  for (const [index, value] of [plainBytes, packedBytes, at].entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8)
  fields.writeUInt16LE(extra.length, 24)
  return extra
}

function signature(value: number): Buffer {
  return numbers(value)
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4)
  return bytes
}
