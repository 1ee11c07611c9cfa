import { Button, Tag } from 'antd'
import type { Filter, FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { conditionWords, filterWords } from './condition-words.ts'
import type { FilterField } from './filter-field.ts'

interface Props {
  readonly conditions: readonly FilterCondition[]
  /** What the builder combined, as one chip. */
  readonly combined: Filter | null
  /** The group whose rows are shown. */
  readonly drilled: string | null
  readonly search: string
  readonly fields: readonly FilterField[]
  readonly onChange: (conditions: FilterCondition[]) => void
  readonly onCombined: (combined: Filter | null) => void
  readonly onUndrill: () => void
  readonly onSearch: (search: string) => void
  readonly onClear: () => void
}

/** What is filtered, in words, each part removable. */
export function FilterChips(props: Props) {
  const { conditions, combined, drilled, search, fields, onChange } = props
  const speech = useSpeech()
  const say = speech.words.customers.filter
  if (conditions.length === 0 && search === '' && !combined && drilled === null) return null
  const chips = conditions.map((condition, index) => ({
    key: `${condition.field} ${condition.op} ${index}`,
    text: conditionWords(
      speech,
      condition,
      fields.find((field) => field.field === condition.field),
    ),
    remove: () => onChange(conditions.filter((other) => other !== condition)),
  }))
  if (combined) chips.push({ key: 'combined', text: filterWords(speech, combined, fields), remove: () => props.onCombined(null) })
  if (search !== '') chips.push({ key: 'search', text: say.searchChip(search), remove: () => props.onSearch('') })
  if (drilled !== null) chips.push({ key: 'drilled', text: speech.words.grid.groups.inGroup(drilled), remove: props.onUndrill })
  return (
    <div className="filter-chips" role="group" aria-label={say.chips}>
      {chips.map((chip) => (
        <Tag key={chip.key} closable={{ 'aria-label': say.removeChip(chip.text) }} onClose={chip.remove}>
          {chip.text}
        </Tag>
      ))}
      <Button type="link" size="small" onClick={props.onClear}>
        {speech.words.customers.grid.clearFilters}
      </Button>
    </div>
  )
}
