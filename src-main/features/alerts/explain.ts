import type { alerts } from '../../../src-preload/contract/alerts.ts'
import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Reading } from '../../store/contexts.ts'
import { BadFilter } from '../../store/filter-sql.ts'
import { commonFacts, compileRule, factColumns, factsOf, ruleVersion, type AlertSubjects } from '../alert-rules/index.ts'
import { inboxOf, toAlerts, type AlertRow, type AlertSql } from './stored-alerts.ts'

type Explained = ReturnType<QueryHandlers<typeof alerts, Reading>['explain']>

/** Why an occurrence exists: its figures then and now, whether it still holds, what made it true, where it was told. */
export function explain(r: Reading, subjects: AlertSubjects, sql: AlertSql, id: number): Explained {
  const row = r.read.get<AlertRow>(`SELECT ${sql.columns} ${sql.from} AND ${inboxOf(undefined).sql} AND o.id = ?`, id)
  const [alert] = row ? toAlerts(r, [row]) : []
  if (!row || !alert) throw refuse('alerts.explain', 'not-found', '这条提醒所说的对象已不存在。')
  const then = JSON.parse(row.facts) as Record<string, string | number | null>
  const now = factsNow(r, subjects, row)
  return {
    alert,
    version: row.rule_version,
    firedAt: row.fired_at,
    facts: Object.entries(then).map(([name, value]) => ({
      name,
      before: text(value),
      now: now && name in now ? text(now[name]) : null,
    })),
    stillTrue: stillTrue(r, subjects, row),
    cause: causeOf(r, row.cause),
    deliveries: r.read
      .all<{
        channel_id: number
        channel: string | null
        recipient: string | null
        state: string
        reason: string | null
        tried_at: string | null
      }>(
        `SELECT b.channel_id, n.name AS channel, m.name AS recipient, b.state, b.reason, b.tried_at FROM outbox AS b
         LEFT JOIN notice_channel AS n ON n.id = b.channel_id LEFT JOIN member AS m ON m.id = b.recipient_id WHERE b.occurrence_id = ? ORDER BY b.id`,
        id,
      )
      .map((one) => ({
        channelId: one.channel_id,
        channelName: one.channel ?? '',
        recipient: one.recipient ?? '',
        state: one.state,
        reason: one.reason,
        sentAt: one.tried_at,
      })),
  }
}

const text = (value: string | number | null | undefined) => (value === null || value === undefined ? '' : String(value))

function factsNow(r: Reading, subjects: AlertSubjects, row: AlertRow): Record<string, string | number | null> | null {
  const subject = subjects.get(row.subject)
  if (!subject) return null
  const { names, sql, values } = factColumns({ ...commonFacts(subject), ...subject.facts(r) })
  const found = r.read.get<Record<string, string | number | null>>(
    `SELECT c.id ${sql} FROM ${subject.table} AS c WHERE c.id = ?`,
    ...values,
    row.subject_id,
  )
  return found ? factsOf(found, names) : null
}

/** Only conditions can still hold; a change has happened and a time has passed. */
function stillTrue(r: Reading, subjects: AlertSubjects, row: AlertRow): boolean | null {
  const subject = subjects.get(row.subject)
  const definition = ruleVersion(r, row.rule_key, row.rule_version)
  if (!subject || definition?.trigger.kind !== 'condition') return null
  try {
    const { where } = compileRule(r, subject, definition)
    return (
      r.read.get(`SELECT 1 FROM ${subject.table} AS c WHERE c.id = ? AND (${where.sql})`, row.subject_id, ...where.values) !==
      undefined
    )
  } catch (error) {
    if (error instanceof BadFilter) return null
    throw error
  }
}

function causeOf(r: Reading, changeSetId: number | null): Explained['cause'] {
  if (changeSetId === null) return null
  const found = r.read.get<{ at: string; actor: string; command: string }>(
    'SELECT at, actor, command FROM change_set WHERE id = ?',
    changeSetId,
  )
  return found ? { changeSetId, ...found } : null
}
