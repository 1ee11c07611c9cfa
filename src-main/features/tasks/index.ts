import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { tasks } from '../../../src-preload/contract/tasks.ts'
import { dayNumber } from '../../domain/_base/dates.ts'
import { dateAt, instantAt, instantOf, isoOf, msPerMinute } from '../../domain/_base/instants.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import { readQuickLine } from '../../domain/tasks/quick-line.ts'
import { editCells } from '../../grid/edit-cells.ts'
import { gridCommands, gridReads } from '../../grid/grid-handlers.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { tasksOf, tasksWhere } from './stored-tasks.ts'
import { createTasks, taskGrid } from './task-grid.ts'

const counted = ['today', 'overdue', 'upcoming', 'mine', 'delegated', 'undated', 'open'] as const

export const tasksReads: QueryHandlers<typeof tasks, Reading> = {
  ...gridReads(taskGrid),
  list: (r, { offset = 0, limit = 200, ...asked }) => tasksOf(r, asked, limit, offset),
  counts(r, { ownerId }) {
    const number = (list: (typeof counted)[number]) => {
      const where = tasksWhere(r, { list, ownerId })
      return r.read.value<number>(`SELECT count(*) FROM task AS c WHERE ${where.sql}`, ...where.values) ?? 0
    }
    return {
      today: number('today'),
      overdue: number('overdue'),
      upcoming: number('upcoming'),
      mine: number('mine'),
      delegated: number('delegated'),
      undated: number('undated'),
      open: number('open'),
    }
  },
  readLine(r, { line }) {
    const { title, dueOn, minute, owner, priority } = readQuickLine(line, r.clock.today())
    const offset = workspaceCalendar(r).utcOffsetMinutes
    const member = owner === null ? undefined : memberNamed(r, owner)
    const customer = customerIn(r, title)
    return {
      title: owner !== null && !member ? `${title} @${owner}` : title,
      dueOn,
      dueAt: dueOn === null || minute === null ? null : isoOf(instantAt(dayNumber(dueOn), minute * msPerMinute, offset)),
      ownerId: member?.id ?? null,
      ownerName: member?.name ?? null,
      priority,
      customerId: customer?.id ?? null,
      customerName: customer?.name ?? null,
    }
  },
}

/** By name, its beginning, pinyin or initials. */
function memberNamed({ read }: Reading, typed: string): { id: number; name: string } | undefined {
  const members = read.all<{ id: number; name: string; pinyin: string }>(
    'SELECT id, name, pinyin FROM member WHERE active = 1 ORDER BY pinyin',
  )
  const key = typed.toLowerCase()
  const initials = (name: string) => Array.from(name, (letter) => fullPinyin(letter)[0] ?? '').join('')
  return (
    members.find(({ name }) => name === typed) ??
    members.find(({ name }) => name.startsWith(typed)) ??
    members.find(({ name, pinyin }) => pinyin.replaceAll(' ', '').startsWith(key) || initials(name) === key)
  )
}

/** A customer whose full or short name stands in the title; the longest name wins. */
function customerIn({ read }: Reading, title: string): { id: number; name: string } | undefined {
  if (title.length < 2) return undefined
  return read.get<{ id: number; name: string }>(
    `SELECT id, name FROM customer WHERE instr(?, name) > 0 OR (length(short_name) >= 2 AND instr(?, short_name) > 0) ORDER BY length(name) DESC LIMIT 1`,
    title,
    title,
  )
}

interface Fields {
  readonly title: string
  readonly subject: string | null
  readonly subjectId: number | null
  readonly ownerId: number | null
  readonly delegatedById: number | null
  readonly dueOn: string | null
  readonly dueAt: string | null
  readonly priority: string
  readonly note: string | null
}

const columns = {
  title: 'title',
  subject: 'subject',
  subjectId: 'subject_id',
  ownerId: 'owner_id',
  delegatedById: 'delegated_by_id',
  dueOn: 'due_on',
  dueAt: 'due_at',
  priority: 'priority',
  note: 'note',
} as const satisfies Record<keyof Fields, string>

