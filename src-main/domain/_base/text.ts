/** Characters that leave no mark: zero-width space, direction marks, word joiner, byte-order mark. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** True when folding would return the text unchanged: printable ASCII and unified ideographs, single inner spaces. */
function isFolded(s: string): boolean {
  let previous = 0x20
  for (let i = 0; i < s.length; i++) {
    const code = s.charCodeAt(i)
    if (code === 0x20 ? previous === 0x20 : !((code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff))) return false
    previous = code
  }
  return previous !== 0x20 || s.length === 0
}

/**
 * The form in which texts are compared: NFKC (full-width to half-width, compatibility ideographs and radicals to
 * characters), invisible marks dropped, trimmed, every run of white space one space. Case is kept.
 */
export function foldText(s: string): string {
  if (isFolded(s)) return s
  return s.replace(invisible, '').normalize('NFKC').replace(/\s+/g, ' ').trim()
}

/**
 * The form in which what people write is kept: as they wrote it, full-width signs and line breaks included, without invisible
 * marks and the white space around.
 */
export function keptText(s: string): string {
  return s.replace(invisible, '').replace(/\r\n?/g, '\n').trim()
}

const wideLetters = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g

/**
 * The form in which a name is kept: one line, as it was written, but for letters and digits, which are found by typing them
 * and so stand half-width.
 */
export function keptName(s: string): string {
  return keptText(s)
    .replace(wideLetters, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
}

/** True for null, undefined and text of nothing but white space and invisible marks. */
export function isBlankText(s: string | null | undefined): boolean {
  if (s === null || s === undefined) return true
  for (let i = 0; i < s.length; i++) {
    const code = s.charCodeAt(i)
    if (code > 0x20 && (code < 0x7f || (code >= 0x4e00 && code <= 0x9fff))) return false
  }
  return foldText(s) === ''
}
