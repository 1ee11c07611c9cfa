import { Select } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

const found = 20

/** A customer by name or pinyin. */
export function CustomerPicker({
  label,
  chosen,
  onChoose,
}: {
  label: string
  chosen: number | null
  onChoose: (id: number, name: string) => void
}) {
  const { words } = useSpeech()
  const [text, setText] = useState('')
  const answer = useSteadyQuery('customers.find', text.trim() === '' ? null : { text: text.trim(), limit: found })
  const options = (answer.data ?? []).map((each) => ({
    value: each.id,
    label: [each.name, each.city, each.ownerName].filter(Boolean).join(' · '),
    name: each.name,
  }))
  return (
    <Select
      size="small"
      className="customer-picker"
      aria-label={label}
      placeholder={label}
      value={chosen}
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent={text.trim() === '' ? words.imports.check.typeToFind : words.imports.check.noneFound}
      options={options}
      onChange={(id: number) => onChoose(id, options.find((each) => each.value === id)?.name ?? '')}
    />
  )
}
