import { Segmented } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import type { FilterBodyProps } from './column-filter.tsx'

export function FlagFilter({ field, conditions, onChange }: FilterBodyProps) {
  const { words } = useSpeech()
  const say = words.customers.filter
  const value = conditions[0]?.value
  return (
    <Segmented
      aria-label={field.title}
      value={value === true ? 'yes' : value === false ? 'no' : 'any'}
      options={[
        { value: 'any', label: words.generic.all },
        { value: 'yes', label: say.isTrue },
        { value: 'no', label: say.isFalse },
      ]}
      onChange={(next) => onChange(next === 'any' ? [] : [{ field: field.field, op: 'eq', value: next === 'yes' }])}
    />
  )
}
