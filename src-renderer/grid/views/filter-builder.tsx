import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Filter } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { CloseOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { isCondition } from '../desk/desk-query.ts'
import type { FilterField } from '../filters/filter-field.ts'
import { ConditionLine, firstCondition } from './condition-line.tsx'

type Group = { readonly all: Filter[] } | { readonly any: Filter[] }
const isGroup = (filter: Filter): filter is Group => 'all' in filter || 'any' in filter
const members = (group: Group) => ('all' in group ? group.all : group.any)
const like = (group: Group, filters: Filter[]): Group => ('all' in group ? { all: filters } : { any: filters })

/** A condition without a value asks nothing. */
function useful(filter: Filter): Filter | null {
  if (isCondition(filter)) {
    const blank = filter.value === '' || (Array.isArray(filter.value) && filter.value.length === 0)
    return blank && filter.op !== 'blank' && filter.op !== 'notBlank' ? null : filter
  }
  if (!isGroup(filter)) return filter
  const kept = members(filter)
    .map(useful)
    .filter((each) => each !== null)
  return kept.length === 0 ? null : like(filter, kept)
}

interface Props {
  readonly fields: readonly FilterField[]
  readonly filter: Filter | null
  readonly onApply: (filter: Filter | null) => void
  readonly onClose: () => void
}

/** Conditions combined by AND and OR, in groups within groups. */
export function FilterBuilder({ fields, filter, onApply, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.grid.builder
  const [draft, setDraft] = useState<Group>(() => {
    if (filter && isGroup(filter)) return filter
    const [first] = fields
    return { any: filter ? [filter] : first ? [firstCondition(first)] : [] }
  })
  return (
    <Modal
      open
      width={720}
      title={say.title}
      okText={say.apply}
      cancelText={words.generic.cancel}
      onOk={() => onApply(useful(draft))}
      onCancel={onClose}
    >
      <GroupEditor fields={fields} group={draft} depth={0} onChange={setDraft} />
    </Modal>
  )
}

function GroupEditor({
  fields,
  group,
  depth,
  onChange,
}: {
  fields: readonly FilterField[]
  group: Group
  depth: number
  onChange: (group: Group) => void
}) {
  const { words } = useSpeech()
  const say = words.grid.builder
  const filters = members(group)
  const put = (at: number, next: Filter | null) =>
    onChange(
      like(group, next ? filters.map((each, index) => (index === at ? next : each)) : filters.filter((_, index) => index !== at)),
    )
  const [first] = fields
  return (
    <div className="builder-group" role="group" aria-label={'all' in group ? say.all : say.any}>
      <Select
        size="small"
        aria-label={say.title}
        value={'all' in group ? 'all' : 'any'}
        options={[
          { value: 'all', label: say.all },
          { value: 'any', label: say.any },
        ]}
        onChange={(kind: 'all' | 'any') => onChange(kind === 'all' ? { all: filters } : { any: filters })}
      />
      {filters.map((each, at) => (
        // A condition has nothing of its own to be known by but its place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={isCondition(each) ? 'builder-line' : 'builder-nested'}>
          {isCondition(each) ? (
            <ConditionLine fields={fields} condition={each} onChange={(next) => put(at, next)} />
          ) : isGroup(each) ? (
            <GroupEditor fields={fields} group={each} depth={depth + 1} onChange={(next) => put(at, next)} />
          ) : null}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={isCondition(each) ? say.removeCondition : say.removeGroup}
            onClick={() => put(at, null)}
          />
        </div>
      ))}
      <div className="builder-buttons">
        <Button
          size="small"
          icon={<PlusOutlined />}
          disabled={!first}
          onClick={() => first && onChange(like(group, [...filters, firstCondition(first)]))}
        >
          {say.addCondition}
        </Button>
        {depth < 2 && (
          <Button
            size="small"
            icon={<PlusOutlined />}
            disabled={!first}
            onClick={() =>
              first &&
              onChange(
                like(group, [...filters, 'all' in group ? { any: [firstCondition(first)] } : { all: [firstCondition(first)] }]),
              )
            }
          >
            {say.addGroup}
          </Button>
        )}
      </div>
    </div>
  )
}
