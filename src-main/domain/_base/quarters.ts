import { addDays, type DateText } from './dates.ts'

const quarterText = /^(\d{4})-Q([1-4])$/

/** `2026-Q1` for a date. */
export function quarterOf(date: DateText): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/** First and last day of `2026-Q1`. Throws a RangeError on other text. */
export function quarterDays(quarter: string): { readonly first: DateText; readonly last: DateText } {
  const [, year, number] = quarterText.exec(quarter) ?? []
  if (year === undefined) throw new RangeError(`no quarter: ${quarter.slice(0, 20)}`)
  const month = (Number(number) - 1) * 3 + 1
  const next = month === 10 ? `${Number(year) + 1}-01-01` : `${year}-${String(month + 3).padStart(2, '0')}-01`
  return { first: `${year}-${String(month).padStart(2, '0')}-01`, last: addDays(next, -1) }
}

/** The quarter so many later, earlier when negative. Throws a RangeError on text that is no quarter. */
export function addQuarters(quarter: string, by: number): string {
  const [, year, number] = quarterText.exec(quarter) ?? []
  if (year === undefined) throw new RangeError(`no quarter: ${quarter.slice(0, 20)}`)
  const at = Number(year) * 4 + Number(number) - 1 + by
  return `${Math.floor(at / 4)}-Q${(((at % 4) + 4) % 4) + 1}`
}
