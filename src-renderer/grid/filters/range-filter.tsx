import { Checkbox, DatePicker, InputNumber } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { useSpeech } from '../../text/language.tsx'
import type { FilterBodyProps } from './column-filter.tsx'
import { rangeConditions, rangeOf } from './filter-field.ts'

export function NumberFilter({ field, conditions, onChange }: FilterBodyProps) {
  const say = useSpeech().words.customers.filter
  const { from, to } = rangeOf(conditions)
  const number = (value: string | number | null) => (typeof value === 'number' ? value : null)
  const suffix = field.kind === 'money' ? { suffix: say.yuan } : {}
  return (
    <>
      <div className="filter-range">
        <InputNumber
          autoFocus
          value={number(from)}
          placeholder={say.min}
          aria-label={`${field.title} ${say.min}`}
          onChange={(value) => onChange(rangeConditions(field.field, value, to))}
          {...suffix}
        />
        <span aria-hidden>–</span>
        <InputNumber
          value={number(to)}
          placeholder={say.max}
          aria-label={`${field.title} ${say.max}`}
          onChange={(value) => onChange(rangeConditions(field.field, from, value))}
          {...suffix}
        />
      </div>
      <BlankChoice field={field} conditions={conditions} onChange={onChange} />
    </>
  )
}

export function DateFilter({ field, conditions, onChange }: FilterBodyProps) {
  const say = useSpeech().words.customers.filter
  const { from, to } = rangeOf(conditions)
  const day = (value: string | number | null) => (typeof value === 'string' ? dayjs(value) : null)
  const text = (value: Dayjs | null) => value?.format('YYYY-MM-DD') ?? null
  return (
    <>
      <DatePicker.RangePicker
        value={[day(from), day(to)]}
        allowEmpty={[true, true]}
        placeholder={[say.from, say.to]}
        onChange={(range) => onChange(rangeConditions(field.field, text(range?.[0] ?? null), text(range?.[1] ?? null)))}
      />
      <BlankChoice field={field} conditions={conditions} onChange={onChange} />
    </>
  )
}

function BlankChoice({ field, conditions, onChange }: FilterBodyProps) {
  const say = useSpeech().words.customers.filter
  const blank = conditions.some((condition) => condition.op === 'blank')
  return (
    <Checkbox checked={blank} onChange={() => onChange(blank ? [] : [{ field: field.field, op: 'blank' }])}>
      {say.blank}
    </Checkbox>
  )
}
