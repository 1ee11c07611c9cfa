import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, text } from './_words/basics.ts'
import { gridMethods } from './_words/grid.ts'
import { editMethod, madeRows, textRows } from './_words/records.ts'

export const taskStates = ['open', 'done', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]
export const taskPriorities = ['low', 'normal', 'high'] as const
export type TaskPriority = (typeof taskPriorities)[number]
/** `mine` are those of whoever sits at this desk; `delegated` those somebody gave to somebody else. */
export const taskLists = ['today', 'overdue', 'upcoming', 'mine', 'delegated', 'undated', 'open', 'closed'] as const
export type TaskList = (typeof taskLists)[number]

export const task = v.object({
  id,
  title: v.string(),
  subject: v.nullable(v.string()),
  subjectId: v.nullable(id),
  subjectName: v.nullable(v.string()),
  ownerId: v.nullable(id),
  ownerName: v.nullable(v.string()),
  delegatedById: v.nullable(id),
  delegatedByName: v.nullable(v.string()),
  dueOn: v.nullable(dateOnly),
  dueAt: v.nullable(instant),
  priority: v.picklist(taskPriorities),
  state: v.picklist(taskStates),
  note: v.nullable(v.string()),
  /** The rule that made it. */
  ruleName: v.nullable(v.string()),
  overdue: v.boolean(),
  closedAt: v.nullable(instant),
  createdAt: instant,
})
export type Task = v.InferOutput<typeof task>

/** What a cell of the grid may write. `dueTime` is the hour of the workspace's clock, `about` a customer's name. */
export const editableTaskFields = [
  'title',
  'state',
  'priority',
  'owner',
  'delegatedBy',
  'dueOn',
  'dueTime',
  'about',
  'note',
] as const
export type EditableTaskField = (typeof editableTaskFields)[number]
const field = v.picklist(editableTaskFields)
const reads = ['task', 'customer', 'opportunity', 'finding', 'member']

const fields = {
  title: v.pipe(text(200), v.trim(), v.nonEmpty()),
  subject: v.nullable(v.picklist(['customer'])),
  subjectId: v.nullable(id),
  ownerId: v.nullable(id),
  delegatedById: v.nullable(id),
  dueOn: v.nullable(dateOnly),
  /** Where the hour counts; its date must be `dueOn`. */
  dueAt: v.nullable(instant),
  priority: v.picklist(taskPriorities),
  note: v.nullable(text(4000)),
}

export const tasks = {
  ...gridMethods({ row: task, field, reads }),
  list: query({
    input: v.object({
      list: v.picklist(taskLists),
      ownerId: v.optional(id),
      search: v.optional(text(100)),
      subject: v.optional(v.object({ subject: text(40), id })),
      offset: v.optional(count),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
    }),
    output: v.object({ total: count, rows: v.array(task) }),
    reads: ['task', 'customer', 'member'],
    long: 'background',
  }),
  counts: query({
    input: v.object({ ownerId: v.optional(id) }),
    output: v.object({
      today: count,
      overdue: count,
      upcoming: count,
      mine: count,
      delegated: count,
      undated: count,
      open: count,
    }),
    reads: ['task'],
    long: 'background',
  }),
  /** What a line typed in a hurry means: 明天 15:00 回访中山医院 @张伟 !高. Nothing is written. */
  readLine: query({
    input: v.object({ line: text(300) }),
    output: v.object({
      title: v.string(),
      dueOn: v.nullable(dateOnly),
      dueAt: v.nullable(instant),
      ownerId: v.nullable(id),
      ownerName: v.nullable(v.string()),
      priority: v.picklist(taskPriorities),
      customerId: v.nullable(id),
      customerName: v.nullable(v.string()),
    }),
    reads: ['member', 'customer'],
  }),
  create: command({
    input: v.object(fields),
    output: v.object({ id, changeSetId: id }),
    failures: { 'bad-due': 'invalid', 'no-such-member': 'not-found', 'no-such-subject': 'not-found' },
  }),
  /** Some fields of one task, as a form leaves them. */
  change: command({
    input: v.object({ id, patch: v.partial(v.object(fields)) }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: {
      'not-found': 'not-found',
      'bad-due': 'invalid',
      'no-such-member': 'not-found',
      'no-such-subject': 'not-found',
    },
  }),
  /** Cells in one change set; good cells are written, the others come back with the reason. */
  edit: editMethod(field),
  /** Rows of texts in the order of `fields`, from a paste or a script. Each that cannot be a task says why. */
  createMany: command({ input: textRows(field), output: madeRows }),
  /** Done, cancelled, or open again. */
  move: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(1000)), state: v.picklist(taskStates) }),
    output: v.object({ changed: count, changeSetId: v.nullable(id) }),
  }),
  remove: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000)) }),
    output: v.object({ removed: count, changeSetId: v.nullable(id) }),
  }),
}
