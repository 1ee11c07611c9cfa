import { App, Button, DatePicker, Form, Input, InputNumber, Select } from 'antd'
import { AnchorFields } from './anchor-fields.tsx'
import { BenchmarkFields } from './benchmark-fields.tsx'
import { ClausePackFields } from './clause-pack-fields.tsx'
import { RuleVersions } from './rule-versions.tsx'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { leadSources } from '../../../src-preload/contract/leads.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'

interface Fields extends Omit<RuleSettings, 'serviceEndLeadDays' | 'keySilentTopShare' | 'ecosystemShare'> {
  leadDays: string
  topShare: number
  ecosystemPercent: number
  effectiveFrom: Dayjs
}

const dimensions = ['annualPurchase', 'responseHours', 'cocreation', 'ecosystem'] as const
const grades = ['S', 'A', 'B', 'C'] as const
const otherAnchors = [
  { name: 'responseHoursAnchors', step: 1 },
  { name: 'cocreationAnchors', step: 1 },
  { name: 'ecosystemAnchors', step: 10_000 },
] as const

/** Lead days as people list them, with either comma. */
function readLeadDays(text: string): number[] | null {
  const days = text.split(/[,\uFF0C\u3001\s]+/).filter((part) => part !== '')
  const numbers = days.map(Number)
  const good = numbers.length >= 1 && numbers.length <= 6 && numbers.every((day) => Number.isInteger(day) && day >= 0)
  return good ? numbers : null
}

function toFields(values: RuleSettings, today: string): Fields {
  const { serviceEndLeadDays, keySilentTopShare, ecosystemShare, ...rest } = values
  return {
    ...rest,
    leadDays: serviceEndLeadDays.join(', '),
    topShare: Math.round(keySilentTopShare * 100),
    ecosystemPercent: Math.round(ecosystemShare * 100),
    effectiveFrom: dayjs(today),
  }
}

export function RulesSection() {
  const answer = useSteadyQuery('settings.rules', {})
  const today = useSteadyQuery('system.capabilities', {})
  return (
    <Answered answer={answer}>
      {(rules) => (
        <Answered answer={today}>{(now) => <RulesForm key={rules.effectiveFrom} rules={rules} today={now.today} />}</Answered>
      )}
    </Answered>
  )
}

