export type WeekLight = 'green' | 'yellow' | 'red'

/** One action of a rep in a week. */
export interface WeekResult {
  readonly achieved: number
  readonly target: number
  /** The base count that red is about; the target where there is none of its own. */
  readonly base: number
  /** All key fields of the week's records are filled. */
  readonly complete: boolean
}

/**
 * Rule B3, by week in order: green = reached and complete; yellow = reached but incomplete, or below the target; red = below
 * the base count twice running.
 */
export function weekLights(weeks: readonly WeekResult[]): WeekLight[] {
  return weeks.map((week, i) => {
    const before = weeks[i - 1]
    if (week.achieved < week.base && before && before.achieved < before.base) return 'red'
    return week.achieved >= week.target && week.complete ? 'green' : 'yellow'
  })
}
