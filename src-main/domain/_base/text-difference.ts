export type DifferenceKind = 'same' | 'removed' | 'added' | 'changed'

export interface Piece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}
export interface LineDifference {
  readonly kind: DifferenceKind
  /** Null where the line is only in the other text. */
  readonly before: string | null
  readonly after: string | null
  /** A changed line piece by piece; otherwise empty. */
  readonly pieces: readonly Piece[]
}

/** Lines this alike are one line that was changed, not one that went and one that came. */
const alike = 0.4
/** Beyond this many comparisons a block is shown as gone and come anew. */
const mostCells = 4_000_000

/**
 * What is different between two texts, line by line, and inside lines that were only changed (rules A7, C1). Line ends and spaces at
 * the end of a line are no difference. Reading the `before`s gives the first text, the `after`s the second.
 */
export function textDifference(before: string, after: string): LineDifference[] {
  const found: LineDifference[] = []
  let [gone, come]: [string[], string[]] = [[], []]
  const settle = () => {
    found.push(...paired(gone, come))
    ;[gone, come] = [[], []]
  }
  for (const { kind, item } of aligned(linesOf(before), linesOf(after))) {
    if (kind === 'removed') gone.push(item)
    else if (kind === 'added') come.push(item)
    else {
      settle()
      found.push({ kind: 'same', before: item, after: item, pieces: [] })
    }
  }
  settle()
  return found
}

const linesOf = (text: string): string[] =>
  text === ''
    ? []
    : text
        .replace(/\r\n?/g, '\n')
        .split('\n')
        .map((line) => line.trimEnd())

/** Lines gone and come at one place: those alike are changed lines, in order; the others stay gone or come. */
function paired(gone: readonly string[], come: readonly string[]): LineDifference[] {
  const found: LineDifference[] = []
  const removed = (line: string) => found.push({ kind: 'removed', before: line, after: null, pieces: [] })
  const added = (line: string) => found.push({ kind: 'added', before: null, after: line, pieces: [] })
  let next = 0
  for (const line of gone) {
    const at = come.findIndex((other, index) => index >= next && likeness(line, other) >= alike)
    if (at < 0) {
      removed(line)
      continue
    }
    come.slice(next, at).forEach(added)
    const other = come[at] ?? ''
    found.push({ kind: 'changed', before: line, after: other, pieces: piecesOf(line, other) })
    next = at + 1
  }
  come.slice(next).forEach(added)
  return found
}

/** How much of two lines is common, from 0 to 1. */
export function likeness(a: string, b: string): number {
  const [x, y] = [tokensOf(a), tokensOf(b)]
  if (x.length + y.length === 0) return 1
  const common = aligned(x, y).reduce((sum, { kind, item }) => (kind === 'same' && item.trim() !== '' ? sum + 1 : sum), 0)
  const heard = (tokens: readonly string[]) => tokens.filter((token) => token.trim() !== '').length
  return (2 * common) / Math.max(1, heard(x) + heard(y))
}

function piecesOf(before: string, after: string): Piece[] {
  const pieces: { kind: Piece['kind']; text: string }[] = []
  for (const { kind, item } of aligned(tokensOf(before), tokensOf(after))) {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += item
    else pieces.push({ kind, text: item })
  }
  return pieces
}

/** Numbers and Latin words as a whole, so that 24 against 48 is one change; everything else sign by sign. */
const tokensOf = (line: string): string[] => line.match(/[\p{Script=Latin}]+|\d+(?:\.\d+)?|\s+|./gu) ?? []

interface Step {
  readonly kind: Piece['kind']
  readonly item: string
}

/** The longest common subsequence, told as what went and what came; what went stands first. */
function aligned(before: readonly string[], after: readonly string[]): Step[] {
  let [head, tail] = [0, 0]
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++
  const [x, y] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  const same = (item: string): Step => ({ kind: 'same', item })
  return [...before.slice(0, head).map(same), ...alignedMiddle(x, y), ...before.slice(before.length - tail).map(same)]
}

function alignedMiddle(x: readonly string[], y: readonly string[]): Step[] {
  const removed = (item: string): Step => ({ kind: 'removed', item })
  const added = (item: string): Step => ({ kind: 'added', item })
  if (x.length === 0 || y.length === 0 || x.length * y.length > mostCells) return [...x.map(removed), ...y.map(added)]
  const width = y.length + 1
  const longest = new Uint32Array((x.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      longest[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < x.length && j < y.length)
    if (x[i] === y[j]) {
      steps.push({ kind: 'same', item: x[i] ?? '' })
      i++
      j++
    } else if (at(i + 1, j) >= at(i, j + 1)) steps.push(removed(x[i++] ?? ''))
    else steps.push(added(y[j++] ?? ''))
  return [...steps, ...x.slice(i).map(removed), ...y.slice(j).map(added)]
}
