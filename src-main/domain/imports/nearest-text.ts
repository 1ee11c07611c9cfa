import { fullPinyin } from '../_base/pinyin.ts'

/** Steps of insertion, deletion and exchange from one text to the other, given up beyond `most` (then most + 1). */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row++) {
    const now = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1
      const cost = Math.min((before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (before[column - 1] ?? 0) + same)
      now.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = now
  }
  return before[b.length] ?? most + 1
}

/**
 * The known texts that a text may be a slip of, nearest first: the same sound (张玮 for 张伟), one within the other
 * (医疗 for 医疗器械), a character or two apart. Texts that are nothing alike are left out.
 */
export function nearestTexts(text: string, known: readonly string[], most: number): string[] {
  const sound = fullPinyin(text)
  const scored: { one: string; score: number }[] = []
  for (const one of known) {
    const score = alike(text, sound, one)
    if (score > 0) scored.push({ one, score })
  }
  return scored
    .sort((a, b) => b.score - a.score || (a.one < b.one ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one)
}

function alike(text: string, sound: string, known: string): number {
  const shorter = Math.min(text.length, known.length)
  if (shorter === 0) return 0
  if (fullPinyin(known) === sound) return 100
  if (shorter >= 2 && (text.includes(known) || known.includes(text)))
    return 80 + (10 * shorter) / Math.max(text.length, known.length)
  const steps = editDistance(text, known, 2)
  if (steps <= 2 && steps * 2 <= Math.max(text.length, known.length) && steps < shorter) return 70 - 10 * steps
  const apart = editDistance(sound, fullPinyin(known), 2)
  return apart <= 2 && apart * 4 <= sound.length ? 50 - 10 * apart : 0
}
