import { taskPriorities, taskStates, type Task } from '../../../src-preload/contract/tasks.ts'
import type { ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'

interface Acts {
  readonly people: () => readonly string[]
  readonly finish: (task: Task) => void
  readonly openSubject: (task: Task) => void
}

/** Columns of the tasks: done or not, what, about whom, by whom, until when. */
export function taskColumns({ words, format }: Speech, { people, finish, openSubject }: Acts): ColumnSpec<Task>[] {
  const say = words.tasks
  const stamp = (at: string | null) => (at === null ? '' : format.dateTime(at))
  return [
    {
      field: 'state',
      title: say.fields['state'] ?? '',
      width: 104,
      pinned: true,
      editable: true,
      filter: 'choice',
      choices: () => taskStates.map((state) => say.states[state]),
      text: (row) => say.states[row.state],
      value: (row) => row.state,
      render: (row) => checkButton(row, say.states[row.state], `${say.markDone} ${row.title}`, () => finish(row)),
    },
    {
      field: 'title',
      title: say.columns.title,
      width: 320,
      pinned: true,
      editable: true,
      filter: 'text',
      text: (row) => row.title,
      mark: (row) => (row.state === 'open' ? null : { kind: 'quiet' }),
    },
    {
      field: 'dueOn',
      title: say.dueOn,
      width: 112,
      editable: true,
      filter: 'date',
      text: (row) => row.dueOn ?? '',
      mark: (row) => (row.overdue ? { kind: 'red', note: say.overdue } : null),
    },
    {
      field: 'dueTime',
      title: say.dueTime,
      width: 72,
      editable: true,
      text: (row) => hourOf(stamp(row.dueAt)),
      mark: (row) => (row.overdue && row.dueAt !== null ? { kind: 'red', note: say.overdue } : null),
    },
    {
      field: 'priority',
      title: say.priority,
      width: 88,
      editable: true,
      filter: 'choice',
      choices: () => taskPriorities.map((priority) => say.priorities[priority]),
      text: (row) => say.priorities[row.priority],
      value: (row) => row.priority,
      mark: (row) =>
        row.priority === 'high' && row.state === 'open' ? { kind: 'amber' } : row.priority === 'low' ? { kind: 'quiet' } : null,
    },
    {
      field: 'about',
      title: say.columns.about,
      width: 200,
      editable: true,
      filter: 'text',
      text: (row) => row.subjectName ?? '',
      value: (row) => row.subjectName,
      render: (row) => aboutButton(row, () => openSubject(row)),
    },
    {
      field: 'owner',
      title: say.columns.owner,
      width: 96,
      editable: true,
      filter: 'choice',
      choices: people,
      text: (row) => row.ownerName ?? '',
      value: (row) => row.ownerName,
    },
    {
      field: 'delegatedBy',
      title: say.delegatedByLabel,
      width: 96,
      editable: true,
      filter: 'choice',
      choices: people,
      text: (row) => row.delegatedByName ?? '',
      value: (row) => row.delegatedByName,
    },
    { field: 'note', title: say.note, width: 240, editable: true, filter: 'text', text: (row) => row.note ?? '' },
    {
      field: 'ruleName',
      title: say.fromRule,
      width: 130,
      sortable: true,
      text: (row) =>
        row.ruleName === null ? '' : ((words.alerts.shippedNames as Record<string, string>)[row.ruleName] ?? say.fromRule),
      value: (row) => row.ruleName,
    },
    {
      field: 'createdAt',
      title: say.fields['createdAt'] ?? '',
      width: 140,
      hidden: true,
      filter: 'date',
      text: (row) => stamp(row.createdAt),
    },
    {
      field: 'closedAt',
      title: say.fields['closedAt'] ?? '',
      width: 140,
      hidden: true,
      filter: 'date',
      text: (row) => stamp(row.closedAt),
    },
  ]
}

/** `2026-02-25 15:00` ends in the hour. */
const hourOf = (at: string) => at.slice(-5)

function button(className: string, name: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = className
  made.tabIndex = -1
  made.setAttribute('aria-label', name)
  made.addEventListener('click', press)
  return made
}

function checkButton(task: Task, label: string, name: string, press: () => void): HTMLElement {
  const made = button(`cell-open task-check task-check-${task.state}`, name, press)
  made.setAttribute('aria-pressed', String(task.state === 'done'))
  const box = document.createElement('span')
  box.className = 'task-box'
  made.append(box, label)
  return made
}

/** What it is about; pressing it opens the customer. */
function aboutButton(task: Task, press: () => void): HTMLElement {
  const name = task.subjectName ?? ''
  if (task.subject !== 'customer' || task.subjectId === null || name === '') {
    const plain = document.createElement('span')
    plain.textContent = name
    return plain
  }
  const made = button('cell-open task-about', name, press)
  made.textContent = name
  return made
}

/** Everything they can be filtered by beside the lists. */
export function taskFilters({ words }: Speech, people: readonly string[]): FilterField[] {
  const say = words.tasks
  const names = people.map((value) => ({ value, count: 0 }))
  const title = (field: string) => say.fields[field] ?? field
  return [
    { field: 'title', title: say.columns.title, kind: 'text' },
    { field: 'about', title: say.columns.about, kind: 'text' },
    { field: 'note', title: say.note, kind: 'text' },
    { field: 'owner', title: say.columns.owner, kind: 'choice', choices: names },
    { field: 'delegatedBy', title: say.delegatedByLabel, kind: 'choice', choices: names },
    { field: 'dueOn', title: say.dueOn, kind: 'date' },
    {
      field: 'priority',
      title: say.priority,
      kind: 'choice',
      choices: taskPriorities.map((value) => ({ value, label: say.priorities[value], count: 0 })),
    },
    {
      field: 'state',
      title: title('state'),
      kind: 'choice',
      choices: taskStates.map((value) => ({ value, label: say.states[value], count: 0 })),
    },
    { field: 'overdue', title: say.overdue, kind: 'flag' },
    { field: 'createdAt', title: title('createdAt'), kind: 'date' },
    { field: 'closedAt', title: title('closedAt'), kind: 'date' },
  ]
}
