import { foldText } from '../_base/text.ts'

/** What a header says, once its ornaments are off. */
export interface HeaderText {
  /** The upper row of a two-row header, normalised; empty for a single row. */
  readonly parent: string
  /** The header itself: folded, lower case, without brackets, punctuation and blanks. */
  readonly leaf: string
  /** What its figures are multiplied by: 万元 10000, 千元 1000, 百万 1000000, 亿 100000000; null when no unit is named. */
  readonly scale: number | null
}

const brackets = /[([{【〔][^()[\]{}【】〔〕]*[)\]}】〕]/g
const ornament = /[^\p{L}\p{N}]/gu
const units: readonly (readonly [RegExp, number])[] = [
  [/百万元?|\bmillions?\b|\bmn\b/, 1_000_000],
  [/亿元?/, 100_000_000],
  [/万元?|\b10k\b/, 10_000],
  [/千元?|\bthousands?\b|(?:^|[¥$\s])k$/, 1000],
  [/元|¥|\$|\brmb\b|\bcny\b|\byuan\b/, 1],
]

function unitIn(text: string): number | null {
  return units.find(([word]) => word.test(text))?.[1] ?? null
}

/** The unit a folded header names: in brackets, or as its last word (`年采购额/万元`, `金额万元`). */
function scaleOf(folded: string): number | null {
  for (const inner of folded.match(brackets) ?? []) {
    const scale = unitIn(inner.slice(1, -1).trim())
    if (scale !== null) return scale
  }
  const tail = /(?:百万|亿|万|千)?元$|[/:_\s](?:百万|亿|万|千|元)$|\bin (?:thousands|millions)$/.exec(folded)
  return tail && unitIn(tail[0])
}

/** One header in the form that synonyms are kept in. */
export function normaliseHeader(header: string): string {
  const folded = foldText(header).toLowerCase()
  const open = folded.replace(brackets, '').replace(/[/:_\s-](?:百万|亿|万|千)?元$/, '')
  const leaf = open.replace(ornament, '')
  return leaf === '' ? folded.replace(ornament, '') : leaf
}

/** Longer text is no header, whatever stands in its row. */
const longestHeader = 200

/** Takes a header apart; a two-row header is joined with ` / `. */
export function readHeader(header: string): HeaderText {
  if (header.length > longestHeader) return { parent: '', leaf: '', scale: null }
  const at = header.lastIndexOf(' / ')
  const parentText = at > 0 ? header.slice(0, at) : ''
  const leafText = at > 0 ? header.slice(at + 3) : header
  const parent = parentText === '' ? '' : normaliseHeader(parentText)
  const scale =
    scaleOf(foldText(leafText).toLowerCase()) ?? (parentText === '' ? null : scaleOf(foldText(parentText).toLowerCase()))
  const leaf = normaliseHeader(leafText)
  // A second row of nothing but units belongs to the first.
  const onlyUnit = parent !== '' && /^(?:单位)?(?:人民币)?(?:百万|亿|万|千)?元$/.test(leaf)
  return onlyUnit ? { parent: '', leaf: parent, scale } : { parent, leaf, scale }
}