function RulesForm({ rules, today }: { rules: Output<'settings.rules'>; today: string }) {
  const { words, format } = useSpeech()
  const say = words.settings.rules
  const save = useCommand('settings.saveRules')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const weights = Form.useWatch('valueWeights', form) as RuleSettings['valueWeights'] | undefined
  const total = dimensions.reduce((sum, each) => sum + (weights?.[each] ?? 0), 0)

  const submit = async ({ leadDays, topShare, ecosystemPercent, effectiveFrom, ...rest }: Fields) => {
    // What this form does not show stays as it is.
    const values = {
      ...rules.values,
      ...rest,
      quotes: {
        ...rest.quotes,
        termBenchmarks: (rest.quotes.termBenchmarks ?? []).filter((one) => one?.industry?.trim() && one.days !== null),
        clausePacks: (rest.quotes.clausePacks ?? []).filter((one) => one?.type?.trim() && one.name?.trim()),
      },
      serviceEndLeadDays: readLeadDays(leadDays) ?? [30, 7],
      keySilentTopShare: topShare / 100,
      ecosystemShare: ecosystemPercent / 100,
    }
    const from = effectiveFrom.format('YYYY-MM-DD')
    if (!(await save.run({ effectiveFrom: from, shownOn: today, values }))) return
    void message.success(from === today ? say.saved : say.savedFrom(from))
    // What begins later does not hold yet: the page goes on showing what does.
    if (from !== today) form.setFieldsValue(toFields(rules.values, today))
  }
  const number = (max?: number) => <InputNumber min={0} {...(max === undefined ? {} : { max })} />
  return (
    <Form<Fields>
      form={form}
      className="rules"
      layout="horizontal"
      labelAlign="left"
      colon={false}
      initialValues={toFields(rules.values, today)}
      onFinish={(fields) => void submit(fields)}
    >
      <p className="muted settings-intro">
        {say.intro} {rules.effectiveFrom === null ? say.sinceAlways : say.since(rules.effectiveFrom)}
      </p>
      <RuleVersions />
      <Section title={say.silence}>
        <div className="block-body">
          <Form.Item name="dormantAfterDays" label={say.dormantAfterDays}>
            {number()}
          </Form.Item>
          <Form.Item name="silentAfterDays" label={say.silentAfterDays}>
            {number()}
          </Form.Item>
          <Form.Item name="topShare" label={say.keySilentTopShare}>
            {number(100)}
          </Form.Item>
        </div>
      </Section>
      <Section title={say.serviceEnd}>
        <div className="block-body">
          <Form.Item
            name="leadDays"
            label={say.serviceEndLeadDays}
            rules={[
              {
                validator: (_, text: string) =>
                  readLeadDays(text) ? Promise.resolve() : Promise.reject(new Error(say.badLeadDays)),
              },
            ]}
          >
            <Input placeholder={say.leadDaysHint} />
          </Form.Item>
        </div>
      </Section>
      <Section title={say.value}>
        <div className="block-body">
          <h3>
            {say.weights} <span className={total === 100 ? 'muted' : 'settings-bad'}>{say.weightsSum(format.count(total))}</span>{' '}
            {total !== 100 && <span className="settings-bad">{say.weightsShould}</span>}
          </h3>
          {dimensions.map((each) => (
            <Form.Item key={each} name={['valueWeights', each]} label={words.customers.dimensions[each]}>
              {number(100)}
            </Form.Item>
          ))}
          <h3>{say.thresholds}</h3>
          <div className="rules-row">
            {grades.map((grade) => (
              <Form.Item key={grade} name={['tierThresholds', grade]} label={grade}>
                {number(100)}
              </Form.Item>
            ))}
          </div>
          <h3>{say.anchors}</h3>
          <AnchorFields name="annualPurchaseAnchors" step={10_000} suffix={words.customers.filter.yuan} label={say.anchorAt} />
          {otherAnchors.map(({ name, step }) => (
            <div key={name}>
              <h3>{say[name]}</h3>
              <AnchorFields name={name} step={step} suffix="" label={say.anchorInput} />
            </div>
          ))}
          <Form.Item name="ecosystemPercent" label={say.ecosystemShare}>
            {number(100)}
          </Form.Item>
          <Form.Item name="downgradeMargin" label={say.downgradeMargin}>
            {number(30)}
          </Form.Item>
          <Form.Item name="downgradeAfter" label={say.downgradeAfter}>
            {number(8)}
          </Form.Item>
          <h3>{say.healthWeights}</h3>
          <div className="rules-row">
            {(['nps', 'activeRate', 'renewal'] as const).map((part) => (
              <Form.Item key={part} name={['healthWeights', part]} label={words.value[part]}>
                <InputNumber min={0} max={1} step={0.05} />
              </Form.Item>
            ))}
          </div>
          <Form.Item name="healthyFrom" label={say.healthyFrom}>
            {number(100)}
          </Form.Item>
          <Form.Item name="reviewPackLeadDays" label={say.reviewPackLeadDays}>
            {number(400)}
          </Form.Item>
          <Form.Item name="reportDueHours" label={say.reportDueHours}>
            {number(200)}
          </Form.Item>
        </div>
      </Section>
      <Section title={say.selling}>
        <div className="block-body">
          <Form.Item name={['selling', 'stallWorkdays']} label={say.sellingNumbers.stallWorkdays}>
            {number(60)}
          </Form.Item>
          <Form.Item name={['selling', 'shiLimit']} label={say.sellingNumbers.shiLimit}>
            <InputNumber min={0} max={1} step={0.05} />
          </Form.Item>
          <Form.Item name={['selling', 'shiWeeks']} label={say.sellingNumbers.shiWeeks}>
            {number(12)}
          </Form.Item>
          {(['rushLastFivePercent', 'rushFirstTwentyFivePercent', 'rushHealthyPercent'] as const).map((part) => (
            <Form.Item key={part} name={['selling', part]} label={say.sellingNumbers[part]}>
              {number(100)}
            </Form.Item>
          ))}
        </div>
      </Section>
      <Section title={words.measures.title}>
        <div className="block-body">
          {(['G1', 'G2', 'G3', 'G5', 'G8'] as const).map((id) => (
            <Form.Item key={id} name={['measureTargets', id]} label={say.atLeast(words.measures.names[id])}>
              {number(100)}
            </Form.Item>
          ))}
          <Form.Item name={['measureTargets', 'G6']} label={say.atLeastRatio(words.measures.names.G6)}>
            <InputNumber min={0} max={10} step={0.01} />
          </Form.Item>
          {(['G4', 'G9'] as const).map((id) => (
            <Form.Item key={id} name={['measureTargets', id]} label={say.atMost(words.measures.names[id])}>
              <InputNumber min={0.25} max={2000} />
            </Form.Item>
          ))}
        </div>
      </Section>
      <Section title={say.weekly}>
        <div className="block-body">
          {(['newLeads', 'quoted'] as const).map((part) => (
            <Form.Item key={part} name={['weekly', part]} label={say.weeklyNumbers[part]}>
              <InputNumber min={0} max={1000} precision={0} />
            </Form.Item>
          ))}
        </div>
      </Section>
      <Section title={say.journeys}>
        <div className="block-body">
          {(['replyHours', 'followUpHours', 'escalateHours'] as const).map((part) => (
            <Form.Item key={part} name={['journeys', part]} label={say.journeyNumbers[part]}>
              <InputNumber min={0.25} max={2000} />
            </Form.Item>
          ))}
          <Form.Item name={['journeys', 'breaksPerHundred']} label={say.journeyNumbers.breaksPerHundred}>
            <InputNumber min={0} max={100} step={0.1} />
          </Form.Item>
          <Form.Item name={['journeys', 'windowDays']} label={say.journeyNumbers.windowDays}>
            <InputNumber min={1} max={366} precision={0} />
          </Form.Item>
        </div>
      </Section>
      <Section title={say.receivables}>
        <div className="block-body">
          {(['soonDays', 'graceDays'] as const).map((part) => (
            <Form.Item key={part} name={['receivables', part]} label={say.receivableNumbers[part]}>
              <InputNumber min={0} max={365} precision={0} />
            </Form.Item>
          ))}
        </div>
      </Section>
      <Section title={say.reconciliation}>
        <div className="block-body">
          <Form.Item name={['reconciliation', 'toleranceYuan']} label={say.toleranceYuan}>
            <InputNumber min={0} max={100_000} precision={2} />
          </Form.Item>
          <Form.Item name={['reconciliation', 'tolerancePercent']} label={say.tolerancePercent}>
            <InputNumber min={0} max={10} step={0.05} />
          </Form.Item>
        </div>
      </Section>
      <Section title={say.leads}>
        <div className="block-body">
          <Form.Item name={['leads', 'autoSources']} label={say.autoSources}>
            <Select mode="tags" options={leadSources.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <h3>{say.weights}</h3>
          <div className="rules-row">
            {(['industry', 'winHistory', 'load'] as const).map((part) => (
              <Form.Item key={part} name={['leads', 'weights', part]} label={say.leadWeights[part]}>
                {number(100)}
              </Form.Item>
            ))}
          </div>
          {(['windowDays', 'defaultCapacity', 'assignHours', 'touchHours', 'escalateHours'] as const).map((part) => (
            <Form.Item key={part} name={['leads', part]} label={say.leadNumbers[part]}>
              {number(10_000)}
            </Form.Item>
          ))}
        </div>
      </Section>
      <Section title={say.trials}>
        <div className="block-body">
          {(['idleHours', 'questionHours'] as const).map((part) => (
            <Form.Item key={part} name={['trials', part]} label={say.trialNumbers[part]}>
              <InputNumber min={0.25} max={2000} />
            </Form.Item>
          ))}
          <Form.Item name={['trials', 'rootCauses']} label={say.trialRootCauses}>
            <Select mode="tags" />
          </Form.Item>
        </div>
      </Section>
      <Section title={say.quotes.title}>
        <div className="block-body">
          {(['productHours', 'financeHours', 'financeUrgentHours', 'legalHours'] as const).map((each) => (
            <Form.Item key={each} name={['quotes', each]} label={say.quotes[each]}>
              <InputNumber min={0.25} max={2000} />
            </Form.Item>
          ))}
          <Form.Item name={['quotes', 'minimumMarginPercent']} label={say.quotes.minimumMarginPercent}>
            <InputNumber min={-100} max={100} />
          </Form.Item>
          <Form.Item name={['quotes', 'lineDeviationPercent']} label={say.quotes.lineDeviationPercent}>
            {number(100)}
          </Form.Item>
          <h3>{say.quotes.termBenchmarks}</h3>
          <BenchmarkFields />
          <h3>{say.quotes.clausePacks}</h3>
          <ClausePackFields />
        </div>
      </Section>
      {save.failure && <FailureNotice failure={save.failure} />}
      <div className="rules-save">
        <Form.Item name="effectiveFrom" label={say.effectiveFrom}>
          <DatePicker allowClear={false} disabledDate={(day) => day.isBefore(dayjs(today), 'day')} />
        </Form.Item>
        <Button onClick={() => form.setFieldsValue(toFields(rules.defaults, today))}>{say.resetDefaults}</Button>
        <Button type="primary" htmlType="submit" loading={save.busy}>
          {words.generic.save}
        </Button>
      </div>
    </Form>
  )
}
