import { Button, Tag } from 'antd'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { conditionWords } from './condition-words.ts'
import type { FilterField } from './filter-field.ts'

interface Props {
  readonly conditions: readonly FilterCondition[]
  readonly search: string
  readonly fields: readonly FilterField[]
  readonly onChange: (conditions: FilterCondition[]) => void
  readonly onSearch: (search: string) => void
}

/** What is filtered, in words, each part removable. */
export function FilterChips({ conditions, search, fields, onChange, onSearch }: Props) {
  const speech = useSpeech()
  const say = speech.words.customers.filter
  if (conditions.length === 0 && search === '') return null
  const chips = conditions.map((condition, index) => ({
    key: `${condition.field} ${condition.op} ${index}`,
    text: conditionWords(
      speech,
      condition,
      fields.find((field) => field.field === condition.field),
    ),
    remove: () => onChange(conditions.filter((other) => other !== condition)),
  }))
  if (search !== '') chips.push({ key: 'search', text: say.searchChip(search), remove: () => onSearch('') })
  return (
    <div className="filter-chips" role="group" aria-label={say.chips}>
      {chips.map((chip) => (
        <Tag key={chip.key} closable={{ 'aria-label': say.removeChip(chip.text) }} onClose={chip.remove}>
          {chip.text}
        </Tag>
      ))}
      <Button
        type="link"
        size="small"
        onClick={() => {
          onChange([])
          onSearch('')
        }}
      >
        {speech.words.customers.grid.clearFilters}
      </Button>
    </div>
  )
}
