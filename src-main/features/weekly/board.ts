import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { RedItem, weekly } from '../../../src-preload/contract/weekly.ts'
import { addDays, type DateText } from '../../domain/_base/dates.ts'
import { isoWeek } from '../../domain/_base/weeks.ts'
import { byShortfall, leastOf, weeklyActions, weeksUpTo, workdaysOfWeek } from '../../domain/weekly-targets/week-plan.ts'
import { rulesOn } from '../settings/index.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { achievedBetween } from './achieved.ts'
import { monthsOfWeek, plansOf } from './stored-plans.ts'
import { countedWeeks } from './week-counts.ts'

const worstShown = 3

export interface Rep {
  readonly id: number
  readonly name: string
  readonly team: string | null
  readonly region: string | null
  readonly manager_id: number | null
}

/** Rule B3: rep × week, and each team's three worst red items of the last week that is over. */
export const board: QueryHandlers<typeof weekly, Reading>['board'] = (r, { weeks = 8 }) =>
  boardOf(r, weeksUpTo(r.clock.today(), weeks + 1), () => true)

/** A holiday may take two weeks: as far back as this there are two weeks with working days that are over. */
const weeksLooked = 6

/** The worst reds of the teams of some reps (rule B3), of the last week that is over. */
export function teamReds(r: Reading, wanted: (rep: Rep) => boolean) {
  const today = r.clock.today()
  const calendar = workspaceCalendar(r)
  const worked = weeksUpTo(today, weeksLooked).filter(
    (monday) => addDays(monday, 6) < today && workdaysOfWeek(monday, calendar) > 0,
  )
  return boardOf(r, worked.slice(-2), wanted).teams
}

/** The board of some reps over some weeks, the first of which is only counted: red takes two. */
function boardOf(r: Reading, mondays: readonly DateText[], wanted: (rep: Rep) => boolean) {
  const { read, clock } = r
  const calendar = workspaceCalendar(r)
  const today = clock.today()
  const plans = plansOf(read, [...new Set(mondays.flatMap(monthsOfWeek))])
  const least = rulesOn(read, today).weekly
  // What nobody is asked for is not counted: stage entries of a month are read by the ten thousand.
  const asked = weeklyActions.filter(
    (action) => leastOf(action, 5, least) !== null || plans.some((plan) => plan.action === action),
  )
  const last = addDays(mondays.at(-1) ?? today, 6)
  const achieved = achievedBetween(read, mondays[0] ?? today, last, calendar.utcOffsetMinutes, asked)
  const reps = read
    .all<Rep>(
      `SELECT id, name, team, region, manager_id FROM member WHERE active = 1 AND role = 'rep' ORDER BY team IS NULL, team, pinyin`,
    )
    .filter(wanted)
  const notes = new Map(
    read
      .all<{ member_id: number; week: string; action: string; reason: string | null; resource: string | null }>(
        'SELECT * FROM red_item WHERE week >= ?',
        isoWeek(mondays[0] ?? today),
      )
      .map((note) => [`${note.week} ${note.member_id} ${note.action}`, note]),
  )
  const rows = reps.map((rep) => ({
    rep,
    weeks: countedWeeks(rep.id, mondays, today, plans, achieved, calendar, least).slice(1),
  }))
  const shown = mondays.slice(1)
  const over = shown.findLast((monday) => addDays(monday, 6) < today && workdaysOfWeek(monday, calendar) > 0)
  const lastWeek = over === undefined ? '' : isoWeek(over)
  const at = over === undefined ? -1 : shown.indexOf(over)
  return {
    weeks: shown.map((monday) => ({ week: isoWeek(monday), from: monday, running: addDays(monday, 6) >= today })),
    rows: rows.map(({ rep, weeks: own }) => ({
      memberId: rep.id,
      name: rep.name,
      team: rep.team,
      region: rep.region,
      weeks: own.map(({ light, actions }) => ({ light, actions: [...actions] })),
    })),
    teams: [...Map.groupBy(rows, ({ rep }) => rep.team)].map(([team, members]) => {
      const reds = members.flatMap(({ rep, weeks: own }): RedItem[] =>
        (own[at]?.actions ?? [])
          .filter(({ light }) => light === 'red')
          .map(({ action, achieved: n, target }) => {
            const note = notes.get(`${lastWeek} ${rep.id} ${action}`)
            return {
              memberId: rep.id,
              name: rep.name,
              action,
              achieved: n,
              target,
              reason: note?.reason ?? null,
              resource: note?.resource ?? null,
            }
          }),
      )
      return { team, week: lastWeek, items: reds.toSorted(byShortfall).slice(0, worstShown), reds: reds.length }
    }),
  }
}
