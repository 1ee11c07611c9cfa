import type { DateText } from '../_base/dates.ts'
import { msPerMinute, type Instant } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { concentration, type Concentration, type DailyAmounts } from './concentration.ts'

/** `rush`: flagged. `watch`: neither flagged nor healthy. */
export type RushVerdict = 'no-data' | 'healthy' | 'watch' | 'rush'

export interface RushLimits {
  /** Flagged when the last five days hold more than this, or the first 25 less than that. */
  readonly lastFiveAbove: number
  readonly firstTwentyFiveBelow: number
  /** Healthy below this excess of the last five days over an even spread. */
  readonly healthyExcess: number
}

/** Rule E7's defaults. */
export const rushLimits: RushLimits = { lastFiveAbove: 0.65, firstTwentyFiveBelow: 0.3, healthyExcess: 0.08 }

export interface MonthEndRush {
  readonly verdict: RushVerdict
  /** Share of the last five days less what an even spread puts there; null without signings. */
  readonly excess: number | null
  readonly concentration: Concentration
}

/** Rule E7: is the month's business signed at its end? The limits themselves do not flag. */
export function monthEndRush(
  amounts: DailyAmounts,
  month: DateText,
  calendar: WorkingCalendar,
  limits: RushLimits = rushLimits,
): MonthEndRush {
  const spread = concentration(amounts, month, calendar)
  const { lastFiveDays: last, firstTwentyFive: first } = spread
  if (last === null || first === null) return { verdict: 'no-data', excess: null, concentration: spread }
  const excess = last - spread.evenDays
  const flagged = last > limits.lastFiveAbove || first < limits.firstTwentyFiveBelow
  const verdict = flagged ? 'rush' : excess < limits.healthyExcess ? 'healthy' : 'watch'
  return { verdict, excess, concentration: spread }
}

/** What was entered or withdrawn about one signing. */
export interface SigningEntry {
  readonly signing: string
  readonly kind: 'entered' | 'withdrawn'
  readonly at: Instant
}

const halfHour = 30 * msPerMinute

/**
 * Rule E7: signings entered in the last 30 minutes of a period and withdrawn or entered again in the first 30 of the next.
 * `end` is the first instant of the next period.
 */
export function shiftedSignings(entries: readonly SigningEntry[], end: Instant): string[] {
  const within = ({ at }: SigningEntry, from: number, to: number) => at >= from && at < to
  const before = entries.filter((entry) => entry.kind === 'entered' && within(entry, end - halfHour, end))
  const after = new Set(entries.filter((entry) => within(entry, end, end + halfHour)).map(({ signing }) => signing))
  return [...new Set(before.map(({ signing }) => signing))].filter((signing) => after.has(signing))
}
