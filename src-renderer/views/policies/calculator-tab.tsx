import { App, Button, DatePicker, Input, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { Money } from '../../../src-preload/contract/_words/basics.ts'
import { memberRoles } from '../../../src-preload/contract/members.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { plainDecimal } from '../programmes/index.ts'

/** Rule E2: what a deal earns, when it is paid, and why every other card pays nothing. */
export function CalculatorTab({ today }: { today: string }) {
  const { words, format } = useSpeech()
  const say = words.policies.calculator
  const choices = useSteadyQuery('customers.choices', {}).data
  const [deal, setDeal] = useState({
    date: today,
    region: '',
    customerClass: 'A',
    product: '',
    role: 'rep' as string,
    amount: '100000',
    referrals: 0,
    paymentDays: 30,
  })
  const change = (patch: Partial<typeof deal>) => setDeal((now) => ({ ...now, ...patch }))
  const amount = plainDecimal(deal.amount)
  const answer = useSteadyQuery('policies.calculate', amount === null ? null : { ...deal, amount })
  const { message } = App.useApp()
  const record = useCommand('policies.recordTrigger')
  // A deal that was really done counts for the heat map and against the card's budget (rule E1).
  const note = async ({ cardId, name, amount: earned }: { cardId: number; name: string; amount: Money }) => {
    const done = await record.run({ cardId, on: deal.date, region: deal.region, amount: earned })
    if (done) void message.success(say.recorded(name, deal.region))
  }
  const regions = (choices?.region ?? []).map(({ value }) => ({ value, label: value }))
  return (
    <div className="calculator">
      <Section title={words.policies.tabs.calculator}>
        <div className="block-body calculator-form">
          <label>
            <span>{say.date}</span>
            <DatePicker
              aria-label={say.date}
              allowClear={false}
              value={dayjs(deal.date)}
              onChange={(day) => day && change({ date: day.format('YYYY-MM-DD') })}
            />
          </label>
          <label>
            <span>{say.amount}</span>
            <Input
              className="num"
              aria-label={say.amount}
              value={deal.amount}
              status={amount === null ? 'error' : ''}
              onChange={(event) => change({ amount: event.target.value })}
            />
          </label>
          <label>
            <span>{say.region}</span>
            <Select
              aria-label={say.region}
              value={deal.region === '' ? null : deal.region}
              options={regions}
              allowClear
              onChange={(region: string | null) => change({ region: region ?? '' })}
            />
          </label>
          <label>
            <span>{say.customerClass}</span>
            <Select
              aria-label={say.customerClass}
              value={deal.customerClass}
              options={['S', 'A', 'B', 'C', 'D'].map((value) => ({ value, label: value }))}
              onChange={(customerClass) => change({ customerClass })}
            />
          </label>
          <label>
            <span>{say.product}</span>
            <Input aria-label={say.product} value={deal.product} onChange={(event) => change({ product: event.target.value })} />
          </label>
          <label>
            <span>{say.role}</span>
            <Select
              aria-label={say.role}
              value={deal.role}
              options={memberRoles.map((value) => ({ value, label: words.settings.roles[value] }))}
              onChange={(role) => change({ role })}
            />
          </label>
          <label>
            <span>{say.referrals}</span>
            <InputNumber
              aria-label={say.referrals}
              min={0}
              precision={0}
              value={deal.referrals}
              onChange={(referrals) => change({ referrals: referrals ?? 0 })}
            />
          </label>
          <label>
            <span>{say.paymentDays}</span>
            <InputNumber
              aria-label={say.paymentDays}
              min={0}
              precision={0}
              value={deal.paymentDays}
              onChange={(paymentDays) => change({ paymentDays: paymentDays ?? 0 })}
            />
          </label>
        </div>
      </Section>
      <Section
        title={say.rewards}
        actions={
          <strong className="calculator-total">{answer.data ? `${say.total} ${format.ledger(answer.data.total)}` : ''}</strong>
        }
      >
        {answer.failure && <FailureNotice failure={answer.failure} />}
        {record.failure && <FailureNotice failure={record.failure} />}
        {answer.data?.rewards.length === 0 && <div className="block-body muted">{say.none}</div>}
        <table className="plain-table">
          <tbody>
            {answer.data?.rewards.map((one) => (
              <tr key={one.cardId}>
                <td>{one.name}</td>
                <td className="muted">{say.payOn(one.payOn)}</td>
                <td className="num">
                  <strong>{format.ledger(one.amount)}</strong>
                </td>
                <td className="calculator-record">
                  <Button
                    size="small"
                    disabled={deal.region === '' || record.busy}
                    title={deal.region === '' ? say.regionFirst : undefined}
                    aria-label={`${say.record} ${one.name}`}
                    onClick={() => void note(one)}
                  >
                    {say.record}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {(answer.data?.others.length ?? 0) > 0 && (
          <>
            <h3 className="calculator-others">{say.others}</h3>
            <table className="plain-table">
              <tbody>
                {answer.data?.others.map((one) => (
                  <tr key={one.cardId}>
                    <td>{one.name}</td>
                    <td className="muted">{one.reasons.map((reason) => say.reasons[reason]).join(words.generic.separator)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Section>
    </div>
  )
}
