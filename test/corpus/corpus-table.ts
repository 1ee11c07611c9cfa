import type { CorpusLine } from './import-file.ts'

/** Ours to answer for: a crash, a hang, a row that went missing unsaid. */
export function isFailure({ outcome }: CorpusLine): boolean {
  return /^(?:CRASH|HANG|LOST)/.test(outcome)
}

const head = ['present', 'read', 'rejected', 'left out', 'ms', 'format', 'outcome', 'file']
const widths = [8, 8, 8, 8, 7, 8, 34, 0]

/** One line a sheet, or all of them under a head with the failures last. */
export function corpusTable(lines: readonly CorpusLine[], withHead: boolean): string {
  const sorted = withHead ? [...lines].sort((a, b) => Number(isFailure(a)) - Number(isFailure(b))) : lines
  const rows = sorted.map((line) => [
    line.present === null ? '?' : String(line.present),
    String(line.read),
    String(line.rejected),
    String(line.left),
    String(line.milliseconds),
    line.format,
    line.outcome,
    line.sheet === '' ? line.file : `${line.file} [${line.sheet}]`,
  ])
  return (withHead ? [head, ...rows] : rows)
    .map((row) => row.map((cell, at) => (at < 5 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  '))
    .join('\n')
}
