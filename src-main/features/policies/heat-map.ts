import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { policies } from '../../../src-preload/contract/policies.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { holdingSpans, holdsOn, type HoldingSpan } from '../../domain/policies/holding-spans.ts'
import { isQuiet } from '../../domain/policies/quiet-days.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { storedVersions, toDomain } from './cards.ts'

const mostDays = 92

interface Trigger {
  readonly region: string
  readonly on_date: string
  readonly times: number
}

/** The regions of a card's rows: those its versions name, and those it was triggered in; empty for everywhere. */
function regionsOf(spans: readonly HoldingSpan[], triggers: readonly Trigger[]): string[] {
  const regions = new Set([...spans.flatMap(({ version }) => version.scope.regions), ...triggers.map(({ region }) => region)])
  if (regions.size === 0) regions.add('')
  return [...regions].toSorted()
}

/** A card for everywhere holds in every region. */
const holdsIn = (spans: readonly HoldingSpan[], region: string, day: string): boolean =>
  spans.some((span) => {
    const { regions } = span.version.scope
    return holdsOn(span, day) && (regions.length === 0 || regions.includes(region))
  })

/** Rule E1: triggers by card, region and day as the versions of those days had it; the future is not judged. */
export const heatMap: QueryHandlers<typeof policies, Reading>['heatMap'] = (r, { from, to }) => {
  const { read, clock } = r
  const calendar = workspaceCalendar(r)
  const today = clock.today()
  const days: string[] = []
  for (let day = from; day <= to && days.length <= mostDays; day = addDays(day, 1)) days.push(day)
  if (days.length === 0 || days.length > mostDays) throw refuse('policies.heatMap', 'bad-dates', `热力图最多看 ${mostDays} 天。`)
  const stored = storedVersions(read)
  const spans = Map.groupBy(holdingSpans(stored.map(toDomain)), ({ version }) => Number(version.card))
  const names = new Map(stored.map(({ card_id, name }) => [card_id, name]))
  return {
    days,
    rows: [...names].flatMap(([cardId, name]) => {
      const own = spans.get(cardId) ?? []
      const shown = own.filter((span) => span.from <= to && (span.to === null || span.to >= from))
      if (shown.length === 0) return []
      const triggers = read.all<Trigger>(
        'SELECT region, on_date, count(*) AS times FROM policy_trigger WHERE card_id = ? AND on_date <= ? GROUP BY region, on_date',
        cardId,
        to,
      )
      return regionsOf(shown, triggers).map((region) => {
        const byDay = new Map(triggers.filter((one) => one.region === region).map(({ on_date, times }) => [on_date, times]))
        const holds = (day: string) => holdsIn(own, region, day)
        return {
          cardId,
          name,
          region,
          counts: days.map((day) => byDay.get(day) ?? (holds(day) ? 0 : null)),
          quiet: days.map((day) => day <= today && holds(day) && isQuiet(byDay, holds, day, calendar)),
        }
      })
    }),
  }
}
