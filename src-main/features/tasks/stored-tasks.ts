import type { Task, TaskList } from '../../../src-preload/contract/tasks.ts'
import type { Reading } from '../../store/contexts.ts'
import { escapeLike, likeWord, type Fragment } from '../../store/filter-sql.ts'
import { aboutSql, overdueSql } from './task-subject.ts'

interface TaskRow {
  readonly id: number
  readonly title: string
  readonly subject: string | null
  readonly subject_id: number | null
  readonly subject_name: string | null
  readonly owner_id: number | null
  readonly owner_name: string | null
  readonly delegated_by_id: number | null
  readonly delegated_by_name: string | null
  readonly due_on: string | null
  readonly due_at: string | null
  readonly priority: Task['priority']
  readonly state: Task['state']
  readonly note: string | null
  readonly source_key: string | null
  readonly overdue: number
  readonly closed_at: string | null
  readonly created_at: string
}

/** Which tasks a list shows. Today's include what is overdue: it is to be done today as well. */
export function listCondition(r: Reading, list: TaskList): Fragment {
  const today = r.clock.today()
  const open = `c.state = 'open'`
  if (list === 'today') return { sql: `${open} AND c.due_on <= ?`, values: [today] }
  if (list === 'overdue') return overdueSql(r)
  if (list === 'upcoming') return { sql: `${open} AND c.due_on > ?`, values: [today] }
  if (list === 'mine')
    return { sql: `${open} AND c.owner_id = (SELECT id FROM member WHERE name = ? AND active = 1)`, values: [r.actor] }
  if (list === 'delegated') return { sql: `${open} AND c.delegated_by_id IS NOT NULL`, values: [] }
  if (list === 'undated') return { sql: `${open} AND c.due_on IS NULL`, values: [] }
  return { sql: list === 'open' ? open : `c.state <> 'open'`, values: [] }
}

interface Asked {
  readonly list: TaskList
  readonly ownerId?: number | undefined
  readonly search?: string | undefined
  readonly subject?: { readonly subject: string; readonly id: number } | undefined
}

/** Tasks of a list. Delegated ones of a person are those this person gave away. */
export function tasksWhere(r: Reading, { list, ownerId, search, subject }: Asked): Fragment {
  const parts: Fragment[] = [listCondition(r, list)]
  if (ownerId !== undefined)
    parts.push({ sql: list === 'delegated' ? 'c.delegated_by_id = ?' : 'c.owner_id = ?', values: [ownerId] })
  for (const word of (search ?? '').split(/\s+/).filter((one) => one !== '')) {
    const pattern = `%${escapeLike(word)}%`
    parts.push({
      sql: `(${likeWord('c.title', word)} OR ${likeWord('c.note', word)} OR (${aboutSql}) LIKE ? ESCAPE '\\')`,
      values: [pattern, pattern, pattern],
    })
  }
  if (subject) parts.push({ sql: 'c.subject = ? AND c.subject_id = ?', values: [subject.subject, subject.id] })
  return { sql: parts.map(({ sql }) => `(${sql})`).join(' AND '), values: parts.flatMap(({ values }) => [...values]) }
}

/** The next to be done first; what is closed after what is open, the last closed first. */
export const taskOrder = `c.state <> 'open', c.closed_at DESC, c.due_on IS NULL, c.due_on, c.due_at IS NULL, c.due_at, c.priority = 'high' DESC, c.id`

const order: Readonly<Partial<Record<TaskList, string>>> = { closed: 'c.closed_at DESC, c.id DESC', undated: 'c.id DESC' }

const selecting = (overdue: string) =>
  `SELECT c.*, (${aboutSql}) AS subject_name, m.name AS owner_name, d.name AS delegated_by_name, ${overdue} AS overdue`
const people = 'LEFT JOIN member AS m ON m.id = c.owner_id LEFT JOIN member AS d ON d.id = c.delegated_by_id'

/** These tasks in the order of the ids; those that are gone are left out. */
export function tasksById(r: Reading, ids: readonly number[]): Task[] {
  const overdue = overdueSql(r)
  return r.read
    .all<TaskRow>(
      `${selecting(overdue.sql)} FROM json_each(?) AS wanted CROSS JOIN task AS c ON c.id = wanted.value ${people}`,
      ...overdue.values,
      JSON.stringify(ids),
    )
    .map(toTask)
}

export function tasksOf(r: Reading, asked: Asked, limit: number, offset: number): { total: number; rows: Task[] } {
  const where = tasksWhere(r, asked)
  const overdue = overdueSql(r)
  const rows = r.read.all<TaskRow>(
    `${selecting(overdue.sql)} FROM task AS c ${people} WHERE ${where.sql}
     ORDER BY ${order[asked.list] ?? `c.due_on IS NULL, c.due_on, c.due_at IS NULL, c.due_at, c.priority = 'high' DESC, c.id`} LIMIT ? OFFSET ?`,
    ...overdue.values,
    ...where.values,
    limit,
    offset,
  )
  return {
    total: r.read.value<number>(`SELECT count(*) FROM task AS c WHERE ${where.sql}`, ...where.values) ?? 0,
    rows: rows.map(toTask),
  }
}

function toTask(row: TaskRow): Task {
  return {
    id: row.id,
    title: row.title,
    subject: row.subject,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    delegatedById: row.delegated_by_id,
    delegatedByName: row.delegated_by_name,
    dueOn: row.due_on,
    dueAt: row.due_at,
    priority: row.priority,
    state: row.state,
    note: row.note,
    ruleName: row.source_key?.split('|')[0] ?? null,
    overdue: row.overdue === 1,
    closedAt: row.closed_at,
    createdAt: row.created_at,
  }
}
