import { AutoComplete, Button, Tag } from 'antd'
import { useState } from 'react'
import type { StagedImport, UnknownValue } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { CustomerPicker } from './customer-picker.tsx'
import { useFieldLabel } from './field-words.ts'
import type { StageActs } from './use-stage.ts'

/** What is made on a person's word; members and choices are made unless told otherwise. */
const makeable: ReadonlySet<UnknownValue['kind']> = new Set(['customer', 'product'])

type Choices = Readonly<Record<string, readonly { readonly value: string }[]>>

/** Members, customers and choices that are not there yet: made, mapped to one that is, or left out; once for each. */
export function UnknownTab({ prepared, stage }: { prepared: StagedImport; stage: StageActs }) {
  const { words, format } = useSpeech()
  const labelOf = useFieldLabel()
  const say = words.imports.check
  const choices = useQuery('customers.choices', {}).data as Choices | undefined
  const waiting = new Map<string, string[]>()
  for (const { field, kind, value, creates } of prepared.unknown)
    if (makeable.has(kind) && !creates) waiting.set(field, [...(waiting.get(field) ?? []), value])
  return (
    <>
      <p className="muted check-hint">
        {say.unknownHint}
        {[...waiting].map(
          ([field, values]) =>
            values.length > 1 && (
              <Button
                key={field}
                size="small"
                onClick={() => stage.act('imports.createReference', { field, value: values, create: true })}
              >
                {say.createAll(labelOf(prepared.target, field), format.count(values.length))}
              </Button>
            ),
        )}
      </p>
      <table className="plain-table fix-table">
        <thead>
          <tr>
            <th>{say.unknownField}</th>
            <th>{say.unknownValue}</th>
            <th className="num">{say.unknownRows}</th>
            <th>{say.unknownNow}</th>
            <th>{say.mapTo}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {prepared.unknown.map((each) => (
            <tr key={`${each.field} ${each.value}`}>
              <td>{labelOf(prepared.target, each.field)}</td>
              <td className="fix-value">{each.value}</td>
              <td className="num fix-count">{format.count(each.count)}</td>
              <td>
                <Tag color={each.creates ? 'blue' : 'orange'}>{each.creates ? say.unknownKinds[each.kind] : say.waits}</Tag>
              </td>
              <td>
                <MapTo
                  unknown={each}
                  known={choices?.[each.field] ?? []}
                  label={say.mapValue(each.value)}
                  onMap={(to) => stage.act('imports.replaceValue', { field: each.field, from: each.value, to })}
                />
              </td>
              <td className="fix-acts">
                {each.kind !== 'stage' && each.suggestions[0] !== undefined && (
                  <Button
                    size="small"
                    type="primary"
                    ghost
                    onClick={() =>
                      stage.act('imports.replaceValue', { field: each.field, from: each.value, to: each.suggestions[0] ?? null })
                    }
                  >
                    {say.takeSuggestion(each.suggestions[0])}
                  </Button>
                )}
                {makeable.has(each.kind) && (
                  <Button
                    size="small"
                    onClick={() =>
                      stage.act('imports.createReference', { field: each.field, value: each.value, create: !each.creates })
                    }
                  >
                    {each.creates ? say.doNotCreate : say.create}
                  </Button>
                )}
                <Button
                  size="small"
                  onClick={() => stage.act('imports.replaceValue', { field: each.field, from: each.value, to: null })}
                >
                  {say.leaveBlank}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function MapTo({
  unknown,
  known,
  label,
  onMap,
}: {
  unknown: UnknownValue
  known: readonly { readonly value: string }[]
  label: string
  onMap: (to: string) => void
}) {
  const say = useSpeech().words.imports.check
  const [typed, setTyped] = useState('')
  if (unknown.kind === 'customer')
    return <CustomerPicker label={label} chosen={null} onChoose={(_, name) => name !== '' && onMap(name)} />
  const rest = known.map(({ value }) => value).filter((value) => !unknown.suggestions.includes(value))
  return (
    <AutoComplete
      size="small"
      className="fix-input"
      value={typed}
      aria-label={label}
      placeholder={
        unknown.kind === 'stage' || unknown.suggestions[0] === undefined ? say.mapPlaceholder : say.maybe(unknown.suggestions[0])
      }
      options={[...unknown.suggestions, ...rest].map((value) => ({ value }))}
      showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }}
      onChange={setTyped}
      onSelect={(value: string) => onMap(value)}
      onKeyDown={(event) => event.key === 'Enter' && typed.trim() !== '' && onMap(typed.trim())}
    />
  )
}
