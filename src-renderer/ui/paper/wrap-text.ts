/** Width of a text in points at a size. */
export type Measure = (text: string, size: number, bold: boolean) => number

// Chinese marks by their numbers, for texts stand in text/ alone: comma, full stop, brackets, quotation marks and their like.
const closing = new Set(
  '\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\uff09\u300b\u3009\u3011\u300f\u300d\u201d\u2019\uff05%,.;:?!)]}\u2026\u00b7',
)
const opening = new Set('\uff08\u300a\u3008\u3010\u300e\u300c\u201c\u2018([{\uffe5\u00a5$')
const wide = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f]/u

/**
 * A text as lines no wider than `width`, as Chinese and English are broken: after any Chinese character and at spaces, no
 * line beginning with a closing mark nor ending with an opening one; a word wider than the line is cut. Line ends of the
 * text stay.
 */
export function wrapText(text: string, width: number, size: number, measure: Measure, bold = false): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => wrapLine(line, width, size, measure, bold))
}

function wrapLine(text: string, width: number, size: number, measure: Measure, bold: boolean): string[] {
  const lines: string[] = []
  let line = ''
  const fits = (candidate: string) => measure(candidate.trimEnd(), size, bold) <= width
  for (const piece of piecesOf(text)) {
    if (fits(line + piece)) {
      line += piece
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = piece.trimStart()
    while (!fits(line)) {
      const cut = longestFitting(line, fits)
      lines.push(line.slice(0, cut).trimEnd())
      line = line.slice(cut)
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

/** What stays together: a Chinese character or a word, with the marks that belong to it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let before = ''
  for (const char of text) {
    const breaks =
      before !== '' &&
      !closing.has(char) &&
      !opening.has(before) &&
      char !== ' ' &&
      (before === ' ' || wide.test(before) || wide.test(char))
    if (breaks) {
      pieces.push(piece)
      piece = ''
    }
    piece += char
    before = char
  }
  if (piece !== '') pieces.push(piece)
  return pieces
}

/** At least one character, never half of a pair. */
function longestFitting(text: string, fits: (candidate: string) => boolean): number {
  let at = 0
  for (const char of text) {
    if (at > 0 && !fits(text.slice(0, at + char.length))) break
    at += char.length
  }
  return at
}
