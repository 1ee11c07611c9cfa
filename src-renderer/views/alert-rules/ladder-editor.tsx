import { Button, Checkbox, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { useSpeech } from '../../text/language.tsx'
import { CloseOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { RecipientsEditor } from './recipients-editor.tsx'
import type { RuleFacts } from './use-rule-facts.ts'

type Ladder = RuleDefinition['ladder']

/** Who is told next while nobody acknowledges. */
export function LadderEditor({
  value,
  facts,
  subject,
  onChange,
}: {
  value: Ladder
  facts: RuleFacts
  subject: string
  onChange: (value: Ladder) => void
}) {
  const { words } = useSpeech()
  const say = words.alertRules.form
  const put = (at: number, patch: Partial<Ladder[number]>) =>
    onChange(value.map((rung, index) => (index === at ? { ...rung, ...patch } : rung)))
  return (
    <div className="rule-lines">
      {value.map((rung, at) => (
        // Rungs are known by their place on the ladder.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="rule-rung">
          <div className="rule-line">
            <After minutes={rung.afterMinutes} onChange={(afterMinutes) => put(at, { afterMinutes })} />
            <Checkbox checked={rung.working} onChange={(event) => put(at, { working: event.target.checked })}>
              {say.working}
            </Checkbox>
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={words.generic.remove}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            />
          </div>
          <RecipientsEditor
            value={rung.recipients}
            facts={facts}
            label={say.recipients}
            subject={subject}
            onChange={(recipients) => put(at, { recipients })}
          />
        </div>
      ))}
      {value.length < 5 && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => onChange([...value, { afterMinutes: 120, working: true, recipients: [{ kind: 'manager', cc: false }] }])}
        >
          {say.addRung}
        </Button>
      )}
    </div>
  )
}

/** A time in whole hours where it is one, in minutes else; the unit stays as it was chosen. */
function After({ minutes, onChange }: { minutes: number; onChange: (minutes: number) => void }) {
  const say = useSpeech().words.alertRules.form
  const [unit, setUnit] = useState(minutes % 60 === 0 ? 60 : 1)
  return (
    <>
      <InputNumber
        aria-label={say.rungAfter}
        min={1}
        precision={0}
        value={Math.round(minutes / unit)}
        onChange={(number) => onChange((number ?? 1) * unit)}
      />
      <Select
        aria-label={say.units[unit] ?? ''}
        value={unit}
        options={[1, 60].map((each) => ({ value: each, label: say.units[each] }))}
        onChange={(next) => {
          onChange(Math.max(1, Math.round(minutes / unit)) * next)
          setUnit(next)
        }}
      />
    </>
  )
}
