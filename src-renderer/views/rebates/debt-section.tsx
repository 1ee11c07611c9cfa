import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { reconciliationPlace } from '../reconciliation/index.ts'

/** Approved and unpaid, by age. */
export function DebtSection() {
  const { words, format } = useSpeech()
  const say = words.rebates
  const answer = useSteadyQuery('reconciliation.debt', {})
  return (
    <Section title={say.debt} actions={<strong className="num">{answer.data ? format.ledger(answer.data.total) : ''}</strong>}>
      <Answered answer={answer} rows={3}>
        {(debt) =>
          debt.rows.length === 0 ? (
            <div className="block-body muted">{say.debtEmpty}</div>
          ) : (
            <>
              <div className="debt-buckets">
                {debt.buckets.map(({ bucket, count, amount }) => (
                  <div key={bucket}>
                    <span className="muted">{say.buckets[bucket]}</span>
                    <strong className={bucket === '90+' && count > 0 ? 'money-bad' : ''}>{format.ledger(amount)}</strong>
                    <span className="muted">{words.reconciliation.rows(format.count(count))}</span>
                  </div>
                ))}
              </div>
              <div className="rebate-scroll">
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th>{say.customer}</th>
                      <th>{say.columns.period}</th>
                      <th className="num">{say.days}</th>
                      <th className="num">{say.owed}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {debt.rows.slice(0, 100).map((row) => (
                      <tr key={row.id}>
                        <td>{row.name}</td>
                        <td>
                          <PlaceLink to={reconciliationPlace(row.period)}>{row.period}</PlaceLink>
                        </td>
                        <td className="num">{format.count(row.days)}</td>
                        <td className="num">{format.ledger(row.owed)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </Answered>
    </Section>
  )
}
