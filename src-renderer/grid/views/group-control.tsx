import { Button, Popover, Select } from 'antd'
import type { GroupBy } from '../../../src-preload/contract/_words/grid.ts'
import { useSpeech } from '../../text/language.tsx'
import { GroupOutlined } from '../../ui/icons.tsx'
import type { FilterField } from '../filters/filter-field.ts'

const periods = ['year', 'quarter', 'month'] as const

/** Groups by up to three fields; dates by year, quarter or month. */
export function GroupControl({
  fields,
  group,
  onChange,
}: {
  fields: readonly FilterField[]
  group: readonly GroupBy[]
  onChange: (group: GroupBy[]) => void
}) {
  const { words } = useSpeech()
  const say = words.grid.groups
  const kindOf = (field: string) => fields.find((each) => each.field === field)?.kind
  const dated = group.some((by) => kindOf(by.field) === 'date')
  const [first] = group
  const period = group.find((by) => by.period !== undefined)?.period ?? 'month'
  const set = (names: readonly string[], by: (typeof periods)[number]) =>
    onChange(names.slice(0, 3).map((field) => ({ field, ...(kindOf(field) === 'date' ? { period: by } : {}) })))
  const content = (
    <div className="column-filter-form">
      <Select
        mode="multiple"
        maxCount={3}
        aria-label={say.by}
        placeholder={say.by}
        value={group.map((by) => by.field)}
        options={fields
          .filter((field) => field.kind === 'choice' || field.kind === 'date')
          .map((field) => ({ value: field.field, label: field.title }))}
        onChange={(names: string[]) => set(names, period)}
      />
      {dated && (
        <Select
          aria-label={say.period}
          value={period}
          options={periods.map((each) => ({ value: each, label: `${say.period} ${say.periods[each]}` }))}
          onChange={(by) =>
            set(
              group.map((each) => each.field),
              by,
            )
          }
        />
      )}
      <Button size="small" disabled={!first} onClick={() => onChange([])}>
        {say.clear}
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={content} title={say.title}>
      <Button
        className="desk-tool"
        title={say.open}
        icon={<GroupOutlined />}
        type={first ? 'primary' : 'default'}
        ghost={first !== undefined}
      >
        {say.open}
      </Button>
    </Popover>
  )
}
