import { pinyin } from 'pinyin-pro'

/**
 * Pinyin is made once, when a name is written, never while somebody types. Most characters have one reading whatever
 * stands beside them. For one that has several (行, 重, 都) its two neighbours decide, and neighbours repeat from name
 * to name, so that the costly lookup by phrases is seldom made.
 */
/** By code unit: a list is read by name, and a look into a map for each character took longer than all else. */
const readings: (string | null | undefined)[] = Array.from({ length: 0x1_0000 })
const readingsBetween = new Map<string, string>()
const betweenLimit = 50_000

/** The only toneless reading of a character; the character itself where it is not Chinese; null where it has several. */
function readingOf(char: string): string | null {
  const known = char.length === 1 ? readings[char.charCodeAt(0)] : undefined
  if (known !== undefined) return known
  const all = new Set(pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true }))
  const [only = char] = all
  const reading = all.size > 1 ? null : only.toLowerCase()
  if (char.length === 1) readings[char.charCodeAt(0)] = reading
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

/** The character that begins at a place: two code units for the rarer ones. */
function charAt(name: string, at: number): string {
  const code = name.charCodeAt(at)
  return code >= 0xd800 && code < 0xdc00 && isLow(name, at + 1) ? name.slice(at, at + 2) : name.charAt(at)
}

function charBefore(name: string, at: number): string {
  return at > 1 && isLow(name, at - 1) && charAt(name, at - 2).length === 2 ? name.slice(at - 2, at) : name.charAt(at - 1)
}

function isLow(name: string, at: number): boolean {
  const code = name.charCodeAt(at)
  return code >= 0xdc00 && code < 0xe000
}

export interface PinyinForms {
  /** `zhongshandaxue`; sorts names as a Chinese dictionary does. */
  readonly full: string
  /** `zsdx`. */
  readonly initials: string
}

export function pinyinForms(name: string): PinyinForms {
  let full = ''
  let initials = ''
  for (let at = 0; at < name.length;) {
    const char = charAt(name, at)
    const next = at + char.length
    const syllable = readingOf(char) ?? readingBetween(charBefore(name, at), char, charAt(name, next))
    at = next
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
