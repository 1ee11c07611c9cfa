import type { Writing } from '../../store/contexts.ts'
import { rulesSince } from '../settings/index.ts'
import { rederiveAll } from './rederive.ts'

const place = 'customers.rules-since'

/** On the day on which other rules begin to hold, scores and tiers that follow from them are brought up to it, once. */
export function beginRules(w: Writing): { begun: boolean } {
  const since = rulesSince(w.read, w.clock.today()) ?? ''
  const known = w.read.value<string>('SELECT value FROM meta WHERE key = ?', place) ?? ''
  if (since === known) return { begun: false }
  w.gate.write({ command: 'settings.recompute', actor: w.actor, origin: 'rule', at: w.clock.now() }, (tx) => {
    rederiveAll(w, tx)
    tx.unlogged('meta', 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', place, since)
  })
  return { begun: true }
}
