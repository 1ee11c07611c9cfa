import { addDays } from '../_base/dates.ts'

export const deviationKinds = ['outside-industry', 'reassigned', 'untouched'] as const
export type DeviationKind = (typeof deviationKinds)[number]

/** One entry of the log of assignments, on its date in the workspace. */
export interface LoggedAssignment {
  readonly leadId: number
  readonly on: string
  readonly repId: number
  /** Who had the lead before; null when it is the first assignment. */
  readonly fromId: number | null
  /** Did the lead lie outside the industries of the rep? */
  readonly outside: boolean
}

/** A lead whose first touch was due on the day and came late or not at all. */
export interface LateTouch {
  readonly leadId: number
  readonly repId: number
}

export interface Deviation {
  readonly kind: DeviationKind
  readonly repId: number
  readonly leadIds: readonly number[]
  /** Days running, for leads outside the industries; else 1. */
  readonly days: number
}

const daysRunning = 3

/**
 * Rule A2, the report of one day: reps who got leads outside their industries three working days running (that day the
 * last), leads taken from a rep that day, leads not first touched in time. Largest first by leads, then in the order of the
 * rule, then by member. `workdayBefore` answers the working day before a date.
 */
export function leadDeviations(
  on: string,
  log: readonly LoggedAssignment[],
  late: readonly LateTouch[],
  workdayBefore: (date: string) => string = (date) => addDays(date, -1),
): Deviation[] {
  const found: Deviation[] = []
  const reps = new Set(log.filter((entry) => entry.on === on && entry.outside).map(({ repId }) => repId))
  for (const repId of reps) {
    const leadIds = new Set<number>()
    let days = 0
    // A day between two working days counts to the later one's run and breaks nothing.
    for (let day = on; ; day = workdayBefore(day)) {
      const previous = workdayBefore(day)
      const own = log.filter((entry) => entry.repId === repId && entry.outside && entry.on > previous && entry.on <= day)
      if (own.length === 0) break
      for (const { leadId } of own) leadIds.add(leadId)
      days++
    }
    if (days >= daysRunning) found.push({ kind: 'outside-industry', repId, leadIds: [...leadIds], days })
  }
  const byRep = (kind: DeviationKind, entries: readonly { readonly repId: number; readonly leadId: number }[]) => {
    for (const repId of new Set(entries.map((entry) => entry.repId)))
      found.push({
        kind,
        repId,
        leadIds: [...new Set(entries.filter((entry) => entry.repId === repId).map(({ leadId }) => leadId))],
        days: 1,
      })
  }
  const moved = log.flatMap(({ leadId, on: day, fromId, repId }) =>
    day === on && fromId !== null && fromId !== repId ? [{ leadId, repId: fromId }] : [],
  )
  byRep('reassigned', moved)
  byRep('untouched', late)
  const rank = (kind: DeviationKind) => deviationKinds.indexOf(kind)
  return found.sort((a, b) => b.leadIds.length - a.leadIds.length || rank(a.kind) - rank(b.kind) || a.repId - b.repId)
}
