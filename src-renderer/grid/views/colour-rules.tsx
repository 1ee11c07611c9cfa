import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import type { ViewDefinition } from '../../../src-preload/contract/views.ts'
import { useSpeech } from '../../text/language.tsx'
import { CloseOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { isCondition } from '../desk/desk-query.ts'
import type { FilterField } from '../filters/filter-field.ts'
import { ConditionLine, firstCondition } from './condition-line.tsx'

type Rules = ViewDefinition['colours']
const names = ['red', 'amber', 'green', 'blue', 'violet', 'grey'] as const

interface Props {
  readonly fields: readonly FilterField[]
  readonly columns: readonly { readonly field: string; readonly title: string }[]
  readonly rules: Rules
  readonly onApply: (rules: Rules) => void
  readonly onClose: () => void
}

/** Colours by condition: the first rule that holds colours the row or one column of it. */
export function ColourRules({ fields, columns, rules, onApply, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.grid.colours
  const [draft, setDraft] = useState<Rules>(rules)
  // Only what a row on the screen shows can colour it.
  const usable = fields.filter((field) => columns.some((column) => column.field === field.field))
  const put = (at: number, next: Rules[number] | null) =>
    setDraft(next ? draft.map((each, index) => (index === at ? next : each)) : draft.filter((_, index) => index !== at))
  const [first] = usable
  return (
    <Modal
      open
      width={820}
      title={say.title}
      okText={words.grid.builder.apply}
      cancelText={words.generic.cancel}
      onOk={() => onApply(draft)}
      onCancel={onClose}
    >
      {draft.length === 0 && <p className="muted">{say.empty}</p>}
      {draft.map((rule, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="colour-line">
          {isCondition(rule.when) && (
            <ConditionLine fields={usable} condition={rule.when} onChange={(when) => put(at, { ...rule, when })} />
          )}
          <Select
            aria-label={say.colour}
            value={rule.colour}
            options={names.map((name) => ({
              value: name,
              label: (
                <>
                  <span className={`colour-dot colour-${name}`} aria-hidden /> {say.names[name]}
                </>
              ),
            }))}
            onChange={(colour) => put(at, { ...rule, colour })}
          />
          <Select
            aria-label={say.target}
            value={rule.fields?.[0] ?? ''}
            options={[
              { value: '', label: say.row },
              ...columns.map((each) => ({ value: each.field, label: say.cell(each.title) })),
            ]}
            onChange={(field: string) => put(at, { ...rule, fields: field === '' ? null : [field] })}
          />
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say.remove} onClick={() => put(at, null)} />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={!first}
        onClick={() => first && setDraft([...draft, { when: firstCondition(first), colour: 'amber', fields: null }])}
      >
        {say.add}
      </Button>
    </Modal>
  )
}
