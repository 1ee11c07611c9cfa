/** Five fields of a cron line as the numbers they take; `any` where a day field is a star. */
export interface Cron {
  readonly minutes: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  readonly days: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>
  readonly anyDay: boolean
  readonly anyWeekday: boolean
}

/** Reads `minute hour day month weekday` (lists, ranges, steps; 7 is Sunday too). Throws a RangeError on anything else. */
export function readCron(line: string): Cron {
  const fields = line.trim().split(/\s+/)
  if (fields.length !== 5) throw new RangeError('a cron line has five fields')
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields
  const weekdays = numbers(weekday, 0, 7)
  if (weekdays.has(7)) weekdays.add(0)
  return {
    minutes: numbers(minute, 0, 59),
    hours: numbers(hour, 0, 23),
    days: numbers(day, 1, 31),
    months: numbers(month, 1, 12),
    weekdays,
    anyDay: day === '*',
    anyWeekday: weekday === '*',
  }
}

function numbers(field: string, least: number, greatest: number): Set<number> {
  const found = new Set<number>()
  for (const part of field.split(',')) {
    const [, range = '', step = '1'] = /^(\*|\d{1,2}(?:-\d{1,2})?)(?:\/(\d{1,2}))?$/.exec(part) ?? []
    const [from = Number.NaN, to = part.includes('/') ? greatest : from] =
      range === '*' ? [least, greatest] : range.split('-').map(Number)
    if (!(from >= least && to <= greatest && from <= to && Number(step) >= 1)) throw new RangeError(`cron: cannot read ${part}`)
    for (let n = from; n <= to; n += Number(step)) found.add(n)
  }
  return found
}

/** Does it fire on a day? Where both day of month and weekday are given, either is enough, as cron has always had it. */
export function cronTakesDay(cron: Cron, month: number, day: number, weekday: number): boolean {
  if (!cron.months.has(month)) return false
  const [byDay, byWeekday] = [cron.days.has(day), cron.weekdays.has(weekday)]
  return cron.anyDay || cron.anyWeekday ? byDay && byWeekday : byDay || byWeekday
}
