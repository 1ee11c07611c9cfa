import { Button, Select } from 'antd'
import { documentAttributes, priceKinds } from '../../../src-preload/contract/_words/rebate-programme.ts'
import type { DocumentAttribute, MeasureOf } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { useSpeech } from '../../text/language.tsx'
import { CloseOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { ChoiceField } from './choice-field.tsx'

type Units = 'amountNet' | 'amountGross' | 'quantity'

/** What a measure adds up: event, unit, and which documents count. */
export function MeasureFields({
  label,
  measure,
  onChange,
}: {
  label: string
  measure: MeasureOf
  onChange: (measure: MeasureOf) => void
}) {
  const { words } = useSpeech()
  const say = words.programmes.editor
  return (
    <fieldset className="editor-measure">
      <legend>{label}</legend>
      <ChoiceField
        label={say.event}
        value={measure.event}
        words={words.transactions.events}
        onChange={(event) => onChange({ ...measure, event })}
      />
      {typeof measure.unit === 'string' && (
        <ChoiceField<Units>
          label={say.unit}
          value={measure.unit}
          words={say.units}
          onChange={(unit) => onChange({ ...measure, unit })}
        />
      )}
      {(['include', 'exclude'] as const).map((side) => (
        <FilterFields
          key={side}
          label={say[side]}
          filter={measure[side] ?? {}}
          onChange={(filter) => onChange({ ...measure, [side]: filter })}
        />
      ))}
    </fieldset>
  )
}

function FilterFields({
  label,
  filter,
  onChange,
}: {
  label: string
  filter: NonNullable<MeasureOf['include']>
  onChange: (filter: NonNullable<MeasureOf['include']>) => void
}) {
  const { words } = useSpeech()
  const say = words.programmes.editor
  const used = Object.keys(filter) as DocumentAttribute[]
  const free = documentAttributes.filter((attribute) => !used.includes(attribute))
  const known: Partial<Record<DocumentAttribute, { value: string; label: string }[]>> = {
    priceKind: priceKinds.map((value) => ({ value, label: words.transactions.priceKinds[value] })),
    onTime: [
      { value: 'yes', label: words.generic.yes },
      { value: 'no', label: words.generic.no },
    ],
  }
  const without = (attribute: DocumentAttribute) =>
    Object.fromEntries(Object.entries(filter).filter(([name]) => name !== attribute))
  return (
    <div className="editor-filter">
      <span className="editor-filter-label">{label}</span>
      {used.map((attribute) => (
        <span key={attribute} className="editor-condition">
          <span className="muted">{say.attributes[attribute]}</span>
          <Select
            mode={known[attribute] ? 'multiple' : 'tags'}
            aria-label={`${label} ${say.attributes[attribute]}`}
            placeholder={say.values}
            value={[...(filter[attribute] ?? [])]}
            options={known[attribute] ?? []}
            onChange={(values: string[]) => onChange({ ...filter, [attribute]: values })}
          />
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={`${say.remove} ${label} ${say.attributes[attribute]}`}
            onClick={() => onChange(without(attribute))}
          />
        </span>
      ))}
      {free.length > 0 && (
        <Select
          className="editor-add-filter"
          size="small"
          aria-label={`${label} ${say.addFilter}`}
          placeholder={
            <>
              <PlusOutlined /> {say.addFilter}
            </>
          }
          value={null}
          options={free.map((value) => ({ value, label: say.attributes[value] }))}
          onChange={(attribute: DocumentAttribute | null) => attribute && onChange({ ...filter, [attribute]: [] })}
        />
      )}
    </div>
  )
}
