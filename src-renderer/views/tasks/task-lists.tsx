import { Segmented, Select } from 'antd'
import { useEffect } from 'react'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import type { TaskList } from '../../../src-preload/contract/tasks.ts'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

const shownLists = [
  'today',
  'overdue',
  'upcoming',
  'mine',
  'delegated',
  'undated',
  'closed',
] as const satisfies readonly TaskList[]
export type ShownList = (typeof shownLists)[number]

/** The fields of its conditions, with the columns that decide them. */
export const listFields = {
  list: ['state', 'dueOn', 'dueTime', 'delegatedBy', 'owner'],
  ownerId: ['owner'],
  delegatedById: ['delegatedBy'],
}

const listOf = (conditions: readonly FilterCondition[]): ShownList | 'all' =>
  shownLists.find((one) => conditions.some(({ field, value }) => field === 'list' && value === one)) ?? 'all'

const personOf = (conditions: readonly FilterCondition[]): number =>
  Number(conditions.find(({ field }) => field === 'ownerId' || field === 'delegatedById')?.value ?? 0)

/** Delegated tasks are asked for by who gave them away, all others by who does them. */
function conditionsOf(list: ShownList | 'all', person: number): FilterCondition[] {
  const listed: FilterCondition[] = list === 'all' ? [] : [{ field: 'list', op: 'eq', value: list }]
  if (person === 0 || list === 'mine') return listed
  return [...listed, { field: list === 'delegated' ? 'delegatedById' : 'ownerId', op: 'eq', value: person }]
}

interface Props {
  readonly conditions: readonly FilterCondition[]
  readonly onChange: (conditions: readonly FilterCondition[]) => void
  readonly onList: (list: ShownList | 'all') => void
}

/** Which tasks are listed, with how many there are in each list, and whose. */
export function TaskLists({ conditions, onChange, onList }: Props) {
  const { words, format } = useSpeech()
  const say = words.tasks
  const list = listOf(conditions)
  // A saved view chooses a list too.
  useEffect(() => onList(list), [list, onList])
  const person = personOf(conditions)
  const members = useSteadyQuery('members.list', {}).data ?? []
  const counts = useSteadyQuery('tasks.counts', person === 0 ? {} : { ownerId: person }).data
  return (
    <div className="task-bar">
      <Segmented<ShownList | 'all'>
        aria-label={say.whichList}
        value={list}
        options={[...shownLists, 'all' as const].map((value) => ({
          value,
          label: (
            <>
              {say.lists[value]}{' '}
              {counts && value !== 'closed' && value !== 'all' && (
                <span className={value === 'overdue' && counts.overdue > 0 ? 'task-count task-late' : 'task-count'}>
                  {format.count(counts[value])}
                </span>
              )}
            </>
          ),
        }))}
        onChange={(next) => onChange(conditionsOf(next, person))}
      />
      <Select
        className="task-who"
        aria-label={list === 'delegated' ? say.delegatedByLabel : say.columns.owner}
        disabled={list === 'mine'}
        value={list === 'mine' ? 0 : person}
        options={[
          { value: 0, label: list === 'mine' ? say.lists.mine : say.everyone },
          ...members.filter((one) => one.active).map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(id: number) => onChange(conditionsOf(list, id))}
      />
    </div>
  )
}
