import { addDays, dayNumber } from '../../domain/_base/dates.ts'
import { endOfDate, instantAt, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { stalledBefore } from '../../domain/pipeline/ageing.ts'
import type { KnownStage } from '../../domain/pipeline/known-stages.ts'
import { rankOf, wonRank, type Stage } from '../../domain/pipeline/stages.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { rulesOn } from '../settings/index.ts'

/** China keeps +8 h all year; a day of the workspace begins and ends by it. */
export const utcOffsetMinutes = 480

/** The first instant of a date, as stored. */
export function startOf(date: string): string {
  return isoOf(instantAt(dayNumber(date), 0, utcOffsetMinutes))
}

/** The first instant after a date, as stored: what lies before it happened on the date or earlier. */
export function after(date: string): string {
  return isoOf(endOfDate(date, utcOffsetMinutes))
}

/** Keys come from settings checked against a pattern; quoting keeps SQL whole even if one slipped through. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** A CASE over a stage column; null stages are left out and answer NULL. */
export function perStage(
  column: string,
  stages: readonly Stage[],
  value: (stage: Stage, index: number) => string | number | null,
): string {
  const cases = stages.flatMap((stage, index) => {
    const own = value(stage, index)
    return own === null ? [] : [`WHEN ${quoted(stage.key)} THEN ${typeof own === 'number' ? own : quoted(own)}`]
  })
  return cases.length === 0 ? 'NULL' : `CASE ${column} ${cases.join(' ')} END`
}

/** How far along, for comparing two stages; NULL for lost and shelved. */
export const rankSql = (column: string, stages: readonly Stage[]) =>
  perStage(column, stages, (stage) => rankOf(stages, stage.key))

/** How far a deal must come to be beyond a stage (rule A5): to the next one in force, or won. */
export const beyondSql = (column: string, stages: readonly KnownStage[]) =>
  perStage(column, stages, (stage, index) => {
    if (stage.closing !== null) return stage.closing === 'won' ? wonRank + 1 : null
    const next = stages.findIndex((one, at) => at > index && !one.former && one.closing === null)
    return next === -1 ? wonRank : next + 1
  })

const inList = (keys: readonly string[]) => `(${keys.map(quoted).join(', ')})`

/** True for running deals. */
export function openSql(column: string, stages: readonly Stage[]): string {
  return `${column} NOT IN ${inList(stages.filter((stage) => stage.closing !== null).map((stage) => stage.key))}`
}

/** Keys of the stages that end a deal without a win. */
export function deadSql(column: string, stages: readonly Stage[]): string {
  return `${column} IN ${inList(stages.filter((stage) => stage.closing === 'lost' || stage.closing === 'shelved').map((stage) => stage.key))}`
}

/** Before which instant a deal must have entered its stage to be stuck today, by stage key; and have been touched to be stalled. */
export function ageLimits(stages: readonly Stage[], { read, clock }: Pick<Reading, 'read' | 'clock'>) {
  const today = clock.today()
  const stuck = new Map<string, string>()
  for (const { key, stuckDays } of stages) if (stuckDays !== null) stuck.set(key, startOf(addDays(today, -stuckDays)))
  const { stallWorkdays } = rulesOn(read, today).selling
  return { stuck, stalled: isoOf(stalledBefore(workspaceCalendar({ read }), instantOf(clock.now()), stallWorkdays)) }
}
