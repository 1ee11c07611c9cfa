import { Checkbox, InputNumber } from 'antd'
import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import type { Filter, FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { conditionWords } from '../../grid/filters/condition-words.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import { useSpeech } from '../../text/language.tsx'

type Parameters = RuleDefinition['parameters']

interface Props {
  readonly value: Parameters
  readonly filter: Filter
  readonly fields: readonly FilterField[]
  readonly onChange: (value: Parameters) => void
}

/** The numbers of a rule, each said by the condition it stands in. */
export function ParametersEditor({ value, filter, fields, onChange }: Props) {
  const speech = useSpeech()
  const say = speech.words.alertRules.form
  const put = (name: string, patch: Partial<Parameters[number]>) =>
    onChange(value.map((one) => (one.name === name ? { ...one, ...patch } : one)))
  const used = (name: string) => {
    const condition = conditionsOf(filter).find((one) => one.value === `{${name}}`)
    if (!condition) return name
    const field = fields.find((one) => one.field === condition.field)
    return conditionWords(speech, { ...condition, value: '…' }, field)
  }
  return (
    <div className="rule-lines">
      {value.map(({ name, value: number, setting }) => (
        <div key={name} className="rule-line">
          <span className="rule-number">{used(name)}</span>
          <InputNumber
            aria-label={used(name)}
            value={number}
            disabled={setting !== null}
            onChange={(next) => put(name, { value: next ?? 0 })}
          />
          {setting !== null && (
            <Checkbox checked onChange={() => put(name, { setting: null })}>
              {say.follows}
            </Checkbox>
          )}
        </div>
      ))}
    </div>
  )
}

function conditionsOf(filter: Filter): readonly FilterCondition[] {
  if ('field' in filter) return [filter]
  if ('not' in filter) return conditionsOf(filter.not)
  return ('all' in filter ? filter.all : filter.any).flatMap(conditionsOf)
}
