import type { Reading } from './contexts.ts'
import type { ReadHandle } from './read-handle.ts'
import { dataState } from './views.ts'

const kept = new WeakMap<ReadHandle, Map<string, { state: string; answer: unknown }>>()

/**
 * The answer to a question over a whole table, kept while nobody writes and the day is the same: a page that is opened
 * again does not count a million rows again. `name` says the question, its parameters included.
 */
export function lastAnswer<T>(r: Pick<Reading, 'read' | 'clock'>, name: string, compute: () => T): T {
  const state = dataState(r.read, r.clock.today())
  const answers = kept.get(r.read) ?? new Map<string, { state: string; answer: unknown }>()
  kept.set(r.read, answers)
  const known = answers.get(name)
  if (known?.state === state) return known.answer as T
  const answer = compute()
  answers.set(name, { state, answer })
  return answer
}
