import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { AliasChoice } from './alias-choice.tsx'

type Line = Output<'reconciliation.differences'>['lines'][number]

/** Our documents that the claim does not name: what a code unknown to us may mean. */
const unclaimed = (lines: readonly Line[]): string[] =>
  lines.filter(({ calculated, claimed }) => calculated !== null && claimed === null).map(({ document }) => document)

/** What a difference is made of: by cause, then document by document. */
export function DifferenceList({ period, party, claimed }: { period: string; party: number; claimed: boolean }) {
  const { words, format } = useSpeech()
  const say = words.reconciliation.panel
  const answer = useSteadyQuery('reconciliation.differences', { period, party })
  return (
    <section className="recon-section" aria-label={say.causes}>
      <h3>{say.causes}</h3>
      <Answered answer={answer} rows={3}>
        {(found) =>
          !claimed || (found.lines.length === 0 && found.unexplained.fen === 0) ? (
            <p className="muted">{claimed ? say.none : say.notClaimed}</p>
          ) : (
            <>
              {found.lines.length === 0 && <p className="muted">{say.noLines}</p>}
              <ul className="recon-causes">
                {found.causes.map(({ cause, count, amount }) => (
                  <li key={cause}>
                    <span>{words.reconciliation.causes[cause]}</span>
                    <span className="muted">× {format.count(count)}</span>
                    <span className="num">{format.ledger(amount)}</span>
                  </li>
                ))}
                <li className={Math.abs(found.unexplained.fen) > found.tolerance.fen ? 'money-bad' : 'muted'}>
                  <span>{say.unexplained}</span>
                  <span className="muted">{say.tolerance(format.ledger(found.tolerance))}</span>
                  <span className="num">{format.ledger(found.unexplained)}</span>
                </li>
              </ul>
              {found.lines.length > 0 && (
                <div className="recon-lines">
                  <table className="plain-table" aria-label={say.lines}>
                    <thead>
                      <tr>
                        <th>{say.document}</th>
                        <th>{words.reconciliation.fields.cause}</th>
                        <th className="num">{say.ours}</th>
                        <th className="num">{say.theirs}</th>
                        <th className="num">{say.amount}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {found.lines.slice(0, 300).map((line, at) => (
                        <tr key={at}>
                          <td>
                            {line.document}
                            {claimed && line.calculated === null && unclaimed(found.lines).length > 0 && (
                              <AliasChoice code={line.document} ours={unclaimed(found.lines)} />
                            )}
                          </td>
                          <td>
                            {words.reconciliation.causes[line.cause]}
                            {line.rate !== null && line.claimedRate !== null && line.rate !== line.claimedRate && (
                              <span className="muted">
                                {' '}
                                {`${format.percent(Number(line.claimedRate))} / ${format.percent(Number(line.rate))}`}
                              </span>
                            )}
                          </td>
                          <td className="num">{line.calculated ? format.ledger(line.calculated) : words.generic.noData}</td>
                          <td className="num">{line.claimed ? format.ledger(line.claimed) : words.generic.noData}</td>
                          <td className="num">{format.ledger(line.amount)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </>
          )
        }
      </Answered>
    </section>
  )
}
