import { addDays } from '../../domain/_base/dates.ts'
import { isoWeek } from '../../domain/_base/weeks.ts'
import { shi, shiReviews, type ShiCounts } from '../../domain/opportunities/shi.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Finder, Finding } from '../findings/index.ts'
import { knownStages } from '../pipeline/index.ts'
import { rulesOn } from '../settings/index.ts'
import { noDeals, weeklyCounts } from './weekly-counts.ts'

/** Long enough to know the last low week that counts from one more. */
const weeksRead = 26

/** Rule A4: whose index was below its limit for the third week running, when that week is over. Once a run. */
export const lowHealth: Finder = {
  name: 'shi',
  // The week is over when Monday begins.
  schedule: { kind: 'cron', cron: '0 0 * * 1' },
  lastOnly: false,
  find(r, _, on) {
    const ends = Array.from({ length: weeksRead }, (_week, at) => addDays(on, -1 - 7 * (weeksRead - 1 - at)))
    return [
      ...low(r, 'shi-rep', 'c.owner_id', ends).map(({ subject, ...found }) => reviewOf(r, Number(subject), found)),
      ...low(r, 'shi-team', '(SELECT team FROM member WHERE id = c.owner_id)', ends).map((found) =>
        named(found, managerOf(r, 'team', found.subject)),
      ),
      ...low(r, 'shi-region', '(SELECT region FROM customer WHERE id = c.customer_id)', ends).map((found) =>
        named(found, managerOf(r, 'region', found.subject)),
      ),
    ]
  },
}

interface Low {
  readonly kind: string
  readonly subject: string
  readonly week: string
  readonly figures: string
  readonly limit: number
  readonly weeks: number
}

function low({ read, clock }: Reading, kind: string, subjectSql: string, ends: readonly string[]): Low[] {
  const { shiLimit, shiWeeks } = rulesOn(read, clock.today()).selling
  const last = isoWeek(ends.at(-1) ?? '')
  return [...weeklyCounts(read, knownStages(read, clock.today()), subjectSql, ends)].flatMap(([subject, counts]) => {
    const weeks = ends.map((day, at) => ({ week: isoWeek(day), counts: counts[at] ?? noDeals }))
    // What belongs to nobody is nobody's review.
    if (subject === '' || !shiReviews(weeks, shiWeeks, shiLimit * 100).includes(last)) return []
    return [{ kind, subject, week: last, figures: weeks.slice(-shiWeeks).map(said).join('、'), limit: shiLimit, weeks: shiWeeks }]
  })
}

const said = ({ week, counts }: { week: string; counts: ShiCounts }) => `${week} ${Number(shi(counts) ?? 0).toFixed(2)}`

function reviewOf({ read }: Reading, id: number, found: Omit<Low, 'subject'>): Finding {
  const name = read.value<string>('SELECT name FROM member WHERE id = ?', id) ?? String(id)
  return named({ ...found, subject: name }, id, String(id))
}

const named = ({ kind, subject, week, figures, limit, weeks }: Low, ownerId: number | null, key = subject): Finding => ({
  kind,
  key: `${key}|${week}`,
  name: subject,
  ownerId,
  facts: { 期间: week, 说明: figures, 界限: limit, 周数: weeks },
})

function managerOf({ read }: Reading, column: 'team' | 'region', value: string): number | null {
  return (
    read.value<number>(
      `SELECT id FROM member WHERE active = 1 AND role = 'manager' AND ${column} = ? ORDER BY id LIMIT 1`,
      value,
    ) ?? null
  )
}
