import type { TodayPart } from '../../../src-preload/contract/today.ts'

/** No source of the page reads more rows than this. */
export const mostRead = 1000

/** What each source is asked for; without a member everybody's. */
export interface Asked {
  readonly part: TodayPart
  readonly memberId: number | null
}
