import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { calendar, CalendarValues } from '../../../src-preload/contract/calendar.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { chinaYears } from '../../domain/_base/calendars.ts'
import { dayNumber, isLeapYear } from '../../domain/_base/dates.ts'
import {
  isWorkdayNumber,
  usualHours,
  workingCalendar,
  type CalendarYear,
  type WorkingCalendar,
} from '../../domain/_base/working-calendar.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

const defaults: CalendarValues = {
  ownDaysOff: [],
  years: [],
  hours: usualHours.map(([from, to]) => [from, to]),
  utcOffsetMinutes: 480,
}

function storedValues(read: ReadHandle): CalendarValues {
  const text = read.value<string>('SELECT values_json FROM calendar_setting ORDER BY id DESC LIMIT 1')
  return text === undefined ? defaults : valuesIn(text)
}

const valuesIn = (text: string): CalendarValues => ({ ...defaults, ...(JSON.parse(text) as Partial<CalendarValues>) })

/** The years that hold: those typed in here take the place of shipped ones. */
function yearsOf(values: CalendarValues): CalendarYear[] {
  const own = values.years.map((year): CalendarYear => ({ ...year, source: year.source ?? '' }))
  return [...chinaYears.filter(({ year }) => !own.some((one) => one.year === year)), ...own].toSorted((a, b) => a.year - b.year)
}

function calendarOf(values: CalendarValues): WorkingCalendar {
  return workingCalendar({
    years: yearsOf(values),
    ownDaysOff: values.ownDaysOff.map(({ date }) => date),
    hours: values.hours,
    utcOffsetMinutes: values.utcOffsetMinutes,
  })
}

/** Calendars by setting, as of the latest one: it may settle years that earlier ones had to guess. */
const remembered = new WeakMap<ReadHandle, { latest: number; calendars: Map<number, WorkingCalendar> }>()

/** The one calendar of the workspace, for every clock, schedule and due date. Built again only after it was changed. */
export function workspaceCalendar({ read }: Pick<Reading, 'read'>): WorkingCalendar {
  return calendarAt(read, calendarNow(read))
}

/** The setting that holds; 0 while nothing was set. Clocks keep it, so that they go on by what they started under. */
export function calendarNow(read: ReadHandle): number {
  return read.value<number | null>('SELECT max(id) FROM calendar_setting') ?? 0
}

/**
 * The calendar as a setting says it; 0, and one that an undo took back, is the shipped one. A year that was a guess then and
 * is settled now is taken as it is settled: it replaces what was shown as a guess (decision 0015).
 */
export function calendarAt(read: ReadHandle, id: number): WorkingCalendar {
  const latest = calendarNow(read)
  let known = remembered.get(read)
  if (known?.latest !== latest) {
    known = { latest, calendars: new Map() }
    remembered.set(read, known)
  }
  let calendar = known.calendars.get(id)
  if (!calendar) {
    const values = valuesAt(read, id)
    const settled = settledSince(read, values)
    const others = values.years.filter(({ year }) => !settled.some((one) => one.year === year))
    calendar = calendarOf({ ...values, years: [...others, ...settled] })
    known.calendars.set(id, calendar)
  }
  return calendar
}

/** The same with the years as they were guessed, and which of them have been settled since; null when none has. */
export function guessedCalendarAt(read: ReadHandle, id: number): { calendar: WorkingCalendar; years: number[] } | null {
  const values = valuesAt(read, id)
  const settled = settledSince(read, values)
  return settled.length === 0 ? null : { calendar: calendarOf(values), years: settled.map(({ year }) => year) }
}

/** Changes whenever a calendar of a running clock may have: a setting was saved, or the app ships another year. */
export function calendarMark(read: ReadHandle): string {
  const shipped = chinaYears.filter(({ provisional }) => provisional !== true).map(({ year }) => year)
  return `${calendarNow(read)}:${shipped.join()}`
}

function valuesAt(read: ReadHandle, id: number): CalendarValues {
  const text = id === 0 ? undefined : read.value<string>('SELECT values_json FROM calendar_setting WHERE id = ?', id)
  return text === undefined ? defaults : valuesIn(text)
}

/** Years that these values have as a guess and the latest setting as settled, typed in there. */
function settledSince(read: ReadHandle, values: CalendarValues): CalendarValues['years'] {
  const guessed = new Set(
    yearsOf(values)
      .filter(({ provisional }) => provisional === true)
      .map(({ year }) => year),
  )
  const held = new Set(yearsOf(values).map(({ year }) => year))
  return storedValues(read).years.filter(({ year }) => guessed.has(year) || !held.has(year))
}

export const calendarReads: QueryHandlers<typeof calendar, Reading> = {
  settings({ read }) {
    const values = storedValues(read)
    const years = yearsOf(values)
    const settled = new Set(years.filter((year) => year.provisional !== true).map(({ year }) => year))
    let last = Math.min(...settled)
    while (settled.has(last + 1)) last++
    return {
      values,
      defaults,
      coverage: years.map(({ year, source, provisional }) => ({
        year,
        state: provisional === true ? 'provisional' : 'settled',
        source,
        own: values.years.some((one) => one.year === year),
      })),
      coverageTo: settled.size === 0 ? null : `${last}-12-31`,
    }
  },
  year(r, { year }) {
    const held = workspaceCalendar(r)
    const own = new Set(storedValues(r.read).ownDaysOff.map(({ date }) => dayNumber(date)))
    const first = dayNumber(`${year}-01-01`)
    let days = ''
    let workdays = 0
    for (let day = first; day < first + (isLeapYear(year) ? 366 : 365); day++) {
      const works = isWorkdayNumber(held, day)
      const weekend = (((day + 3) % 7) + 7) % 7 >= 5
      if (works) workdays++
      days += own.has(day) ? 'c' : works ? (weekend ? 'W' : 'w') : weekend && !held.exceptions.has(day) ? 'o' : 'h'
    }
    return { provisional: !held.settledYears.has(year), workdays, days }
  },
}

export const calendarCommands: CommandHandlers<typeof calendar, Writing> = {
  save(w, { values }) {
    try {
      calendarOf(values)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw refuse('calendar.save', 'bad-calendar', '日历有矛盾：请检查工作时间先后和调休日期。', { problem: error.message })
    }
    const at = w.clock.now()
    const done = w.gate.write({ command: 'calendar.save', actor: w.actor, origin: 'user', at }, (tx) => {
      tx.insert('calendar_setting', { values_json: JSON.stringify(values), saved_by: w.actor, created_at: at })
      return tx.changeSetId
    })
    return { changeSetId: done.result }
  },
}
