import { taskLists, type EditableTaskField, type Task, type TaskList } from '../../../src-preload/contract/tasks.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import { foldText, keptName } from '../../domain/_base/text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import type { GridSlice, KeyMatches } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { escapeLike, likeWord, type FieldCatalogue, type Fragment } from '../../store/filter-sql.ts'
import type { Row } from '../../store/gate.ts'
import { pinyinMatches } from '../../store/pinyin-match.ts'
import { pinyinOrder } from '../../store/value-order.ts'
import { taskOrder, listCondition, tasksById } from './stored-tasks.ts'
import { readTaskCell, TaskRules, taskTexts } from './task-cells.ts'
import { aboutSql, taskFields } from './task-subject.ts'

const member = (id: string, column: string) => `(SELECT ${column} FROM member WHERE id = c.${id})`

/** Tasks as the grid's machinery sees them. */
export const taskGrid: GridSlice<Task> = {
  name: 'tasks',
  table: 'task',
  order: { sql: taskOrder, values: [] },
  selects: {
    name: 'c.title',
    owner_name: member('owner_id', 'name'),
    delegated_by_name: member('delegated_by_id', 'name'),
    about_name: `(${aboutSql})`,
    rule_name: `CASE WHEN c.source_key IS NULL THEN NULL ELSE substr(c.source_key, 1, instr(c.source_key || '|', '|') - 1) END`,
  },
  references: {
    owner_name: { column: 'owner_id', sql: 'SELECT name FROM member WHERE id = ?' },
    delegated_by_name: { column: 'delegated_by_id', sql: 'SELECT name FROM member WHERE id = ?' },
    about_name: { column: 'subject_id', sql: 'SELECT name FROM customer WHERE id = ?' },
  },
  texts: taskTexts,
  shownTexts: {},
  bookkeeping: ['updated_at'],
  fields: gridFields,
  searchFor,
  shown: (r, ids) => inOrder(ids, tasksById(r, ids)),
  rules: (r, at) => new TaskRules(r, at),
  matchKeys,
}

/** What the rules filter tasks by, and what only a screen asks: one of the lists, and people by name. */
function gridFields(r: Reading): FieldCatalogue {
  const owner = { kind: 'text', sql: member('owner_id', 'name'), sortSql: member('owner_id', 'pinyin') } as const
  const giver = { kind: 'text', sql: member('delegated_by_id', 'name'), sortSql: member('delegated_by_id', 'pinyin') } as const
  return {
    ...taskFields(r),
    title: { kind: 'text', sql: 'c.title', sortSql: () => pinyinOrder(r.read, 'task', 'title') },
    state: { kind: 'text', sql: 'c.state', sortSql: `instr('open done cancelled', c.state)` },
    priority: { kind: 'text', sql: 'c.priority', sortSql: `instr('high normal low', c.priority)` },
    owner: { ...owner, groupSql: 'c.owner_id' },
    ownerName: { ...owner, groupSql: 'c.owner_id' },
    delegatedBy: { ...giver, groupSql: 'c.delegated_by_id' },
    delegatedByName: { ...giver, groupSql: 'c.delegated_by_id' },
    dueTime: { kind: 'text', sql: `strftime('%H:%M', c.due_at, '+8 hours')` },
    note: { kind: 'text', sql: 'c.note' },
    ruleName: { kind: 'text', sql: taskGrid.selects['rule_name'] ?? 'NULL' },
    createdAt: { kind: 'date', sql: `date(c.created_at, '+8 hours')`, sortSql: 'c.created_at' },
    closedAt: { kind: 'date', sql: `date(c.closed_at, '+8 hours')`, sortSql: 'c.closed_at' },
    list: {
      compile: (op, value) => (op === 'eq' && taskLists.includes(value as TaskList) ? listCondition(r, value as TaskList) : null),
    },
  }
}

