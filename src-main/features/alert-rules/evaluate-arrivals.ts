import type { Reading, Writing } from '../../store/contexts.ts'
import { intentOf } from './evaluate-changes.ts'
import { evaluateIds } from './evaluate-ids.ts'
import { Raiser } from './raise.ts'
import { storedRules } from './stored-rules.ts'
import { readingAt, type AlertSubjects } from './subject.ts'
import { tolerant } from './tolerant.ts'

/** A row arrives once: that is its period for rules that wait for it. */
const arrival = 'arrival'

/**
 * Notes what time brought since the last look and tells it in the same transaction (rules D3, H2): a kill loses both or
 * neither. One bounded step.
 */
export function evaluateArrivals(w: Writing, subjects: AlertSubjects): { raised: number; more: boolean } {
  let raised = 0
  let more = false
  for (const subject of subjects.values()) {
    const { arrivals } = subject
    if (!arrivals) continue
    arrivals.begin?.(w)
    if (!arrivals.due(w)) continue
    const { result } = w.gate.write(intentOf(w), (tx) => {
      const noted = arrivals.note(w, tx)
      if (noted.ids.length === 0) return { raised: 0, more: noted.more }
      const raiser = new Raiser(w, tx)
      const asOf = readingAt<Reading>(w, w.clock.now(), w.clock.today())
      for (const rule of storedRules(w)) {
        const { trigger } = rule.definition
        if (!rule.enabled || rule.definition.subject !== subject.name || trigger.kind === 'schedule') continue
        if (trigger.kind === 'event' && trigger.on !== 'created') continue
        const how = trigger.kind === 'event' ? { asOf, late: false, period: arrival } : { asOf, late: false }
        tolerant(w, rule, () => evaluateIds(w, tx, raiser, rule, subject, noted.ids, how))
      }
      return { raised: raiser.raised, more: noted.more }
    })
    raised += result.raised
    more ||= result.more
  }
  return { raised, more }
}

/** The next instant at which something comes by itself. */
export function nextArrival(r: Reading, subjects: AlertSubjects): string | null {
  let next: string | null = null
  for (const { arrivals } of subjects.values()) {
    const at = arrivals?.next(r) ?? null
    if (at !== null && (next === null || at < next)) next = at
  }
  return next
}
