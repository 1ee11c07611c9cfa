import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { customerPlace } from '../customers/index.ts'
import { filteredDeals } from '../pipeline/index.ts'
import type { Opened } from './attribution-view.tsx'
import type { Span } from './periods.ts'

interface Props {
  readonly opened: Opened
  readonly query: RowQuery
  readonly span: Span
  readonly onClose: () => void
}

/** The deals behind a number, each with the activity that decides it. */
export function AttributionCases({ opened, query, span, onClose }: Props) {
  const { words, format } = useSpeech()
  const say = words.funnel.attribution
  const { step, outcome } = opened
  const answer = useSteadyQuery('funnel.attributionCases', { ...query, period: span, step, outcome })
  const when = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  const kinds: Readonly<Record<string, string>> = words.pipeline.kinds
  return (
    <SideSheet size={640} title={`${say.steps[step]} · ${say.outcomes[outcome]}`} onClose={onClose}>
      <Answered answer={answer} rows={8}>
        {({ total, rows }) => (
          <>
            <p className="muted">
              {total > rows.length ? say.cut(format.count(rows.length), format.count(total)) : say.count(format.count(total))}
            </p>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{say.deal}</th>
                  <th scope="col">{say.owner}</th>
                  <th scope="col">{say.evidence}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <PlaceLink to={filteredDeals([{ field: 'id', op: 'eq', value: row.id }], row.name)}>{row.name}</PlaceLink>
                      <div>
                        <PlaceLink to={customerPlace(row.customerId, row.customerName)}>{row.customerName}</PlaceLink>
                      </div>
                    </td>
                    <td>
                      {row.ownerName ?? words.generic.noData}
                      <div className="muted attribution-when">{say.started(when(row.startedAt))}</div>
                    </td>
                    <td>
                      {row.evidence ? (
                        <>
                          <span className="attribution-when">
                            {kinds[row.evidence.kind] ?? row.evidence.kind} {when(row.evidence.at)} {row.evidence.by ?? ''}
                          </span>
                          {row.evidence.need !== null && <div className="muted">{row.evidence.need}</div>}
                        </>
                      ) : (
                        <span className="muted">{step === 'signed' ? say.seeStages : say.noActivity}</span>
                      )}
                      {row.unsaid && <div className="money-warn">{say.notSaid}</div>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Answered>
    </SideSheet>
  )
}
