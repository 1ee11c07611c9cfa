import { daysBetween, type DateText } from '../_base/dates.ts'

/** One opportunity at a pair of stages; only first entries count. */
export interface StagePassage {
  /** Entered the stage; null: never. */
  readonly enteredOn: DateText | null
  /** Entered the next stage or one beyond; null: not yet. */
  readonly advancedOn: DateText | null
  /** Lost or given up. */
  readonly closedOn: DateText | null
}

export interface Conversion {
  readonly advanced: number
  readonly entered: number
  /** Null without entries. */
  readonly rate: number | null
  /** Cohort readings: entered, neither advanced nor closed by the day, so the last word is not spoken. */
  readonly open: number
}

export interface Period {
  readonly from: DateText
  readonly to: DateText
}

/**
 * Of those that entered in a period, how many had advanced by a day (rule A5). `withinDays`: only if it took no longer, the
 * reading for alerts, since young cohorts always look worse. `decidedOnly` leaves the open ones out.
 */
export function cohortConversion(
  passages: Iterable<StagePassage>,
  period: Period,
  asOf: DateText,
  { withinDays = null, decidedOnly = false }: { readonly withinDays?: number | null; readonly decidedOnly?: boolean } = {},
): Conversion {
  let [advanced, entered, open] = [0, 0, 0]
  for (const { enteredOn, advancedOn, closedOn } of passages) {
    if (!within(enteredOn, period) || enteredOn > asOf) continue
    const moved = advancedOn !== null && advancedOn <= asOf
    const undecided = !moved && !(closedOn !== null && closedOn <= asOf)
    if (undecided) open += 1
    if (undecided && decidedOnly) continue
    entered += 1
    if (moved && (withinDays === null || daysBetween(enteredOn, advancedOn) <= withinDays)) advanced += 1
  }
  return { advanced, entered, rate: entered === 0 ? null : advanced / entered, open }
}

/** Entries into the next stage in a period ÷ entries into the stage in it (rule A5): not the same people, and so named. */
export function periodConversion(passages: Iterable<StagePassage>, period: Period): Conversion {
  let [advanced, entered] = [0, 0]
  for (const { enteredOn, advancedOn } of passages) {
    if (within(enteredOn, period)) entered += 1
    if (within(advancedOn, period)) advanced += 1
  }
  return { advanced, entered, rate: entered === 0 ? null : advanced / entered, open: 0 }
}

function within(date: DateText | null, { from, to }: Period): date is DateText {
  return date !== null && date >= from && date <= to
}
