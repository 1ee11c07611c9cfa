import { RecordScanner } from './record-scanner.ts'

const candidates = [',', '\t', ';', '|'] as const
const sampleRecords = 200

export interface FoundDelimiter {
  readonly delimiter: string
  /** Characters of a leading `sep=;` line, which tells the delimiter and is no record. */
  readonly skip: number
}

/** The delimiter that cuts the beginning of a file into records of the most even width; a comma when none does. */
export function findDelimiter(head: string, isWhole: boolean): FoundDelimiter {
  const told = /^"?sep=([^\r\n])"?(?:\r\n|\r|\n|$)/i.exec(head)
  if (told?.[1] !== undefined) return { delimiter: told[1], skip: told[0].length }
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of candidates) {
    const score = evenness(head, delimiter, isWhole)
    if (score > best.score) best = { delimiter, score }
  }
  return { delimiter: best.delimiter, skip: 0 }
}

/** Share of records that have the most usual number of fields, two or more; the header counts as much as five others. */
function evenness(head: string, delimiter: string, isWhole: boolean): number {
  const scanner = new RecordScanner(delimiter, head.length, () => {})
  scanner.push(head)
  if (isWhole) scanner.end()
  const widths: number[] = []
  for (let record = scanner.next(); record !== undefined && widths.length < sampleRecords; record = scanner.next()) {
    if (record.length > 1 || record[0] !== '') widths.push(record.length)
  }
  // One record longer than the sample: count in what there is of it.
  if (widths.length === 0) widths.push(head.split(delimiter).length)
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [usual = 1, count = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]).find(([width]) => width > 1) ?? []
  if (usual < 2) return 0
  const headerBonus = widths[0] === usual ? 5 : 0
  // Between delimiters that cut equally evenly, the one that finds more columns is meant.
  return (count + headerBonus) / (widths.length + 5) + usual / 1e6
}
