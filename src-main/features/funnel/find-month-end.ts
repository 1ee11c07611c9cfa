import { addDays } from '../../domain/_base/dates.ts'
import { instantOf, isoOf, msPerMinute } from '../../domain/_base/instants.ts'
import { endOfMonth } from '../../domain/_base/months.ts'
import { monthEndRush, shiftedSignings, type SigningEntry } from '../../domain/signings/month-end-rush.ts'
import type { Stage } from '../../domain/pipeline/stages.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import type { Finder, Finding } from '../findings/index.ts'
import { knownStages, startOf } from '../pipeline/index.ts'
import { rulesOn } from '../settings/index.ts'
import { rushLimitsOf } from './rush-limits.ts'
import { signedPerDay } from './signed-per-day.ts'

const window = 30 * msPerMinute
const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)}%`)

/** Rule E7, half an hour into each month: was the last one signed at its end, and were signings moved over the boundary? */
export const monthEnd: Finder = {
  name: 'month-end',
  schedule: { kind: 'cron', cron: '30 0 1 * *' },
  lastOnly: false,
  find(r, _, on) {
    const month = addDays(on, -1).slice(0, 7)
    const stages = knownStages(r.read, r.clock.today())
    return [...rushOf(r, stages, month), ...shiftedOf(r, stages, month, on)]
  },
}

function rushOf(r: Reading, stages: readonly Stage[], month: string): Finding[] {
  const first = `${month}-01`
  const days = signedPerDay(r.read, stages, { sql: '1', values: [] }, first, endOfMonth(first))
  const { verdict, concentration } = monthEndRush(
    new Map(days.map(({ date, amount }) => [date, amount])),
    first,
    workspaceCalendar(r),
    rushLimitsOf(rulesOn(r.read, r.clock.today())),
  )
  if (verdict !== 'rush') return []
  const { lastFiveDays, firstTwentyFive } = concentration
  const facts = {
    期间: month,
    数值: percent(lastFiveDays),
    说明: `最后 5 天占 ${percent(lastFiveDays)}，前 25 天占 ${percent(firstTwentyFive)}`,
  }
  return [{ kind: 'month-end-rush', key: month, name: month, ownerId: null, facts }]
}

interface Move {
  readonly id: number
  readonly name: string
  readonly owner_id: number | null
  readonly from_stage: string | null
  readonly to_stage: string
  readonly at: string
}

/** Signings entered in the last half hour and withdrawn or entered again in the first of the next month. */
function shiftedOf({ read }: Reading, stages: readonly Stage[], month: string, on: string): Finding[] {
  const end = instantOf(startOf(on))
  const signing = new Set(stages.filter(({ key, closing }) => key === 'sign' || closing === 'won').map(({ key }) => key))
  const after = new Set(stages.slice(stages.findIndex(({ key }) => key === 'sign')).map(({ key }) => key))
  const moves = read.all<Move>(
    `SELECT e.opportunity_id AS id, c.name, c.owner_id, e.from_stage, e.to_stage, e.at FROM stage_event AS e
     JOIN opportunity AS c ON c.id = e.opportunity_id WHERE e.at >= ? AND e.at < ? AND e.kind <> 'carry' ORDER BY e.at, e.id`,
    isoOf(end - window),
    isoOf(end + window),
  )
  const entries = moves.flatMap(({ id, from_stage: from, to_stage: to, at }): SigningEntry[] => {
    const entered = signing.has(to) && (from === null || !after.has(from))
    const withdrawn = from !== null && after.has(from) && !after.has(to)
    if (!entered && !withdrawn) return []
    return [{ signing: String(id), kind: entered ? 'entered' : 'withdrawn', at: instantOf(at) }]
  })
  return shiftedSignings(entries, end).map((signed): Finding => {
    const move = moves.find(({ id }) => String(id) === signed)
    return {
      kind: 'shifted-signing',
      key: `${month}|${signed}`,
      name: move?.name ?? signed,
      ownerId: move?.owner_id ?? null,
      facts: { 期间: month },
    }
  })
}
