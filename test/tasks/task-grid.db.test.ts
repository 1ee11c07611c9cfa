import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Task } from '../../src-preload/contract/tasks.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
beforeEach(() => (store = pipelineStore()))
afterEach(() => store.close())

const member = (name: string) =>
  store.query<{ id: number; name: string }[]>('members.list').find((one) => one.name === name)?.id ?? 0

interface Wanted {
  owner?: string
  by?: string
  dueAt?: string
  priority?: string
  note?: string
}
const task = (title: string, dueOn: string | null, { owner, by, dueAt, priority = 'normal', note }: Wanted = {}) =>
  store.command<{ id: number }>('tasks.create', {
    title,
    subject: null,
    subjectId: null,
    ownerId: owner === undefined ? null : member(owner),
    delegatedById: by === undefined ? null : member(by),
    dueOn,
    dueAt: dueAt ?? null,
    priority,
    note: note ?? null,
  }).id

interface Opened {
  token: string
  rows: Task[]
}
const open = (input: object = {}) => store.query<Opened>('tasks.openView', input)
const listed = (list: string) => open({ filter: { field: 'list', op: 'eq', value: list } }).rows.map(({ title }) => title)
const found = (search: string) => open({ search }).rows.map(({ title }) => title)
const edit = (id: number, field: string, value: string | null) =>
  store.command<{ changed: number; changeSetId: number | null; refused: { cause: string; reason: string }[] }>('tasks.edit', {
    cells: [{ id, field, value }],
  })
const stored = (id: number) => open().rows.find((row) => row.id === id)

test('every list holds what it says, the next to be done first', () => {
  task('下周的', '2026-03-04', { owner: '张伟' })
  task('今天三点', '2026-02-25', { owner: '张伟', dueAt: '2026-02-25T07:00:00.000Z' })
  task('今天要紧', '2026-02-25', { priority: 'high', owner: '李娜' })
  task('欠了两天', '2026-02-23', { owner: '李娜', by: '张伟' })
  task('没日子', null)
  const done = task('做完了', '2026-02-24', { owner: '张伟' })
  store.command('tasks.move', { ids: [done], state: 'done' })
  Object.assign(store.writing, { actor: '张伟' })
  expect(listed('today')).toEqual(['欠了两天', '今天三点', '今天要紧'])
  expect(listed('overdue')).toEqual(['欠了两天'])
  expect(listed('upcoming')).toEqual(['下周的'])
  expect(listed('mine')).toEqual(['今天三点', '下周的'])
  expect(listed('delegated')).toEqual(['欠了两天'])
  expect(listed('undated')).toEqual(['没日子'])
  expect(listed('closed')).toEqual(['做完了'])
  expect(store.query('tasks.counts', {})).toEqual({
    today: 3,
    overdue: 1,
    upcoming: 1,
    mine: 2,
    delegated: 1,
    undated: 1,
    open: 5,
  })
  // Whoever sits here without a name has none of their own.
  Object.assign(store.writing, { actor: '没有这个人' })
  expect(listed('mine')).toEqual([])
  expect(() => open({ filter: { field: 'list', op: 'eq', value: 'nothing' } })).toThrow(/不能按/)
})

test('cells are written as they are typed, or say why not; one undo takes them back', () => {
  const id = task('回访', '2026-02-25', { dueAt: '2026-02-25T07:00:00.000Z' })
  // The hour stays with the task when its day moves.
  expect(edit(id, 'dueOn', '2026/3/2').changed).toBe(1)
  expect(stored(id)).toMatchObject({ dueOn: '2026-03-02', dueAt: '2026-03-02T07:00:00.000Z' })
  expect(edit(id, 'dueTime', '9:30').changed).toBe(1)
  expect(stored(id)?.dueAt).toBe('2026-03-02T01:30:00.000Z')
  expect(edit(id, 'dueTime', '25:00').refused[0]?.cause).toBe('not-instant')
  expect(edit(id, 'dueOn', null).changed).toBe(1)
  expect(stored(id)).toMatchObject({ dueOn: null, dueAt: null })
  expect(edit(id, 'dueTime', '9:30').refused[0]?.reason).toContain('先写到期日')
  expect(edit(id, 'priority', '高').changed).toBe(1)
  expect(edit(id, 'priority', '特急').refused[0]?.cause).toBe('not-a-choice')
  expect(edit(id, 'title', '').refused[0]?.cause).toBe('name-empty')
  expect(edit(id, 'owner', '查无此人').refused[0]?.cause).toBe('no-such-member')
  expect(edit(id, 'about', '上海远景科技有限公司').changed).toBe(1)
  expect(stored(id)).toMatchObject({ subject: 'customer', subjectName: '上海远景科技有限公司', priority: 'high' })
  const done = edit(id, 'state', '完成')
  expect(stored(id)).toMatchObject({ state: 'done' })
  expect(stored(id)?.closedAt).not.toBeNull()
  store.command('changes.undo', { changeSetId: done.changeSetId })
  expect(stored(id)).toMatchObject({ state: 'open', closedAt: null })
})

