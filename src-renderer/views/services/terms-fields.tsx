import { Form, InputNumber, Select, Space } from 'antd'
import { clauseTriggers, pauseReasons } from '../../../src-preload/contract/_words/clauses.ts'
import type { ClauseTarget, ClauseTerms } from '../../../src-preload/contract/_words/clauses.ts'
import { useSpeech } from '../../text/language.tsx'

type Unit = 'hours' | 'workdays' | 'quarter'

/** Terms as a form holds them; tiers and name are for whoever asks for them. */
export interface TermsFields {
  amount: number
  unit: Unit
  trigger: ClauseTerms['trigger']
  time: ClauseTerms['time']
  pauseReasons: ClauseTerms['pauseReasons']
  amber: number
}

/** A clause that nobody has written yet. */
const blank: TermsFields = {
  amount: 24,
  unit: 'hours',
  trigger: 'request',
  time: 'calendar',
  pauseReasons: ['waiting-customer'],
  amber: 75,
}

export function fieldsOf(terms: ClauseTerms | undefined): TermsFields {
  if (!terms) return blank
  const { target, trigger, time, pauseReasons: reasons, amberFrom } = terms
  const [unit, amount]: [Unit, number] =
    'minutes' in target ? ['hours', target.minutes / 60] : 'workdays' in target ? ['workdays', target.workdays] : ['quarter', 1]
  return { amount, unit, trigger, time, pauseReasons: reasons, amber: Math.round(amberFrom * 100) }
}

/** `kept` is the target of before: how its working days fall due stays. */
export function termsOf(
  { amount, unit, trigger, time, pauseReasons: reasons, amber }: TermsFields,
  kept: ClauseTarget | undefined,
): Pick<ClauseTerms, 'target' | 'trigger' | 'time' | 'pauseReasons' | 'amberFrom'> {
  const due = kept && 'workdays' in kept ? kept.due : 'endOfBusinessDay'
  const target: ClauseTarget =
    unit === 'quarter'
      ? { quarterEnd: true }
      : unit === 'workdays'
        ? { workdays: amount, due }
        : { minutes: Math.round(amount * 60) }
  return { target, trigger, time, pauseReasons: reasons, amberFrom: amber / 100 }
}

/** What is promised: what starts it, within which time, counted how, and for which reasons it may stand still. */
export function TermsItems({ fixedTrigger, fixedUnit }: { fixedTrigger: boolean; fixedUnit: boolean }) {
  const { words } = useSpeech()
  const say = words.services
  const unit = Form.useWatch<Unit | undefined>('unit')
  return (
    <div className="terms-items">
      <Form.Item name="trigger" label={say.clauseTrigger}>
        <Select disabled={fixedTrigger} options={clauseTriggers.map((value) => ({ value, label: say.triggers[value] }))} />
      </Form.Item>
      <Form.Item label={say.clauseTarget} htmlFor="amount">
        <Space.Compact>
          {unit !== 'quarter' && (
            <Form.Item name="amount" noStyle>
              <InputNumber
                aria-label={say.clauseTarget}
                min={unit === 'workdays' ? 1 : 0.25}
                max={unit === 'workdays' ? 260 : 8760}
                step={unit === 'workdays' ? 1 : 0.5}
              />
            </Form.Item>
          )}
          <Form.Item name="unit" noStyle>
            <Select
              className="terms-unit"
              aria-label={say.termsUnit}
              disabled={fixedUnit}
              options={(['hours', 'workdays', 'quarter'] as const).map((value) => ({ value, label: say.units[value] }))}
            />
          </Form.Item>
        </Space.Compact>
      </Form.Item>
      <Form.Item name="time" label={say.clauseTime}>
        <Select options={(['calendar', 'business'] as const).map((value) => ({ value, label: say.time[value] }))} />
      </Form.Item>
      <Form.Item name="amber" label={say.amberFrom}>
        <InputNumber min={10} max={100} suffix="%" />
      </Form.Item>
      <Form.Item className="terms-whole" name="pauseReasons" label={say.clausePauses}>
        <Select mode="multiple" options={pauseReasons.map((value) => ({ value, label: say.pauseReasons[value] }))} />
      </Form.Item>
    </div>
  )
}
