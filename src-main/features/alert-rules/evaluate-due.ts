import { instantOf } from '../../domain/_base/instants.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { evaluateIds } from './evaluate-ids.ts'
import { intentOf } from './evaluate-changes.ts'
import { mark, setMark } from './marks.ts'
import { lateAfterMs, Raiser } from './raise.ts'
import { storedRules } from './stored-rules.ts'
import { readingAt, type AlertSubjects } from './subject.ts'
import { tolerant } from './tolerant.ts'

const stepRows = 300

interface Due {
  readonly id: number
  readonly at: string
}

/**
 * Judges subjects whose time has come since the last look: the breach of a clock, the hour of a task. Where the clock was
 * set back, the mark goes back with it; what was told stays told. One bounded step.
 */
export function evaluateDue(w: Writing, subjects: AlertSubjects): { raised: number; more: boolean } {
  const now = w.clock.now()
  const known = mark(w.read, 'alerts_due')
  const marked = known ?? now
  const [at = now, subjectAt = '', idAt = '0'] = (marked > now ? now : marked).split('|')
  const { result } = w.gate.write(intentOf(w), (tx) => {
    const raiser = new Raiser(w, tx)
    const places = [...subjects.values()].flatMap((subject) =>
      (subject.dueColumns ?? []).map((column) => ({ subject, column, name: `${subject.name}.${column}` })),
    )
    // One page of one column at a time; a mark in the middle of a column says where to go on.
    const resumed = Math.max(
      0,
      places.findIndex(({ name }) => name === subjectAt),
    )
    for (const [index, { subject, column, name }] of places.entries()) {
      if (subjectAt !== '' && index < resumed) continue
      const after = name === subjectAt ? Number(idAt) : 0
      const due = tx.read.all<Due>(
        `SELECT c.id, c.${column} AS at FROM ${subject.table} AS c WHERE c.${column} > ? AND c.${column} <= ? AND c.id > ? ORDER BY c.id LIMIT ?`,
        at,
        now,
        after,
        stepRows,
      )
      judge(w, raiser, tx, subject.name, subjects, due)
      const last = due.at(-1)
      if (last && due.length === stepRows) {
        setMark(tx, 'alerts_due', `${at}|${name}|${last.id}`)
        return { raised: raiser.raised, more: true }
      }
    }
    if (known !== now) setMark(tx, 'alerts_due', now)
    return { raised: raiser.raised, more: false }
  })
  return result
}

function judge(
  w: Writing,
  raiser: Raiser,
  tx: Parameters<typeof evaluateIds>[1],
  name: string,
  subjects: AlertSubjects,
  due: readonly Due[],
): void {
  const subject = subjects.get(name)
  if (!subject || due.length === 0) return
  const now = instantOf(w.clock.now())
  const late = due.filter((one) => now - instantOf(one.at) > lateAfterMs)
  const inTime = due.filter((one) => now - instantOf(one.at) <= lateAfterMs)
  const asOf = readingAt<Reading>(w, w.clock.now(), w.clock.today())
  for (const rule of storedRules(w)) {
    if (!rule.enabled || rule.definition.subject !== name || rule.definition.trigger.kind !== 'condition') continue
    tolerant(w, rule, () => {
      evaluateIds(
        w,
        tx,
        raiser,
        rule,
        subject,
        inTime.map(({ id }) => id),
        { asOf, late: false },
      )
      for (const one of late) evaluateIds(w, tx, raiser, rule, subject, [one.id], { asOf, late: true, dueAt: one.at })
    })
  }
}

/** The next instant at which some subject's time comes, after now. */
export function nextDue(r: Reading, subjects: AlertSubjects): string | null {
  let next: string | null = null
  for (const subject of subjects.values())
    for (const column of subject.dueColumns ?? []) {
      const at = r.read.value<string | null>(
        `SELECT min(c.${column}) FROM ${subject.table} AS c WHERE c.${column} > ?`,
        r.clock.now(),
      )
      if (at != null && (next === null || at < next)) next = at
    }
  return next
}
