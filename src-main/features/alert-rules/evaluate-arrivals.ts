import type { Reading, Writing } from '../../store/contexts.ts'
import { intentOf } from './evaluate-changes.ts'
import { evaluateIds } from './evaluate-ids.ts'
import { Raiser } from './raise.ts'
import { storedRules } from './stored-rules.ts'
import { readingAt, type AlertSubjects } from './subject.ts'
import { tolerant } from './tolerant.ts'

/** A row arrives once: that is its period for rules that wait for it. */
const arrival = 'arrival'

export interface Arriving {
  readonly subject: string
  readonly read: unknown
}

/** What must be written before anybody looks, such as what a new quarter begins. */
export function beginArrivals(w: Writing, subjects: AlertSubjects): void {
  for (const subject of subjects.values()) {
    subject.follow?.(w)
    subject.arrivals?.begin?.(w)
  }
}

/** The next subject that time brought something for, with what took long to find; null when there is none. */
export function nextArriving(r: Reading, subjects: AlertSubjects): Arriving | null {
  for (const { name, arrivals } of subjects.values())
    if (arrivals?.due(r)) return { subject: name, read: arrivals.read?.(r) ?? null }
  return null
}

/**
 * Notes what time brought since the last look and tells it in the same transaction (rules D3, H2): a kill loses both or
 * neither. One bounded step.
 */
export function evaluateArrivals(w: Writing, subjects: AlertSubjects, { subject: name, read }: Arriving): { raised: number } {
  const subject = subjects.get(name)
  const arrivals = subject?.arrivals
  if (!subject || !arrivals) return { raised: 0 }
  const { result } = w.gate.write(intentOf(w), (tx) => {
    const ids = arrivals.note(w, tx, read)
    if (ids.length === 0) return 0
    const raiser = new Raiser(w, tx)
    const asOf = readingAt<Reading>(w, w.clock.now(), w.clock.today())
    for (const rule of storedRules(w)) {
      const { trigger } = rule.definition
      if (!rule.enabled || rule.definition.subject !== name || trigger.kind === 'schedule') continue
      if (trigger.kind === 'event' && trigger.on !== 'created') continue
      const how = trigger.kind === 'event' ? { asOf, late: false, period: arrival } : { asOf, late: false }
      tolerant(w, rule, () => evaluateIds(w, tx, raiser, rule, subject, ids, how))
    }
    return raiser.raised
  })
  return { raised: result }
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
