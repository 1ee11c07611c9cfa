import type { EditableTaskField } from '../../../src-preload/contract/tasks.ts'
import { foldText } from '../../domain/_base/text.ts'
import { instantOf, isoOf, instantOfWallText, wallText } from '../../domain/_base/instants.ts'
import type { CellOutcome, CellRules, CellText } from '../../grid/grid-slice.ts'
import { readRecordCell, refused, zoneMinutes, type RecordField } from '../../grid/records/record-fields.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'

/** What a cell shows and takes, and what is stored. The first word of each is the one shown. */
const stateWords = {
  open: ['进行中', '未完成', '否', 'open', 'no'],
  done: ['已完成', '完成', '是', '√', 'done', 'yes'],
  cancelled: ['已取消', '取消', 'cancelled', 'canceled'],
} as const
const priorityWords = {
  high: ['重要', '高', 'high', 'important'],
  normal: ['普通', '中', 'normal'],
  low: ['不急', '低', 'low'],
} as const

const read: Readonly<Partial<Record<EditableTaskField, RecordField>>> = {
  title: { kind: 'text', column: 'title', most: 200, required: true },
  note: { kind: 'text', column: 'note', most: 4000 },
  owner: { kind: 'member', column: 'owner_id' },
  delegatedBy: { kind: 'member', column: 'delegated_by_id' },
  dueOn: { kind: 'date', column: 'due_on' },
  about: { kind: 'customer', column: 'subject_id' },
}

const needed: Readonly<Record<EditableTaskField, readonly string[]>> = {
  title: ['title'],
  state: ['state', 'closed_at'],
  priority: ['priority'],
  owner: ['owner_id'],
  delegatedBy: ['delegated_by_id'],
  dueOn: ['due_on', 'due_at'],
  dueTime: ['due_on', 'due_at'],
  about: ['subject', 'subject_id'],
  note: ['note'],
}

/** One cell of a task as a person types it. The hour stays with the task when its day moves. */
export function readTaskCell(r: Pick<Reading, 'read'>, row: Row, field: EditableTaskField, typed: string | null): CellOutcome {
  const text = typed === null ? '' : foldText(typed)
  if (field === 'state') return choice('state', text, stateWords)
  if (field === 'priority') return choice('priority', text, priorityWords)
  if (field === 'dueTime') return hour(row, text)
  if (field === 'about') return about(r, row, text)
  const known = read[field]
  if (!known) return refused('not-editable', '这一列不能直接修改')
  const outcome = readRecordCell(r.read, known, typed)
  if (field !== 'dueOn' || 'refused' in outcome) return outcome
  return { patch: { ...outcome.patch, due_at: atHour(outcome.patch['due_on'] ?? null, hourOf(row['due_at'])) } }
}

function choice(column: string, text: string, words: Readonly<Record<string, readonly string[]>>): CellOutcome {
  const found = Object.entries(words).find(([, known]) => known.includes(text.toLowerCase()))
  if (found) return { patch: { [column]: found[0] } }
  const shown = Object.values(words).map(([first]) => first)
  return refused('not-a-choice', `“${text}”不在可选的值里。可以写 ${shown.join('、')}`)
}

function hour(row: Row, text: string): CellOutcome {
  if (text === '') return { patch: { due_at: null } }
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:：](\d{2})$/.exec(text) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59)
    return refused('not-instant', `“${text}”不是时刻。可以写 9:30、15:00`)
  if (typeof row['due_on'] !== 'string') return refused('not-instant', '先写到期日，时刻才有意义')
  return { patch: { due_at: atHour(row['due_on'], `${hours.padStart(2, '0')}:${minutes}`) } }
}

function about(r: Pick<Reading, 'read'>, row: Row, text: string): CellOutcome {
  if (row['subject'] != null && row['subject'] !== 'customer')
    return refused('not-editable', '这项任务是由商机或提醒建立的，不能改成关于别的客户')
  if (text === '') return { patch: { subject: null, subject_id: null } }
  const outcome = readRecordCell(r.read, { kind: 'customer', column: 'subject_id' }, text)
  return 'refused' in outcome ? outcome : { patch: { subject: 'customer', ...outcome.patch } }
}

/** `15:00` on the workspace's clock; null where no hour counts. */
function hourOf(at: Row[string] | undefined): string | null {
  return typeof at === 'string' ? wallText(instantOf(at), zoneMinutes).slice(11, 16) : null
}

function atHour(day: Row[string], time: string | null): string | null {
  return typeof day === 'string' && time !== null ? isoOf(instantOfWallText(`${day} ${time}:00`, zoneMinutes)) : null
}

/** The rules by which tasks are written in a grid. */
export class TaskRules implements CellRules {
  readonly #r: Pick<Reading, 'read'>
  readonly #at: string

  constructor(r: Pick<Reading, 'read'>, at: string) {
    this.#r = r
    this.#at = at
  }

  columns(fields: readonly string[]): readonly string[] {
    return ['updated_at', ...fields.flatMap((field) => needed[field as EditableTaskField] ?? [])]
  }

  read(row: Row, field: string, typed: string | null, patch: Row): CellOutcome {
    return readTaskCell(this.#r, { ...row, ...patch }, field as EditableTaskField, typed)
  }

  complete(row: Row, patch: Row): Row {
    const moved = patch['state'] !== undefined && patch['state'] !== row['state']
    return { ...patch, ...(moved ? { closed_at: patch['state'] === 'open' ? null : this.#at } : {}), updated_at: this.#at }
  }

  same(): null {
    return null
  }
}

const text = (value: Row[string] | undefined) => (value === null || value === undefined ? '' : String(value))
const plain = (column: string, kind: CellText['kind'] = 'text'): CellText => ({
  kind,
  columns: [column],
  text: (row) => text(row[column]),
})
const worded = (column: string, words: Readonly<Record<string, readonly string[]>>): CellText => ({
  kind: 'text',
  columns: [column],
  text: (row) => words[text(row[column])]?.[0] ?? '',
})
const dated = (column: string): CellText => ({
  kind: 'other',
  columns: [column],
  text: (row) => (typeof row[column] === 'string' ? wallText(instantOf(row[column]), zoneMinutes) : ''),
})

/** Cells as plain text: what a copy takes and a paste reads back. */
export const taskTexts: Readonly<Record<string, CellText>> = {
  id: plain('id', 'number'),
  title: plain('title'),
  state: worded('state', stateWords),
  priority: worded('priority', priorityWords),
  owner: plain('owner_name'),
  ownerName: plain('owner_name'),
  delegatedBy: plain('delegated_by_name'),
  delegatedByName: plain('delegated_by_name'),
  dueOn: plain('due_on', 'date'),
  dueTime: { kind: 'other', columns: ['due_at'], text: (row) => hourOf(row['due_at']) ?? '' },
  about: plain('about_name'),
  subjectName: plain('about_name'),
  note: plain('note'),
  ruleName: plain('rule_name'),
  createdAt: dated('created_at'),
  closedAt: dated('closed_at'),
}
