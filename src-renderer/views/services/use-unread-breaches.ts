import { useSteadyQuery } from '../../wire/use-query.ts'

/** The shipped rules that tell of promises, the graver one first. */
export const promiseRules = ['promise-breached', 'promise-amber'] as const

/** How many breaches nobody has acknowledged yet. */
export function useUnreadBreaches(): number {
  const counts = useSteadyQuery('alerts.counts', {}).data
  return counts?.rules.find(({ rule }) => rule === promiseRules[0])?.unread ?? 0
}
