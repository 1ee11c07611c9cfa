import { useCallback, useMemo, useState } from 'react'
import { editableTaskFields, type Task } from '../../../src-preload/contract/tasks.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useDesk, type ViewProps } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { useRevert } from '../changes/index.ts'
import { customerPlace } from '../customers/index.ts'
import { QuickEntry } from './quick-entry.tsx'
import { taskColumns, taskFilters } from './task-columns.ts'
import { TaskDialog } from './task-dialog.tsx'
import { listFields, TaskLists, type ShownList } from './task-lists.tsx'
import { TaskTools } from './task-tools.tsx'
import './tasks.css'

const tables = ['task', 'customer', 'opportunity', 'finding', 'member']
const initial = [{ field: 'list', op: 'eq', value: 'today' }] as const

/** Tasks: one more in a line, the lists of them, and the grid in which they are worked off. */
export function TasksView({ active }: ViewProps) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.tasks
  const wire = useWire()
  const desk = useDesk()
  const tellFailure = useTellFailure()
  const { undo } = useRevert()
  const { layout, save } = useSavedLayout('grid:tasks')
  const [editing, setEditing] = useState<Task | null>(null)
  const [current, setCurrent] = useState<Task | null>(null)
  const [list, setList] = useState<ShownList | 'all'>('today')
  const members = useSteadyQuery('members.list', {}).data
  const total = useSteadyQuery('tasks.counts', {}).data?.open ?? null
  const people = useMemo(() => (members ?? []).filter((one) => one.active).map(({ name }) => name), [members])

  const flip = useCallback(
    ({ id, state }: Task) =>
      void wire.call('tasks.move', { ids: [id], state: state === 'open' ? 'done' : 'open' }).catch(tellFailure),
    [wire, tellFailure],
  )
  const { open } = desk
  const columns = useMemo(
    () =>
      taskColumns(speech, {
        people: () => people,
        finish: flip,
        openSubject: (task) => task.subjectId !== null && open(customerPlace(task.subjectId, task.subjectName ?? '')),
      }),
    [speech, people, flip, open],
  )
  const fields = useMemo(() => taskFilters(speech, people), [speech, people])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  if (layout === undefined) return <LoadingState rows={12} />
  return (
    <section className="desk" aria-label={say.title}>
      <div className="task-entry">
        <QuickEntry active={active} />
      </div>
      <GridDesk<Task>
        slice="tasks"
        exported="tasks.export"
        table="task"
        tables={tables}
        active={active && editing === null}
        columns={columns}
        fields={fields}
        initial={initial}
        appendable={editableTaskFields}
        total={total}
        layout={layout}
        onLayout={save}
        words={say.desk}
        undo={undoSet}
        onOpen={setEditing}
        onActive={setCurrent}
        lists={{
          fields: listFields,
          render: (conditions, change) => <TaskLists conditions={conditions} onChange={change} onList={setList} />,
        }}
        renderTools={(chosen) => (
          <TaskTools
            chosen={chosen}
            active={active && editing === null}
            reopens={list === 'closed' || list === 'all'}
            onEdit={current && (() => setEditing(current))}
          />
        )}
        renderEmpty={(filtered) => (
          <div className="desk-over">
            <EmptyState title={filtered ? say.noMatch : say.empty[list]} body={filtered ? '' : say.emptyBody} />
          </div>
        )}
      />
      {editing && <TaskDialog task={editing} onClose={() => setEditing(null)} />}
    </section>
  )
}