/** A word may stand in the title, the note, or who and what it is about; letters also spell names and titles. */
function searchFor(r: Reading, word: string): Fragment {
  const pattern = `%${escapeLike(word)}%`
  const people = ['owner_id', 'delegated_by_id'].map(
    (id) =>
      `EXISTS (SELECT 1 FROM member AS m WHERE m.id = c.${id} AND (${likeWord('m.name', word)} OR replace(m.pinyin, ' ', '') LIKE ? ESCAPE '\\'))`,
  )
  const parts: Fragment[] = [
    { sql: likeWord('c.title', word), values: [pattern] },
    { sql: likeWord('c.note', word), values: [pattern] },
    { sql: `(${aboutSql}) LIKE ? ESCAPE '\\'`, values: [pattern] },
    ...people.map((sql) => ({ sql, values: [pattern, pattern] })),
  ]
  const spelt = pinyinMatches(r.read, 'task', 'title', word)
  if (spelt)
    parts.push(spelt, {
      sql: `(c.subject = 'customer' AND EXISTS (SELECT 1 FROM customer AS k WHERE k.id = c.subject_id AND (k.name_pinyin LIKE ? ESCAPE '\\' OR ${likeWord('k.search', word)})))`,
      values: [pattern, pattern],
    })
  return { sql: parts.map(({ sql }) => sql).join(' OR '), values: parts.flatMap(({ values }) => [...values]) }
}

/** By the task's own words; by the customer's name where that says nothing. */
function matchKeys({ read }: Reading, keys: readonly string[]): KeyMatches {
  const matches: KeyMatches = { found: [], missing: [], ambiguous: [] }
  for (const key of keys) {
    const named = (sql: string, ...values: string[]) => read.all<{ id: number; name: string }>(`${sql} LIMIT 21`, ...values)
    const own = named('SELECT id, title AS name FROM task WHERE title IN (?, ?)', keptName(key), foldText(key))
    const all =
      own.length > 0
        ? own
        : named(
            `SELECT t.id, t.title AS name FROM customer AS k JOIN task AS t ON t.subject = 'customer' AND t.subject_id = k.id WHERE k.name_key = ?`,
            companyNameKey(key),
          )
    const [only] = all
    if (!only) matches.missing.push(key)
    else if (all.length === 1) matches.found.push({ key, id: only.id })
    else
      matches.ambiguous.push({ key, ids: all.slice(0, 20).map(({ id }) => id), names: all.slice(0, 20).map(({ name }) => name) })
  }
  return matches
}

interface NewTasks {
  readonly fields: readonly EditableTaskField[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** Tasks from rows of texts, in one change set; each row that cannot be one says why. */
export function createTasks(w: Writing, { fields, rows }: NewTasks) {
  const refusals: { row: number; field: string | null; cause: RefusalCause; reason: string }[] = []
  const at = w.clock.now()
  const rules = new TaskRules(w, at)
  const intent = { command: 'tasks.createMany', subject: `${rows.length}`, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    const ids = rows.map((cells, index): number | null => {
      let row: Row = blank(at)
      // The day comes before its hour, whatever the order of the columns.
      const wanted = [...new Set<EditableTaskField>(['title', ...fields])].sort(
        (a, b) => Number(a === 'dueTime') - Number(b === 'dueTime'),
      )
      for (const field of wanted) {
        const typed = cells[fields.indexOf(field)] ?? null
        if (typed === null && field !== 'title') continue
        const outcome = readTaskCell(tx, row, field, typed)
        if ('refused' in outcome) {
          refusals.push({ row: index, field, cause: outcome.cause, reason: outcome.refused })
          return null
        }
        row = { ...row, ...rules.complete(row, outcome.patch) }
      }
      return tx.insert('task', row)
    })
    return ids
  })
  return { changeSetId: done.changeSetId, ids: done.result, refused: refusals }
}

const blank = (at: string): Row => ({
  title: null,
  subject: null,
  subject_id: null,
  owner_id: null,
  delegated_by_id: null,
  due_on: null,
  due_at: null,
  priority: 'normal',
  state: 'open',
  note: null,
  source_key: null,
  closed_at: null,
  created_at: at,
  updated_at: at,
})
