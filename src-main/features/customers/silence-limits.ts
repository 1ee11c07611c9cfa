import { topShareRank, type SilenceLimits } from '../../domain/customers/silence.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { rulesOn } from '../settings/index.ts'

interface Remembered {
  /** The rules they follow, as text. */
  readonly rules: string
  /** The last change set whose effect is in it. */
  readonly state: number
  readonly limits: SilenceLimits
}

const place = 'silence_limits'
const remembered = new WeakMap<ReadHandle, Remembered>()
/** After more changes than this looking through them costs more than reading anew. */
const mostChanges = 20_000

/**
 * The limits of rule B6 for today. The purchase threshold is the smallest amount among the top share of customers that
 * bought at all: two passes over the customers, so it is read again only when the rules, an amount or the set of
 * customers changed, which the change log tells.
 */
export function silenceLimits({ read, clock }: Pick<Reading, 'read' | 'clock'>): SilenceLimits {
  const today = rulesOn(read, clock.today())
  const rules = JSON.stringify(today)
  const state = read.value<number>('SELECT max(id) FROM change_set') ?? 0
  const known = remembered.get(read) ?? keptLimits(read)
  const holds = known && known.rules === rules && stillHolds(read, known.state, state)
  const limits = holds ? known.limits : readLimits(read, today)
  remembered.set(read, { rules, state, limits })
  return limits
}

/** Keeps today's limits in the file, so that the first page of the next start need not pass over all customers. */
export function keepSilenceLimits(w: Writing): void {
  silenceLimits(w)
  const known = remembered.get(w.read)
  if (!known || keptLimits(w.read)?.state === known.state) return
  w.gate.write({ command: 'customers.keepLimits', actor: w.actor, origin: 'rule', at: w.clock.now() }, (tx) =>
    tx.unlogged('meta', 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', place, JSON.stringify(known)),
  )
}

function keptLimits(read: ReadHandle): Remembered | null {
  const text = read.value<string>('SELECT value FROM meta WHERE key = ?', place)
  return text === undefined ? null : (JSON.parse(text) as Remembered)
}

function stillHolds(read: ReadHandle, before: number, now: number): boolean {
  if (before === now) return true
  // A write that was rolled back may have been seen by its own thread.
  if (before > now) return false
  const changes = read.value<number>('SELECT sum(rows) FROM change_set WHERE id > ?', before) ?? 0
  if (changes > mostChanges) return false
  return !read.get(
    `SELECT 1 FROM change_row WHERE change_set_id > ? AND (table_name = 'rule_setting'
       OR (table_name = 'customer' AND (op <> 'update' OR instr(before, '"annual_purchase_fen"') > 0))) LIMIT 1`,
    before,
  )
}

function readLimits(read: ReadHandle, rules: RuleSettings): SilenceLimits {
  const buyers = read.value<number>('SELECT count(*) FROM customer WHERE annual_purchase_fen > 0') ?? 0
  const rank = Math.max(0, topShareRank(buyers, rules.keySilentTopShare) - 1)
  const keySilentThresholdFen =
    read.value<number>(
      'SELECT annual_purchase_fen FROM customer WHERE annual_purchase_fen > 0 ORDER BY annual_purchase_fen DESC LIMIT 1 OFFSET ?',
      rank,
    ) ?? null
  return {
    dormantAfterDays: rules.dormantAfterDays,
    silentAfterDays: rules.silentAfterDays,
    keySilentThresholdFen,
  }
}
