import { DatePicker, Input, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import type { FilterCondition, FilterOperator, FilterScalar } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import type { FilterField } from '../filters/filter-field.ts'

const operators: Record<FilterField['kind'], readonly FilterOperator[]> = {
  text: ['contains', 'notContains', 'startsWith', 'eq', 'ne', 'blank', 'notBlank'],
  choice: ['in', 'notIn', 'blank', 'notBlank'],
  number: ['eq', 'gt', 'gte', 'lt', 'lte', 'blank', 'notBlank'],
  money: ['eq', 'gt', 'gte', 'lt', 'lte', 'blank', 'notBlank'],
  date: ['eq', 'gte', 'lte', 'blank', 'notBlank'],
  flag: ['eq'],
}

export function firstCondition(field: FilterField): FilterCondition {
  const [op = 'eq'] = operators[field.kind]
  return { field: field.field, op, ...(field.kind === 'flag' ? { value: true } : op === 'in' ? { value: [] } : { value: '' }) }
}

interface Props {
  readonly fields: readonly FilterField[]
  readonly condition: FilterCondition
  readonly onChange: (condition: FilterCondition) => void
}

/** One condition in one line: field, comparison, value. */
export function ConditionLine({ fields, condition, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.grid.builder
  const field = fields.find((each) => each.field === condition.field)
  const kind = field?.kind ?? 'text'
  const { value, op } = condition
  const set = (next: FilterScalar | FilterScalar[]) => onChange({ ...condition, value: next })
  const single = Array.isArray(value) ? value[0] : value
  const unary = op === 'blank' || op === 'notBlank'
  return (
    <>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={words.customers.filter.field}
        value={condition.field}
        options={fields.map((each) => ({ value: each.field, label: each.title }))}
        onChange={(name: string) => {
          const next = fields.find((each) => each.field === name)
          if (next) onChange(firstCondition(next))
        }}
      />
      <Select
        aria-label={say.operator}
        value={op}
        options={operators[kind].map((each) => ({ value: each, label: say.operators[each] }))}
        onChange={(next: FilterOperator) =>
          onChange(
            next === 'blank' || next === 'notBlank'
              ? { field: condition.field, op: next }
              : { ...condition, op: next, value: value ?? '' },
          )
        }
      />
      {unary ? (
        <span />
      ) : kind === 'choice' ? (
        <Select
          mode="multiple"
          aria-label={say.value}
          value={Array.isArray(value) ? value.map(String) : []}
          options={(field?.choices ?? []).map((each) => ({ value: each.value, label: each.label ?? each.value }))}
          onChange={(next: string[]) => set(next)}
        />
      ) : kind === 'number' || kind === 'money' ? (
        <InputNumber
          aria-label={say.value}
          value={typeof single === 'number' ? single : null}
          onChange={(next) => set(next ?? '')}
        />
      ) : kind === 'date' ? (
        <DatePicker
          aria-label={say.value}
          value={typeof single === 'string' && single !== '' ? dayjs(single) : null}
          onChange={(next) => set(next?.format('YYYY-MM-DD') ?? '')}
        />
      ) : kind === 'flag' ? (
        <Select
          aria-label={say.value}
          value={single === true}
          options={[
            { value: true, label: words.generic.yes },
            { value: false, label: words.generic.no },
          ]}
          onChange={(next: boolean) => set(next)}
        />
      ) : (
        <Input
          aria-label={say.value}
          value={typeof single === 'string' ? single : ''}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </>
  )
}
