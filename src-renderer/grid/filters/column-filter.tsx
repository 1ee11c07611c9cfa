import { Button } from 'antd'
import { useState } from 'react'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { ChoiceFilter } from './choice-filter.tsx'
import type { FilterField } from './filter-field.ts'
import { FlagFilter } from './flag-filter.tsx'
import { DateFilter, NumberFilter } from './range-filter.tsx'
import { TextFilter } from './text-filter.tsx'
import './filters.css'

export interface FilterBodyProps {
  readonly field: FilterField
  readonly conditions: readonly FilterCondition[]
  readonly onChange: (conditions: FilterCondition[]) => void
}

const bodies = {
  text: TextFilter,
  choice: ChoiceFilter,
  number: NumberFilter,
  money: NumberFilter,
  date: DateFilter,
  flag: FlagFilter,
}

/** The filter of one column: edited here, applied together, Enter applies. */
export function ColumnFilter({
  field,
  conditions,
  onApply,
}: {
  field: FilterField
  conditions: readonly FilterCondition[]
  onApply: (next: FilterCondition[]) => void
}) {
  const { words } = useSpeech()
  const say = words.customers.filter
  const [draft, setDraft] = useState<FilterCondition[]>([...conditions])
  const Body = bodies[field.kind]
  return (
    <form
      className="column-filter-form"
      aria-label={words.customers.grid.filterColumn(field.title)}
      onSubmit={(event) => {
        event.preventDefault()
        onApply(draft)
      }}
    >
      <div className="filter-title">{field.title}</div>
      <Body field={field} conditions={draft} onChange={setDraft} />
      <div className="filter-buttons">
        <Button size="small" onClick={() => onApply([])}>
          {say.clear}
        </Button>
        <Button size="small" type="primary" htmlType="submit">
          {say.apply}
        </Button>
      </div>
    </form>
  )
}
