import { dateText, fromDayNumber, type DateText } from '../_base/dates.ts'
import { foldText } from '../_base/text.ts'
import { isNothingMark, type CellValue } from './cell-value.ts'
import { plainDateForm } from './date-forms.ts'
import type { DateOrder } from './date-order.ts'

export type DateReading = { readonly value: DateText } | { readonly problem: 'unreadable-date' }

const unreadable: DateReading = { problem: 'unreadable-date' }
const firstYear = 1900
const lastYear = 2199
/** 1899-12-30, from which the 1900 system counts (its 29 February 1900 lies before any plausible serial). */
const serialZero = -25_569
const firstSerial = 20_000
const lastSerial = 80_000

function day(year: number, month: number, dayOfMonth: number): DateReading {
  const value = year >= firstYear && year <= lastYear ? dateText(year, month, dayOfMonth) : null
  return value === null ? unreadable : { value }
}

function dayFromNumber(value: number): DateReading {
  const whole = Math.floor(value)
  if (whole >= firstSerial && whole <= lastSerial) return { value: fromDayNumber(whole + serialZero) }
  if (whole === value && value >= 19_000_101 && value <= 21_991_231)
    return day(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100)
  return unreadable
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** 2025-07-01, 2025/7/1, 2025.7.1, 2025年7月1日 with one pass; where the date ends, or 0 when it is none of these. */
function scanYearFirst(text: string): { year: number; month: number; day: number; end: number } | null {
  let at = 0
  const figure = (most: number): number => {
    const from = at
    let value = 0
    for (; at < text.length && at - from < most && isDigit(text.charCodeAt(at)); at++)
      value = value * 10 + text.charCodeAt(at) - 0x30
    return at === from ? -1 : value
  }
  const year = figure(4)
  if (at !== 4) return null
  const first = text[at++]
  if (first !== '-' && first !== '/' && first !== '.' && first !== '年') return null
  const month = figure(2)
  const second = text[at++]
  if (month < 0 || (first === '年' ? second !== '月' : second !== first)) return null
  const dayOfMonth = figure(2)
  if (dayOfMonth < 0) return null
  if (first === '年' && (text[at] === '日' || text[at] === '号')) at += 1
  return { year, month, day: dayOfMonth, end: at }
}

/** What may follow a date: a time of day with or without zone, or a weekday. */
const timeTail =
  /^(?:(?:[Tt]|\s+|,\s*)?(?:上午|下午|凌晨|早上|中午|晚上)?\s*\d{1,2}(?:[:：]\d{1,2}(?:[:：]\d{1,2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?(?:\d{1,2}秒)?)?)\s*(?:[AaPp][Mm]|[Zz]|[+-]\d{2}:?\d{2})?|\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?)\s*$/

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dayMonthName = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]*([a-z]{3,9})\.?,?[\s\-/.]*(\d{4}|\d{2})$/
const monthNameDay = /^([a-z]{3,9})\.?[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?,?[\s\-/.]+(\d{4})$/
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})$/
const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900)

function monthOf(name: string): number {
  const index = months.indexOf(name.slice(0, 3))
  const full = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ]
  return index >= 0 && (full[index]?.startsWith(name) || name === 'sept') ? index + 1 : 0
}

function readFigures(found: RegExpExecArray, order: DateOrder): DateReading {
  const [first, second, yearDigits] = [Number(found[1]), Number(found[3]), found[4] ?? '']
  // Two digits of a year are only believed in a column known to write the year last.
  if (yearDigits.length < 4 && order === 'ymd') return unreadable
  if (yearDigits.length < 4 && order === 'yymd')
    return found[1]?.length === 2 ? day(fullYear(found[1]), second, Number(yearDigits)) : unreadable
  if (yearDigits.length === 1) return unreadable
  const dayFirst = order === 'dmy' || (order !== 'mdy' && first > 12)
  return dayFirst ? day(fullYear(yearDigits), second, first) : day(fullYear(yearDigits), first, second)
}

function readText(text: string, order: DateOrder): DateReading {
  const scanned = scanYearFirst(text)
  if (scanned && (scanned.end === text.length || timeTail.test(text.slice(scanned.end))))
    return day(scanned.year, scanned.month, scanned.day)
  if (/^\d+(?:\.\d+)?$/.test(text))
    return text.length === 8 || text.length === 5 || text.includes('.') ? dayFromNumber(Number(text)) : unreadable
  const lower = text.toLowerCase()
  const short = /^(\d{2})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(text)
  if (short) return day(2000 + Number(short[1]), Number(short[2]), Number(short[3]))
  // A time behind a date written otherwise: cut it at the first blank before `hh:mm`, or T.
  const tail = /[\sT]+\d{1,2}:\d{2}.*$/i.exec(lower)
  const head = tail && timeTail.test(lower.slice(tail.index)) ? lower.slice(0, tail.index) : lower
  const figures = yearLast.exec(head)
  if (figures) return readFigures(figures, order)
  const dayFirst = dayMonthName.exec(head)
  if (dayFirst) return day(fullYear(dayFirst[3] ?? ''), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]))
  const monthFirst = monthNameDay.exec(head)
  if (monthFirst) return day(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]))
  const compact = /^(\d{4})(\d{2})(\d{2})(.+)$/.exec(text)
  if (compact && timeTail.test(compact[4] ?? '')) return day(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  return unreadable
}

/**
 * A cell as a calendar date: ISO, 2025/7/1, 2025.7.1, 2025年7月1日, 20250701, 7/1/2025 and 25.7.1 by the column's order,
 * 1-Jul-2025, 二〇二五年七月一日, 民国114年7月1日, what programs print (Tue Jul 01 2025 10:00:00 GMT+0800), serial numbers
 * of the 1900 system from 20000 to 80000, date-times (the date as written; zones are not converted).
 * Years 1900 to 2199. Null for a blank cell or a dash. Relative words (上周), months without day and days that do not
 * exist are unreadable.
 */
export function readDate(cell: CellValue, options: { readonly order: DateOrder }): DateReading | null {
  if (cell === null) return null
  if (typeof cell === 'string') {
    const fast = scanYearFirst(cell)
    if (fast && fast.end === cell.length) return day(fast.year, fast.month, fast.day)
    if (cell.length > 60) return foldText(cell) === '' ? null : unreadable
    const text = foldText(cell)
    if (text === '' || isNothingMark(text)) return null
    const read = readText(text, options.order)
    if ('value' in read) return read
    const plain = plainDateForm(text)
    return plain === text ? read : readText(plain, options.order)
  }
  if (typeof cell === 'number') return dayFromNumber(cell)
  if (typeof cell === 'object' && 'date' in cell) {
    const found = scanYearFirst(cell.date)
    return found ? day(found.year, found.month, found.day) : unreadable
  }
  return unreadable
}
