import { Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Assumptions } from '../../../src-preload/contract/forecast.ts'
import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { knownWord } from '../pipeline/index.ts'

interface Props {
  readonly query: RowQuery
  readonly months: readonly string[]
  readonly assumed: Assumptions
  readonly onChange: (next: Assumptions) => void
}

const shown = 50

/** The largest deals one by one: taken in whole, left out, or as all the others. */
export function DealChoices({ query, months, assumed, onChange }: Props) {
  const { words, format } = useSpeech()
  const say = words.forecast.deals
  const [within, setWithin] = useState('')
  const [from = ''] = months
  const answer = useSteadyQuery('forecast.deals', {
    ...query,
    from,
    months: months.length,
    limit: shown,
    ...(within === '' ? {} : { within }),
  })
  const of = (id: number) => assumed.deals.find((deal) => deal.id === id)
  const put = (id: number, as: 'usual' | 'in' | 'out', month: string | null) => {
    const others = assumed.deals.filter((deal) => deal.id !== id)
    onChange({ ...assumed, deals: as === 'usual' ? others : [...others, { id, as, month: as === 'in' ? month : null }] })
  }
  return (
    <Section
      title={say.title}
      actions={
        <>
          {answer.data && (
            <span className="muted">{say.shown(format.count(answer.data.rows.length), format.count(answer.data.total))}</span>
          )}
          <Select
            size="small"
            className="forecast-within"
            aria-label={say.within}
            value={within}
            onChange={setWithin}
            options={[
              { value: '', label: say.all },
              ...months.map((value) => ({ value, label: value })),
              { value: 'overdue', label: words.forecast.inNone.overdue },
              { value: 'undated', label: words.forecast.inNone.undated },
            ]}
          />
        </>
      }
    >
      <Answered answer={answer} rows={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="block-body muted">{say.none}</p>
          ) : (
            <table className="plain-table forecast-deals" aria-label={say.title}>
              <thead>
                <tr>
                  <th>{say.deal}</th>
                  <th>{say.owner}</th>
                  <th>{say.stage}</th>
                  <th className="num">{say.amount}</th>
                  <th>{say.close}</th>
                  <th>{say.counted}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => {
                  const own = of(row.id)
                  const month = row.expectedClose?.slice(0, 7) ?? null
                  const fits = month !== null && months.includes(month)
                  return (
                    <tr key={row.id}>
                      <td className="forecast-name">
                        {row.name} <span className="muted">{row.customerName}</span>
                      </td>
                      <td>{row.ownerName ?? words.generic.noData}</td>
                      <td>
                        {knownWord(words, row.stageName)} <span className="muted num">{row.probability}%</span>
                      </td>
                      <td className="num" title={format.money(row.amount)}>
                        {format.shortMoney(row.amount.fen)}
                      </td>
                      <td>{row.expectedClose ?? words.generic.noData}</td>
                      <td className="forecast-counted">
                        <Segmented<'usual' | 'in' | 'out'>
                          size="small"
                          aria-label={`${say.counted} ${row.name}`}
                          value={own?.as ?? 'usual'}
                          onChange={(as) => put(row.id, as, fits ? month : from)}
                          options={(['usual', 'in', 'out'] as const).map((value) => ({ value, label: say.choices[value] }))}
                        />
                        {own?.as === 'in' && (
                          <Select
                            size="small"
                            aria-label={`${say.to} ${row.name}`}
                            value={own.month ?? month ?? from}
                            onChange={(value: string) => put(row.id, 'in', value)}
                            options={months.map((value) => ({ value, label: value }))}
                          />
                        )}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  )
}
