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
/** Radicals and compatibility ideographs, which a copy out of a PDF has for the characters they look like. */
const lookAlikes = /[\u2e80-\u2fdf\uf900-\ufaff]/g

/**
 * The form in which a name is kept: one line, as it was written, but for letters and digits, which are found by typing them
 * and so stand half-width, and for radicals that stand for characters.
 */
export function keptName(s: string): string {
  if (isFolded(s)) return s
  return keptText(s)
    .replace(wideLetters, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(lookAlikes, (sign) => sign.normalize('NFKC'))
    .replace(/\s+/g, ' ')
}

/** Printable ASCII signs but letters, digits and the space: each has a full-width twin. */
const twinned = /[!-/:-@[-`{-~]/g
/** More signs than this in one name and their mixtures are not worth asking for: all narrow and all wide are. */
const mostMixed = 4

/** The full-width writing of a sign (`(` → `（`). */
function wideOf(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + 0xfee0)
}

/** The signs of a folded text that may stand full-width elsewhere, each with its twin. */
export function twinsIn(folded: string): (readonly [narrow: string, wide: string])[] {
  return [...new Set(folded.match(twinned))].map((sign) => [sign, wideOf(sign)])
}

/**
 * The writings under which one name may be kept: as given, folded, and with its signs full-width, mixed ones too while they
 * are few. What a store is asked for that holds names as they were written.
 */
export function namesAnyWidth(name: string): string[] {
  const folded = foldText(name)
  const signs = folded.match(twinned)?.length ?? 0
  if (signs === 0) return folded === name ? [name] : [name, folded]
  const all = signs > mostMixed ? [folded, folded.replace(twinned, wideOf)] : mixtures(folded)
  return [...new Set([name, keptName(name), ...all])]
}

function mixtures(folded: string): string[] {
  let written = ['']
  for (const sign of folded) {
    const ways = sign.match(twinned) ? [sign, wideOf(sign)] : [sign]
    written = written.flatMap((before) => ways.map((way) => before + way))
  }
  return written
}

/** True for two writings of one name: equal when folded. */
export function isSameText(a: string, b: string): boolean {
  return a === b || foldText(a) === foldText(b)
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
