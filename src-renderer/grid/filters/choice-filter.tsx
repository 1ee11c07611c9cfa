import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { FilterScalar } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import type { FilterBodyProps } from './column-filter.tsx'

const most = 200

/** A list of the values in use with how many customers have each. */
export function ChoiceFilter({ field, conditions, onChange }: FilterBodyProps) {
  const { words, format } = useSpeech()
  const say = words.customers.filter
  const [wanted, setWanted] = useState('')
  const blank = conditions.some((condition) => condition.op === 'blank')
  const chosen = new Set<FilterScalar>(
    conditions.flatMap((condition) => (condition.op === 'blank' ? [] : (condition.value ?? []))),
  )
  const choices = (field.choices ?? []).filter((choice) =>
    (choice.label ?? choice.value).toLowerCase().includes(wanted.trim().toLowerCase()),
  )

  const toggle = (value: string) => {
    const next = new Set(chosen)
    if (!next.delete(value)) next.add(value)
    onChange(next.size === 0 ? [] : [{ field: field.field, op: 'in', value: [...next] }])
  }
  return (
    <>
      <Input
        autoFocus
        value={wanted}
        placeholder={say.searchChoices}
        aria-label={say.searchChoices}
        onChange={(event) => setWanted(event.target.value)}
      />
      <div className="filter-choices" role="group" aria-label={field.title}>
        {wanted === '' && (
          <Checkbox checked={blank} onChange={() => onChange(blank ? [] : [{ field: field.field, op: 'blank' }])}>
            <span className="muted">{say.includeBlank}</span>
          </Checkbox>
        )}
        {choices.slice(0, most).map((choice) => (
          <Checkbox key={choice.value} checked={chosen.has(choice.value)} onChange={() => toggle(choice.value)}>
            <span className="filter-choice">{choice.label ?? choice.value}</span>
            {choice.count > 0 && <span className="filter-choice-count">{format.count(choice.count)}</span>}
          </Checkbox>
        ))}
        {choices.length === 0 && <span className="muted">{say.noChoices}</span>}
      </div>
    </>
  )
}
