import { Button, Popover, Select } from 'antd'
import { FilterOutlined } from '../../ui/icons.tsx'
import { useState } from 'react'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { ColumnFilter } from './column-filter.tsx'
import { conditionsFor, replaceField } from './filter-field.ts'
import type { FilterField } from './filter-field.ts'

interface Props {
  readonly fields: readonly FilterField[]
  readonly conditions: readonly FilterCondition[]
  readonly onChange: (conditions: FilterCondition[]) => void
  /** Opens the builder for conditions joined by AND and OR. */
  readonly onCombine: () => void
}

/** Any field may be filtered, also one whose column is not shown. */
export function AddFilter({ fields, conditions, onChange, onCombine }: Props) {
  const { words } = useSpeech()
  const say = words.customers.filter
  const [open, setOpen] = useState(false)
  const [name, setName] = useState<string | null>(null)
  const field = fields.find((each) => each.field === name)
  const content = (
    <div className="column-filter-form">
      <Select
        autoFocus
        showSearch={{ optionFilterProp: 'label' }}
        value={name}
        placeholder={say.field}
        aria-label={say.field}
        options={fields.map((each) => ({ value: each.field, label: each.title }))}
        onChange={setName}
      />
      {field && (
        <ColumnFilter
          key={field.field}
          field={field}
          conditions={conditionsFor(conditions, field.field)}
          onApply={(next) => {
            onChange(replaceField(conditions, field.field, next))
            setOpen(false)
            setName(null)
          }}
        />
      )}
      {!field && (
        <Button
          size="small"
          onClick={() => {
            setOpen(false)
            onCombine()
          }}
        >
          {words.grid.builder.open}
        </Button>
      )}
    </div>
  )
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={content}
    >
      <Button icon={<FilterOutlined />}>{say.add}</Button>
    </Popover>
  )
}
