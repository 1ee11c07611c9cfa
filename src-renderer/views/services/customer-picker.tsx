import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Props {
  readonly id?: string
  readonly value?: number
  readonly onChange?: (id: number) => void
  readonly placeholder: string
  readonly known?: { id: number; name: string } | undefined
}

/** One customer by name or initials, asked as the person types. */
export function CustomerPicker({ id, value, onChange, placeholder, known }: Props) {
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useSteadyQuery('customers.find', text === '' ? null : { text, limit: 20 }).data ?? []
  const options = found.map((one) => ({ value: one.id, label: one.name, tier: one.tier }))
  if (known && !options.some((one) => one.value === known.id)) options.push({ value: known.id, label: known.name, tier: null })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={placeholder}
      notFoundContent={null}
      options={options}
      optionRender={({ data }) => (data.tier ? `${data.tier}  ${data.label}` : data.label)}
      onChange={(next: number) => onChange?.(next)}
    />
  )
}