export const tasksCommands: CommandHandlers<typeof tasks, Writing> = {
  ...gridCommands(taskGrid),
  edit: (w, { cells }) => editCells(taskGrid, w, cells),
  createMany: createTasks,
  create(w, fields) {
    check(w, 'tasks.create', fields)
    const at = w.clock.now()
    const done = w.gate.write({ command: 'tasks.create', subject: fields.title, actor: w.actor, origin: 'user', at }, (tx) => ({
      id: tx.insert('task', {
        ...rowOf(fields),
        state: 'open',
        source_key: null,
        closed_at: null,
        created_at: at,
        updated_at: at,
      }),
      changeSetId: tx.changeSetId,
    }))
    return done.result
  },
  change(w, { id, patch }) {
    const now = w.read.get<Row>('SELECT * FROM task WHERE id = ?', id)
    if (!now) throw refuse('tasks.change', 'not-found', '这项任务已不存在。')
    const row = rowOf(patch)
    // A new day without a new hour: the old hour said another day.
    if (patch.dueOn !== undefined && patch.dueAt === undefined) row['due_at'] = null
    check(w, 'tasks.change', {
      dueOn: now['due_on'] as string | null,
      dueAt: now['due_at'] as string | null,
      ...patch,
      ...(row['due_at'] === null ? { dueAt: null } : {}),
    })
    const at = w.clock.now()
    const done = w.gate.write(
      { command: 'tasks.change', subject: String(now['title']), actor: w.actor, origin: 'user', at },
      (tx) => {
        if (tx.update('task', id, row).length > 0) tx.update('task', id, { updated_at: at })
      },
    )
    return { changeSetId: done.changeSetId }
  },
  move(w, { ids, state }) {
    const at = w.clock.now()
    const done = w.gate.write({ command: 'tasks.move', subject: subjectOf(w, ids), actor: w.actor, origin: 'user', at }, (tx) => {
      let changed = 0
      for (const id of ids) {
        const now = tx.read.value<string>('SELECT state FROM task WHERE id = ?', id)
        if (now === undefined || now === state) continue
        tx.update('task', id, { state, closed_at: state === 'open' ? null : at, updated_at: at })
        changed++
      }
      return changed
    })
    return { changed: done.result, changeSetId: done.changeSetId }
  },
  remove(w, { ids }) {
    const intent = {
      command: 'tasks.remove',
      subject: subjectOf(w, ids),
      actor: w.actor,
      origin: 'user',
      at: w.clock.now(),
    } as const
    const done = w.gate.write(intent, (tx) => ids.filter((id) => tx.delete('task', id)).length)
    return { removed: done.result, changeSetId: done.changeSetId }
  },
}

function subjectOf(r: Reading, ids: readonly number[]): string {
  return ids.length === 1 ? (r.read.value<string>('SELECT title FROM task WHERE id = ?', ids[0] ?? 0) ?? '') : String(ids.length)
}

function rowOf(fields: { readonly [K in keyof Fields]?: Fields[K] | undefined }): Row {
  const row: Row = {}
  for (const [field, column] of Object.entries(columns)) {
    const value = fields[field as keyof Fields]
    if (value !== undefined) row[column] = value
  }
  return row
}

function check(
  w: Writing,
  path: 'tasks.create' | 'tasks.change',
  fields: { readonly [K in keyof Fields]?: Fields[K] | undefined },
): void {
  const { dueOn, dueAt, ownerId, delegatedById, subject, subjectId } = fields
  if (dueAt != null && (dueOn == null || dateAt(instantOf(dueAt), workspaceCalendar(w).utcOffsetMinutes) !== dueOn))
    throw refuse(path, 'bad-due', '到期的时刻不在到期的那一天。')
  for (const id of [ownerId, delegatedById])
    if (id != null && !w.read.get('SELECT 1 FROM member WHERE id = ?', id))
      throw refuse(path, 'no-such-member', '选中的成员已不存在。')
  if ((subject == null) !== (subjectId == null) && (subject !== undefined || subjectId !== undefined))
    throw refuse(path, 'no-such-subject', '任务所关于的对象没有写全。')
  if (subject === 'customer' && subjectId != null && !w.read.get('SELECT 1 FROM customer WHERE id = ?', subjectId))
    throw refuse(path, 'no-such-subject', '这个客户已不存在。')
}

export { taskGrid } from './task-grid.ts'
export { taskSubject } from './task-subject.ts'
