import { App, Button, Checkbox, Input, Segmented, Select, Tag } from 'antd'
import { useState } from 'react'
import type { Task, TaskList, TaskState } from '../../../src-preload/contract/tasks.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { CloseOutlined, EditOutlined, UndoOutlined } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { PlaceLink, type ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { customerPlace } from '../customers/index.ts'
import { QuickEntry } from './quick-entry.tsx'
import { TaskDialog } from './task-dialog.tsx'
import './tasks.css'

const lists = ['today', 'overdue', 'upcoming', 'delegated', 'undated', 'closed'] as const satisfies readonly TaskList[]
const pageSize = 200

export function TasksView({ active }: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.tasks
  const [list, setList] = useState<(typeof lists)[number]>('today')
  const [ownerId, setOwnerId] = useState<number | undefined>(undefined)
  const [search, setSearch] = useState('')
  const [editing, setEditing] = useState<Task | null>(null)
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  const members = useSteadyQuery('members.list', {}).data ?? []
  const owner = ownerId === undefined ? {} : { ownerId }
  const counts = useSteadyQuery('tasks.counts', owner).data
  const answer = useSteadyQuery('tasks.list', { list, search, limit: pageSize, ...owner })
  const move = (ids: number[], state: TaskState) =>
    void wire
      .call('tasks.move', { ids, state })
      .then(({ changed }) => changed > 1 && message.success(say.moved(format.count(changed))), tellFailure)
  return (
    <Page
      title={say.title}
      actions={
        <>
          <Input.Search
            className="task-search"
            allowClear
            placeholder={say.search}
            aria-label={say.search}
            onSearch={setSearch}
          />
          <Select
            className="task-who"
            aria-label={say.columns.owner}
            value={ownerId ?? 0}
            options={[
              { value: 0, label: say.everyone },
              ...members.filter((one) => one.active).map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(id: number) => setOwnerId(id === 0 ? undefined : id)}
          />
        </>
      }
    >
      <QuickEntry active={active} />
      <Segmented
        className="task-lists"
        value={list}
        options={lists.map((value) => ({
          value,
          label: (
            <>
              {say.lists[value]}{' '}
              {counts && value !== 'closed' && (
                <span className={value === 'overdue' && counts.overdue > 0 ? 'task-count task-late' : 'task-count'}>
                  {format.count(counts[value])}
                </span>
              )}
            </>
          ),
        }))}
        onChange={setList}
      />
      <Answered answer={answer}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState title={say.empty[list]} body={say.emptyBody} />
          ) : (
            <section className="block">
              <table className="plain-table task-table" aria-label={say.lists[list]}>
                <colgroup>
                  <col className="task-check-col" />
                  <col />
                  <col className="task-about-col" />
                  <col className="task-owner-col" />
                  <col className="task-due-col" />
                  <col className="task-actions-col" />
                </colgroup>
                <thead>
                  <tr>
                    <th>
                      <span className="visually-hidden">{say.columns.done}</span>
                    </th>
                    <th>{say.columns.title}</th>
                    <th>{say.columns.about}</th>
                    <th>{say.columns.owner}</th>
                    <th>{say.columns.due}</th>
                    <th>
                      <span className="visually-hidden">{say.columns.actions}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((task) => (
                    <TaskLine key={task.id} task={task} move={move} onEdit={setEditing} />
                  ))}
                </tbody>
              </table>
              {total > rows.length && (
                <div className="task-more muted">{say.more(format.count(rows.length), format.count(total))}</div>
              )}
            </section>
          )
        }
      </Answered>
      {editing && <TaskDialog task={editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

function TaskLine({
  task,
  move,
  onEdit,
}: {
  task: Task
  move: (ids: number[], state: TaskState) => void
  onEdit: (task: Task) => void
}) {
  const { words, format } = useSpeech()
  const say = words.tasks
  const open = task.state === 'open'
  return (
    <tr className={open ? '' : 'task-closed'}>
      <td>
        <Checkbox
          checked={task.state === 'done'}
          aria-label={`${say.markDone} ${task.title}`}
          onChange={(event) => move([task.id], event.target.checked ? 'done' : 'open')}
        />
      </td>
      <td className="task-title" title={task.note ?? undefined}>
        <span>{task.title}</span>
        {task.priority === 'high' && <Tag className="tag-warn">{say.priorities.high}</Tag>}
        {task.ruleName !== null && <Tag>{say.fromRule}</Tag>}
        {task.state === 'cancelled' && <Tag>{say.states.cancelled}</Tag>}
      </td>
      <td className="task-about">
        {task.subject === 'customer' && task.subjectId !== null && task.subjectName !== null ? (
          <PlaceLink to={customerPlace(task.subjectId, task.subjectName)}>{task.subjectName}</PlaceLink>
        ) : (
          <span className="muted">{words.generic.noData}</span>
        )}
      </td>
      <td>
        {task.ownerName ?? <span className="muted">{words.generic.noData}</span>}
        {task.delegatedByName !== null && <div className="muted task-small">{say.delegatedBy(task.delegatedByName)}</div>}
      </td>
      <td className={task.overdue ? 'task-due task-late' : 'task-due'}>
        {task.dueAt === null ? (task.dueOn ?? words.generic.noData) : format.dateTime(task.dueAt)}{' '}
        {task.overdue && <Tag className="tag-bad">{say.overdue}</Tag>}
      </td>
      <td className="task-actions">
        <Button
          size="small"
          type="text"
          icon={<EditOutlined />}
          aria-label={`${say.edit} ${task.title}`}
          onClick={() => onEdit(task)}
        />
        {open ? (
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={`${say.cancel} ${task.title}`}
            onClick={() => move([task.id], 'cancelled')}
          />
        ) : (
          <Button
            size="small"
            type="text"
            icon={<UndoOutlined />}
            aria-label={`${say.reopen} ${task.title}`}
            onClick={() => move([task.id], 'open')}
          />
        )}
      </td>
    </tr>
  )
}
