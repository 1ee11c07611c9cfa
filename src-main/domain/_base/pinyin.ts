import { pinyin } from 'pinyin-pro'

/**
 * Pinyin is made once, when a name is written, never while somebody types. Most characters have one reading whatever
 * stands beside them; only a name with one that has several (行, 重, 都) is looked up as a whole, which costs ten times more.
 */
const readings = new Map<string, string | null>()

/** The only toneless reading of a character; the character itself where it is not Chinese; null where it has several. */
function readingOf(char: string): string | null {
  const known = readings.get(char)
  if (known !== undefined) return known
  const all = new Set(pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true }))
  const [only = char] = all
  const reading = all.size > 1 ? null : only.toLowerCase()
  readings.set(char, reading)
  return reading
}

/** One entry per Chinese character, other characters as they are. */
function syllables(name: string): string[] {
  const simple: string[] = []
  for (const char of name) {
    const reading = readingOf(char)
    if (reading === null)
      return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true, toneSandhi: false }).map((one) =>
        one.toLowerCase(),
      )
    simple.push(reading)
  }
  return simple
}

export interface PinyinForms {
  /** `zhongshandaxue`; sorts names as a Chinese dictionary does. */
  readonly full: string
  /** `zsdx`. */
  readonly initials: string
}

export function pinyinForms(name: string): PinyinForms {
  const all = syllables(name)
  let full = ''
  let initials = ''
  for (const syllable of all) {
    if (syllable === ' ') continue
    full += syllable
    initials += syllable.charAt(0)
  }
  return { full, initials }
}

export function fullPinyin(name: string): string {
  return pinyinForms(name).full
}

export function pinyinInitials(name: string): string {
  return pinyinForms(name).initials
}