test('what a rule made about a deal stays about it', () => {
  const id = task('跟进', null)
  store.db.prepare("UPDATE task SET subject = 'opportunity', subject_id = 1 WHERE id = ?").run(id)
  expect(edit(id, 'about', '上海远景科技有限公司').refused[0]?.cause).toBe('not-editable')
})

test('a column of many tasks is set at once, previewed first, and taken back whole', () => {
  const ids = Array.from({ length: 300 }, (_, n) => task(`第 ${n} 项`, '2026-02-25', { owner: n % 2 ? '张伟' : '李娜' }))
  const bulk = { rows: { ids }, fields: ['owner'], operation: { op: 'set', value: '王芳' } }
  expect(store.query('tasks.previewBulk', bulk)).toMatchObject({ rows: 300, changedRows: 300, refusedCount: 0 })
  const done = store.command<{ changeSetId: number; changedRows: number }>('tasks.bulk', bulk)
  expect(done.changedRows).toBe(300)
  expect(open({ filter: { field: 'owner', op: 'eq', value: '王芳' }, limit: 400 }).rows).toHaveLength(300)
  const finished = store.command<{ changedRows: number }>('tasks.bulk', {
    rows: { ids: ids.slice(0, 10) },
    fields: ['state'],
    operation: { op: 'set', value: '已完成' },
  })
  expect(finished.changedRows).toBe(10)
  expect(listed('closed')).toHaveLength(10)
  store.command('changes.undo', { changeSetId: done.changeSetId })
  expect(open({ filter: { field: 'owner', op: 'eq', value: '王芳' } }).rows).toHaveLength(0)
  expect(listed('closed')).toHaveLength(10)
})

test('letters find a task by its words, its people and its customer', () => {
  const about = task('寄出对账单', '2026-02-25', { owner: '张伟', by: '王芳', note: '走顺丰' })
  task('约演示', '2026-02-26', { owner: '李娜' })
  edit(about, 'about', '上海远景科技有限公司')
  expect(found('对账')).toEqual(['寄出对账单'])
  expect(found('duizhang')).toEqual(['寄出对账单'])
  expect(found('dzd')).toEqual(['寄出对账单'])
  expect(found('顺丰')).toEqual(['寄出对账单'])
  expect(found('yuanjing')).toEqual(['寄出对账单'])
  expect(found('zhangwei')).toEqual(['寄出对账单'])
  expect(found('wangfang')).toEqual(['寄出对账单'])
  expect(found('lina yanshi')).toEqual(['约演示'])
  expect(found('100%')).toEqual([])
})

test('rows of a paste become tasks; a row that cannot be one says why', () => {
  const made = store.command<{ ids: (number | null)[]; refused: { row: number; field: string; cause: string }[] }>(
    'tasks.createMany',
    {
      fields: ['dueTime', 'title', 'dueOn', 'owner', 'priority'],
      rows: [
        ['15:00', '送样机', '2026-02-27', '张伟', '重要'],
        [null, '', '2026-02-27', null, null],
        [null, '问价', '三十二号', null, null],
        [null, '写总结', null, null, null],
      ],
    },
  )
  expect(made.ids.map((id) => id !== null)).toEqual([true, false, false, true])
  expect(made.refused.map(({ row, field, cause }) => [row, field, cause])).toEqual([
    [1, 'title', 'name-empty'],
    [2, 'dueOn', 'not-date'],
  ])
  expect(stored(made.ids[0] ?? 0)).toMatchObject({ dueAt: '2026-02-27T07:00:00.000Z', ownerName: '张伟', priority: 'high' })
  expect(stored(made.ids[3] ?? 0)).toMatchObject({ dueOn: null, state: 'open', priority: 'normal' })
})
