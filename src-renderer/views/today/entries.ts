import type { TodayChange, TodayItem } from '../../../src-preload/contract/today.ts'
import type { Words } from '../../text/language.tsx'
import type { Place } from '../../ui/places.tsx'
import { aboutPlace, alertsPlace } from '../alerts/index.ts'
import { changesPlace } from '../changes/index.ts'
import { customerPlace } from '../customers/index.ts'
import { quotePlace } from '../quotes/index.ts'
import { tasksPlace } from '../tasks/index.ts'
import { trialPlace } from '../trials/index.ts'
import { weeklyBoardPlace } from '../weekly/index.ts'

/** What a red of the board is called: whose, what, how far from its target. */
export function redWords({ weekly }: Words, name: string, { action, achieved, target }: NonNullable<TodayItem['team']>): string {
  return `${name} ${weekly.actions[action]} ${weekly.of(String(achieved), String(target))}`
}

/** A line of the page, whichever section it stands in. */
export type Entry = { readonly key: string } & (
  | { readonly item: TodayItem; readonly change: null }
  | { readonly item: null; readonly change: TodayChange }
)

export const itemEntry = (item: TodayItem): Entry => ({ key: item.key, item, change: null })
export const changeEntry = (change: TodayChange): Entry => ({ key: `change:${change.changeSetId}`, item: null, change })

/** What can be done with a line; the first is what its key E does. */
export type Act = 'takeUp' | 'done' | 'log' | 'decide' | 'answer' | 'end' | 'seen' | 'later' | 'read'

export function actsOf({ item }: Entry): readonly Act[] {
  if (item === null) return ['seen']
  if (item.kind === 'task') return item.customerId === null ? ['done', 'later'] : ['done', 'log', 'later']
  if (item.kind === 'alert')
    return ['done', ...(item.customerId === null ? [] : (['log'] as const)), 'later', ...(item.unread ? (['read'] as const) : [])]
  if (item.kind === 'team') return ['takeUp', 'later']
  if (item.kind === 'quote' || item.kind === 'trial-approval') return ['decide', 'later']
  if (item.kind === 'trial-questions') return ['answer', 'later']
  if (item.kind === 'trial-end') return ['end', 'later']
  return ['log', 'later']
}

/** Dealt with in the pane of the trial. */
export const isTrial = ({ kind }: TodayItem): boolean => kind.startsWith('trial-')

/** Where a line leads. */
export function placeOf({ item }: Entry): Place {
  if (item === null) return changesPlace
  if (item.kind === 'quote') return quotePlace(item.id)
  if (item.kind === 'team') return weeklyBoardPlace
  if (isTrial(item)) return trialPlace(item.id)
  if (item.alert) return aboutPlace(item.alert) ?? alertsPlace
  if (item.customerId !== null && item.customerName !== null) return customerPlace(item.customerId, item.customerName)
  return tasksPlace
}
