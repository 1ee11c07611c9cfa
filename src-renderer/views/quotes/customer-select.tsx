import { Select } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Props {
  readonly customerId: number | null
  readonly onChange: (id: number) => void
}

/** Whom a quote is for, found by name or pinyin; who is chosen stays in the list whatever is looked for. */
export function CustomerSelect({ customerId, onChange }: Props) {
  const say = useSpeech().words.quotes
  const [search, setSearch] = useState('')
  const found = useSteadyQuery('customers.list', { search, offset: 0, limit: 20 }).data?.rows ?? []
  const chosen = useSteadyQuery('customers.get', customerId === null ? null : { id: customerId }).data?.customer
  const options = [...(chosen && !found.some(({ id }) => id === chosen.id) ? [chosen] : []), ...found]
  return (
    <Select
      aria-label={say.terms.customer}
      autoFocus
      className="quote-full"
      showSearch={{ filterOption: false, onSearch: setSearch }}
      value={customerId}
      placeholder={say.searchCustomer}
      options={options.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  )
}
