import { dayNumber, fromDayNumber } from '../_base/dates.ts'
import { isoWeek } from '../_base/weeks.ts'
import { ratioText } from '../_base/ratios.ts'

/** A group's open opportunities at the end of an ISO week. */
export interface ShiCounts {
  readonly open: number
  readonly budgetConfirmed: number
  readonly demoAgreed: number
  readonly pocProvided: number
}

/** Numerator and denominator of the index in tenths: no fraction is rounded before it is compared. */
function tenths(counts: ShiCounts): { readonly above: bigint; readonly below: bigint } {
  const { open, budgetConfirmed, demoAgreed, pocProvided } = counts
  const all = [open, budgetConfirmed, demoAgreed, pocProvided]
  if (all.some((n) => !Number.isSafeInteger(n) || n < 0 || n > open))
    throw new RangeError('counts of the open opportunities expected')
  return { above: BigInt(4 * budgetConfirmed + 3 * demoAgreed + 3 * pocProvided), below: BigInt(10 * open) }
}

/** Rule A4: 商机健康度指数 0–1 with four decimals; null without open opportunities. */
export function shi(counts: ShiCounts): string | null {
  const { above, below } = tenths(counts)
  return ratioText(above, below, 4)
}

/** Rule A4's default, in hundredths. */
const usualShiLimit = 65

/** Rule A4: below 0.65 or the limit given, on the exact figure; false without open opportunities. */
export function isShiLow(counts: ShiCounts, limitHundredths = usualShiLimit): boolean {
  const { above, below } = tenths(counts)
  return below > 0n && above * 10_000n < below * BigInt(Math.round(limitHundredths * 100))
}

/**
 * Rule A4: the weeks in which a third low week running is reached; a longer run is not told again. A week without open
 * opportunities, or one that is not there, breaks the run. Weeks as `2026-W09`.
 */
export function shiReviews(
  weeks: readonly { readonly week: string; readonly counts: ShiCounts }[],
  running = 3,
  limitHundredths = usualShiLimit,
): string[] {
  const sorted = weeks.toSorted((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0))
  let [run, before] = [0, '']
  return sorted.flatMap(({ week, counts }) => {
    run = isShiLow(counts, limitHundredths) ? (before !== '' && weekAfter(before) === week ? run : 0) + 1 : 0
    before = week
    return run === running ? [week] : []
  })
}

/** `2026-W53` → `2027-W01`. Throws a RangeError on anything but an ISO week. */
export function weekAfter(week: string): string {
  const found = /^(\d{4})-W(\d{2})$/.exec(week)
  if (!found) throw new RangeError(`not an ISO week: ${week.slice(0, 12)}`)
  // 4 January is always in the first week.
  return isoWeek(fromDayNumber(dayNumber(`${found[1] ?? ''}-01-04`) + Number(found[2]) * 7))
}
