/** An entry of the objection handbook. */
export interface HandbookEntry {
  readonly name: string
  readonly answer: string
}

const mostEntries = 5
const longestAnswer = 80
const empty = '手册还是空的，请在“政策 → 异议手册”里填写'

/**
 * The handbook as a notice carries it (rule E5): its first entries with their answers in short, and how many more there are.
 * A message must fit where robots take two thousand bytes.
 */
export function handbookText(entries: readonly HandbookEntry[]): string {
  if (entries.length === 0) return empty
  const told = entries
    .slice(0, mostEntries)
    .map(({ name, answer }, at) => `${at + 1}. ${oneLine(name)} → ${short(oneLine(answer))}`)
  const more = entries.length - told.length
  return `${told.join('；')}${more > 0 ? `；另有 ${more} 条，见“政策 → 异议手册”` : ''}`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Cut between whole characters. */
function short(text: string): string {
  const characters = Array.from(text)
  return characters.length > longestAnswer ? `${characters.slice(0, longestAnswer - 1).join('')}…` : text
}
