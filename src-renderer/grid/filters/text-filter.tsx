import { Input, Select } from 'antd'
import type { FilterOperator } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import type { FilterBodyProps } from './column-filter.tsx'

const operators = ['contains', 'notContains', 'startsWith', 'eq', 'blank', 'notBlank'] as const

export function TextFilter({ field, conditions, onChange }: FilterBodyProps) {
  const say = useSpeech().words.customers.filter
  const current = conditions[0]
  const op = current?.op ?? 'contains'
  const text = typeof current?.value === 'string' ? current.value : ''
  const labels: Record<(typeof operators)[number], string> = {
    contains: say.contains,
    notContains: say.notContains,
    startsWith: say.startsWith,
    eq: say.equals,
    blank: say.blank,
    notBlank: say.notBlank,
  }
  const set = (nextOp: FilterOperator, value: string) => {
    if (nextOp === 'blank' || nextOp === 'notBlank') onChange([{ field: field.field, op: nextOp }])
    else onChange(value === '' ? [] : [{ field: field.field, op: nextOp, value }])
  }
  const [first] = [op]
  return (
    <>
      <Select
        value={first}
        aria-label={say.field}
        options={operators.map((each) => ({ value: each, label: labels[each] }))}
        onChange={(next: FilterOperator) =>
          next === 'blank' || next === 'notBlank' || text !== ''
            ? set(next, text)
            : onChange([{ field: field.field, op: next, value: '' }])
        }
      />
      {op !== 'blank' && op !== 'notBlank' && (
        <Input
          autoFocus
          value={text}
          placeholder={say.text}
          aria-label={say.text}
          onChange={(event) => onChange([{ field: field.field, op, value: event.target.value }])}
        />
      )}
    </>
  )
}
