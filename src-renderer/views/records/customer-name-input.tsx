import { AutoComplete } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (name: string) => void
  readonly placeholder: string
  readonly autoFocus?: boolean
}

/** A customer's name, proposed by name or initials as it is typed. */
export function CustomerNameInput({ id, value, onChange, placeholder, autoFocus = true }: Props) {
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useSteadyQuery('customers.find', text === '' ? null : { text, limit: 12 }).data ?? []
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      autoFocus={autoFocus}
      value={value ?? ''}
      placeholder={placeholder}
      options={found.map((one) => ({ value: one.name, label: one.tier ? `${one.tier}  ${one.name}` : one.name }))}
      onChange={(next: string) => {
        setTyped(next)
        onChange?.(next)
      }}
    />
  )
}
