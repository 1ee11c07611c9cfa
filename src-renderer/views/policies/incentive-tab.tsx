import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { plainDecimal, rateOfPercent } from '../programmes/index.ts'
import { groupedText, percentText } from './policy-words.ts'

const figures = ['base', 'signingAttainment', 'ltv', 'cac', 'firstPaymentRate', 'activeRate'] as const
type Figure = (typeof figures)[number]
const shares: ReadonlySet<Figure> = new Set(['signingAttainment', 'firstPaymentRate', 'activeRate'])
const blank: Readonly<Record<Figure, string>> = {
  base: '',
  signingAttainment: '',
  ltv: '',
  cac: '',
  firstPaymentRate: '',
  activeRate: '',
}

/** Rule E6: everybody's bonus of a month with the parts it is made of. */
export function IncentiveTab({ today }: { today: string }) {
  const { words, format } = useSpeech()
  const say = words.policies.incentive
  const [month, setMonth] = useState(today.slice(0, 7))
  const good = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
  const answer = useSteadyQuery('policies.incentives', good ? { month } : null)
  const rate = (text: string | null) => (text === null ? words.generic.noData : percentText(text))
  const money = (amount: { fen: number } | null) => (amount === null ? words.generic.noData : format.ledger(amount))
  return (
    <Section
      title={words.policies.tabs.incentive}
      actions={
        <Input
          size="small"
          className="incentive-month"
          aria-label={say.month}
          value={month}
          status={good ? '' : 'error'}
          onChange={(event) => setMonth(event.target.value)}
        />
      }
    >
      <p className="block-body muted policy-note">{say.rule}</p>
      <EnterFigures month={month} />
      <Answered answer={answer}>
        {(rows) =>
          rows.length === 0 ? (
            <div className="block-body muted">{say.empty}</div>
          ) : (
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{say.name}</th>
                  {(
                    [
                      'base',
                      'signingAttainment',
                      'quality',
                      'firstPaymentRate',
                      'activeRate',
                      'signing',
                      'firstPayment',
                      'active',
                      'bonus',
                    ] as const
                  ).map((column) => (
                    <th key={column} className="num">
                      {say[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.memberId}>
                    <td>{row.name}</td>
                    <td className="num">{groupedText(row.base)}</td>
                    <td className="num">{rate(row.signingAttainment)}</td>
                    <td className="num">{row.quality ?? words.generic.noData}</td>
                    <td className="num">{rate(row.firstPaymentRate)}</td>
                    <td className="num">{rate(row.activeRate)}</td>
                    <td className="num">{money(row.parts.signing)}</td>
                    <td className="num">{money(row.parts.firstPayment)}</td>
                    <td className="num">{money(row.parts.active)}</td>
                    <td className="num">
                      <strong>{money(row.bonus)}</strong>
                      {row.missing.length > 0 && (
                        <div className="money-warn">
                          {say.missing(
                            row.missing
                              .map((name) => (say as unknown as Record<string, string>)[name] ?? name)
                              .join(words.generic.separator),
                          )}
                        </div>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  )
}

function EnterFigures({ month }: { month: string }) {
  const { words } = useSpeech()
  const say = words.policies.incentive
  const { message } = App.useApp()
  const members = useSteadyQuery('members.list', {}).data ?? []
  const save = useCommand('policies.saveIncentive')
  const [member, setMember] = useState<number | null>(null)
  const [typed, setTyped] = useState(blank)
  const read = (name: Figure): string | null => (shares.has(name) ? rateOfPercent(typed[name]) : plainDecimal(typed[name]))
  const base = read('base')
  const submit = async () => {
    if (member === null || base === null) return
    const done = await save.run({
      memberId: member,
      month,
      base,
      signingAttainment: read('signingAttainment'),
      ltv: read('ltv'),
      cac: read('cac'),
      firstPaymentRate: read('firstPaymentRate'),
      activeRate: read('activeRate'),
    })
    if (!done) return
    void message.success(say.saved)
    setTyped(blank)
  }
  return (
    <div className="block-body incentive-enter">
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={say.name}
        placeholder={say.name}
        value={member}
        onChange={setMember}
        options={members.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
      />
      {figures.map((name) => (
        <Input
          key={name}
          className="num"
          aria-label={say[name]}
          placeholder={say[name]}
          value={typed[name]}
          status={typed[name].trim() !== '' && read(name) === null ? 'error' : ''}
          onChange={(event) => setTyped((now) => ({ ...now, [name]: event.target.value }))}
        />
      ))}
      <Button type="primary" loading={save.busy} disabled={member === null || base === null} onClick={() => void submit()}>
        {say.add}
      </Button>
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
    </div>
  )
}
