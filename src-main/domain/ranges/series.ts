import { addDays, dateText, daysBetween, isDate } from '../_base/dates.ts'
import { add, exact, exactText, multiply, negate, type Exact } from '../_base/exact.ts'

export type SeriesKind = 'number' | 'date' | 'text' | 'none'

/** What stands at a place after the seeds, counted from 0. */
export type Series = (at: number) => string

/** Repeats the seeds. */
export function repeated(seeds: readonly string[]): Series {
  return (at) => seeds[at % seeds.length] ?? ''
}

/**
 * Continues the seeds as a spreadsheet does: equal steps of numbers, of days, of months or years on the same day; texts
 * that end in a number count it on. One seed steps by one, or by minus one when filled upwards (the seeds are then given
 * from the range outwards, last first). What is no series is repeated.
 */
export function continued(seeds: readonly string[], kind: SeriesKind, upwards = false): Series {
  const step = upwards ? -1 : 1
  const found =
    kind === 'number'
      ? numbers(seeds, step)
      : kind === 'date'
        ? dates(seeds, step)
        : kind === 'text'
          ? countedTexts(seeds, step)
          : null
  return found ?? repeated(seeds)
}

function numbers(seeds: readonly string[], single: number): Series | null {
  const values = seeds.map(exact)
  const [first] = values
  const last = values.at(-1)
  if (!first || !last || values.includes(null)) return null
  const step = values.length === 1 ? { over: BigInt(single), under: 1n } : equalStep(values as Exact[])
  if (!step) return null
  const digits = Math.max(...seeds.map((seed) => (seed.split('.')[1] ?? '').length))
  return (at) => exactText(add(last, multiply(step, { over: BigInt(at + 1), under: 1n })), digits)
}

/** The step between neighbours, if it is the same everywhere. */
function equalStep(values: readonly Exact[]): Exact | null {
  const steps = values.slice(1).map((value, at) => add(value, negate(values[at] as Exact)))
  const [first] = steps
  const same = first && steps.every((step) => step.over * first.under === first.over * step.under)
  return same ? first : null
}

function dates(seeds: readonly string[], single: number): Series | null {
  const last = seeds.at(-1)
  if (last === undefined || !seeds.every(isDate)) return null
  const months = seeds.slice(1).map((seed, at) => monthsBetween(seeds[at] ?? '', seed))
  const [monthStep] = months
  if (monthStep && months.every((step) => step === monthStep)) return (at) => addMonths(last, monthStep * (at + 1), seeds)
  const days = seeds.slice(1).map((seed, at) => daysBetween(seeds[at] ?? '', seed))
  const step = seeds.length === 1 ? single : days[0]
  if (step === undefined || !days.every((day) => day === step)) return null
  return (at) => inCalendar(() => addDays(last, step * (at + 1))) ?? ''
}

const figures = (date: string) => date.split('-').map(Number) as [number, number, number]
const isMonthEnd = (date: string) => addDays(date, 1).endsWith('-01')

/** Whole months between two dates on the same day, or both on the last of their month; 0 for none. */
function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth, fromDay] = figures(from)
  const [toYear, toMonth, toDay] = figures(to)
  return fromDay === toDay || (isMonthEnd(from) && isMonthEnd(to)) ? (toYear - fromYear) * 12 + toMonth - fromMonth : 0
}

/** 31 January and a month is the last of February; ends of months stay ends of months. */
function addMonths(date: string, count: number, seeds: readonly string[]): string {
  const [year, month, day] = figures(date)
  const wanted = seeds.every(isMonthEnd) ? 31 : day
  const total = year * 12 + month - 1 + count
  for (let shorter = wanted; shorter >= 28; shorter--) {
    const found = dateText(Math.floor(total / 12), (total % 12) + 1, shorter)
    if (found !== null) return found
  }
  return dateText(Math.floor(total / 12), (total % 12) + 1, wanted) ?? ''
}

function inCalendar(make: () => string): string | null {
  try {
    return make()
  } catch {
    return null
  }
}

/** 门店1, 门店2 …; leading zeros are kept. */
function countedTexts(seeds: readonly string[], single: number): Series | null {
  const parts = seeds.map((seed) => /^(.*?\D)(\d{1,15})$/s.exec(seed))
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last || !parts.every((part) => part?.[1] === first[1])) return null
  const values = parts.map((part) => Number(part?.[2]))
  const step = values.length === 1 ? single : (values[1] ?? 0) - (values[0] ?? 0)
  if (!values.every((value, at) => at === 0 || value - (values[at - 1] ?? 0) === step)) return null
  const width = last[2]?.startsWith('0') ? last[2].length : 1
  const end = values.at(-1) ?? 0
  return (at) => `${first[1]}${String(Math.abs(end + step * (at + 1))).padStart(width, '0')}`
}
