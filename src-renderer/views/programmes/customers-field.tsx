import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { ScopedCustomer } from './draft.ts'

interface Choice {
  readonly value: number
  readonly label: string
}

/** A list of customers by name that a programme is for; empty: everybody. */
export function CustomersField({
  chosen,
  onChange,
}: {
  chosen: readonly ScopedCustomer[]
  onChange: (customers: readonly ScopedCustomer[]) => void
}) {
  const { words } = useSpeech()
  const say = words.programmes.editor
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useSteadyQuery('customers.find', text === '' ? null : { text, limit: 20 }).data ?? []
  return (
    <label className="editor-field editor-wide">
      <span>{say.customers}</span>
      <Select
        mode="multiple"
        labelInValue
        aria-label={say.customers}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        notFoundContent={null}
        placeholder={say.everybody}
        value={chosen.map(({ id, name }): Choice => ({ value: id, label: name }))}
        options={found.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(list: readonly Choice[]) => onChange(list.map(({ value, label }) => ({ id: value, name: label })))}
      />
    </label>
  )
}
