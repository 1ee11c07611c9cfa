/** What a text that was cut ends with. */
export const cutSuffix = '…(已截断)'

/** Bytes of a text in UTF-8; half of a surrogate pair counts as the three of its replacement. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) bytes += characterBytes(character)
  return bytes
}

function characterBytes(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/**
 * The text itself when it fits into `limitBytes` of UTF-8, else its beginning and `suffix`, together within the limit and
 * never through a character, as a reader counts them: an accent stays with its letter, a family of emoji together. Where not even the suffix fits, the beginning alone.
 */
export function truncateBytes(text: string, limitBytes: number, suffix: string = cutSuffix): string {
  const suffixBytes = utf8Length(suffix)
  const [ending, room] = suffixBytes <= limitBytes ? [suffix, limitBytes - suffixBytes] : ['', limitBytes]
  let bytes = 0
  let length = 0
  let kept = 0
  for (const character of text) {
    bytes += characterBytes(character)
    if (bytes > limitBytes) return text.slice(0, wholeBefore(text, kept)) + ending
    length += character.length
    if (bytes <= room) kept = length
  }
  return text
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** A pile of accents longer than this is no character that somebody reads. */
const longestCharacter = 40

function wholeBefore(text: string, end: number): number {
  const begins = graphemes.segment(text).containing(end)?.index ?? end
  return end - begins > longestCharacter ? end : begins
}
