/** How well bytes fit a double-byte encoding: shares of the multi-byte characters in them. */
export interface ByteFit {
  readonly characters: number
  /** Sequences the encoding does not have. */
  readonly bad: number
  /** Characters in the part of the table everyday text is written with. */
  readonly common: number
}

/** GB18030: everyday characters are level one of GB 2312 (rows B0–D7) and its punctuation. */
export function gb18030Fit(bytes: Uint8Array): ByteFit {
  const isFourByte = (at: number): boolean => isDigit(bytes[at + 1]) && (bytes[at + 2] ?? 0) > 0x80 && isDigit(bytes[at + 3])
  return walk(bytes, (lead, trail, at) => {
    if (isFourByte(at)) return { bytes: 4, common: false }
    if (trail < 0x40 || trail === 0x7f || trail === 0xff) return undefined
    return { bytes: 2, common: trail > 0xa0 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)) }
  })
}

/** Big5: everyday characters are level one (A4–C6) and punctuation (A1–A3). */
export function big5Fit(bytes: Uint8Array): ByteFit {
  return walk(bytes, (lead, trail) => {
    if (trail < 0x40 || (trail > 0x7e && trail < 0xa1) || trail === 0xff) return undefined
    return { bytes: 2, common: lead >= 0xa1 && lead <= 0xc6 }
  })
}

/** UTF-8, whose multi-byte characters all count as common: other encodings hardly ever form one by chance. */
export function utf8Fit(bytes: Uint8Array): ByteFit {
  return walk(bytes, (lead, _, at) => {
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
    if (lead < 0xc2 || lead > 0xf4) return undefined
    for (let i = 1; i < length; i += 1) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return undefined
    return { bytes: length, common: true }
  })
}

type Step = (lead: number, trail: number, at: number) => { readonly bytes: number; readonly common: boolean } | undefined

function walk(bytes: Uint8Array, step: Step): ByteFit {
  let characters = 0
  let bad = 0
  let common = 0
  // The last bytes may be half a character of a longer stretch; leave them out.
  const end = bytes.length - 4
  for (let at = 0; at < end; at += 1) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    characters += 1
    const found = lead === 0x80 || lead === 0xff ? undefined : step(lead, bytes[at + 1]!, at)
    if (found === undefined) {
      bad += 1
    } else {
      if (found.common) common += 1
      at += found.bytes - 1
    }
  }
  return { characters, bad, common }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
