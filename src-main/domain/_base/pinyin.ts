import { pinyin } from 'pinyin-pro'

/**
 * Pinyin is made once, when a name is written, never while somebody types. Most characters have one reading whatever
 * stands beside them. For one that has several (行, 重, 都) its two neighbours decide, and neighbours repeat from name
 * to name, so that the costly lookup by phrases is seldom made.
 */
const readings = new Map<string, string | null>()
const readingsBetween = new Map<string, string>()
const betweenLimit = 50_000

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

function readingBetween(before: string, char: string, after: string): string {
  const key = before + char + after
  const known = readingsBetween.get(key)
  if (known !== undefined) return known
  const syllables = pinyin(key, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true, toneSandhi: false })
  const reading = (syllables[before === '' ? 0 : 1] ?? char).toLowerCase()
  if (readingsBetween.size >= betweenLimit) readingsBetween.clear()
  readingsBetween.set(key, reading)
  return reading
}

/** One entry per character. */
function syllables(name: string): string[] {
  const chars = Array.from(name)
  return chars.map((char, at) => readingOf(char) ?? readingBetween(chars[at - 1] ?? '', char, chars[at + 1] ?? ''))
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
