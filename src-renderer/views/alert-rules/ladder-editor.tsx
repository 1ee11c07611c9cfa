import { Button, Checkbox, InputNumber } from 'antd'
import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { useSpeech } from '../../text/language.tsx'
import { CloseOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { RecipientsEditor } from './recipients-editor.tsx'
import type { RuleFacts } from './use-rule-facts.ts'

type Ladder = RuleDefinition['ladder']

/** Who is told next while nobody acknowledges. */
export function LadderEditor({ value, facts, onChange }: { value: Ladder; facts: RuleFacts; onChange: (value: Ladder) => void }) {
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
            <InputNumber
              aria-label={say.rungAfter}
              min={1}
              value={rung.afterMinutes}
              onChange={(minutes) => put(at, { afterMinutes: minutes ?? 1 })}
            />
            <span className="muted">{say.rungAfter}</span>
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
