import type { Reading } from '../../store/contexts.ts'
import type { FieldCatalogue } from '../../store/filter-sql.ts'
import type { AlertSubject } from '../alert-rules/index.ts'

/** What a task is about, by name. */
export const aboutSql = `CASE c.subject WHEN 'customer' THEN (SELECT k.name FROM customer AS k WHERE k.id = c.subject_id)
  WHEN 'opportunity' THEN (SELECT o.name FROM opportunity AS o WHERE o.id = c.subject_id)
  WHEN 'finding' THEN (SELECT f.name FROM finding AS f WHERE f.id = c.subject_id) END`

/** Open and past its hour, or past its day where no hour counts. */
export function overdueSql(r: Reading): { sql: string; values: [string, string] } {
  return {
    sql: `(c.state = 'open' AND ((c.due_at IS NOT NULL AND c.due_at <= ?) OR (c.due_at IS NULL AND c.due_on < ?)))`,
    values: [r.clock.now(), r.clock.today()],
  }
}

export function taskFields(r: Reading): FieldCatalogue {
  const today = r.clock.today()
  const flag = (sql: string, values: readonly (string | number)[] = []) => ({
    compile: (op: string, value: unknown) =>
      op === 'eq' && typeof value === 'boolean' ? { sql: value ? sql : `NOT (${sql})`, values } : null,
  })
  const overdue = overdueSql(r)
  return {
    id: { kind: 'number', sql: 'c.id' },
    title: { kind: 'text', sql: 'c.title' },
    state: { kind: 'text', sql: 'c.state' },
    priority: { kind: 'text', sql: 'c.priority' },
    owner: { kind: 'text', sql: '(SELECT name FROM member WHERE id = c.owner_id)', groupSql: 'c.owner_id' },
    ownerId: { kind: 'number', sql: 'c.owner_id' },
    delegatedById: { kind: 'number', sql: 'c.delegated_by_id' },
    about: { kind: 'text', sql: `(${aboutSql})` },
    dueOn: { kind: 'date', sql: 'c.due_on' },
    due: { kind: 'date', sql: 'coalesce(c.due_at, c.due_on)' },
    createdAt: { kind: 'date', sql: 'c.created_at' },
    overdue: flag(overdue.sql, overdue.values),
    dueToday: flag(`(c.state = 'open' AND c.due_on <= ?)`, [today]),
    /** Made by the release of a material that promises less (rule A7). */
    materialCall: flag(`(coalesce(c.source_key, '') LIKE 'material-call|%')`),
    delegated: flag('(c.delegated_by_id IS NOT NULL)'),
  }
}

export const taskSubject: AlertSubject = {
  name: 'task',
  table: 'task',
  fields: taskFields,
  nameSql: 'c.title',
  ownerSql: 'c.owner_id',
  dueColumns: ['due_at'],
  facts: () => ({
    任务: { sql: 'c.title', values: [] },
    关于: { sql: aboutSql, values: [] },
    到期时间: {
      sql: `CASE WHEN c.due_at IS NULL THEN c.due_on ELSE strftime('%Y-%m-%d %H:%M', c.due_at, '+8 hours') END`,
      values: [],
    },
    优先级: { sql: `CASE c.priority WHEN 'high' THEN '高' WHEN 'low' THEN '低' ELSE '普通' END`, values: [] },
    备注: { sql: 'c.note', values: [] },
  }),
}
