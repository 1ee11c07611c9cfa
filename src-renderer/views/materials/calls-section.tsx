import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { customerPlace } from '../customers/index.ts'
import { CommitmentList } from './commitment-list.tsx'

/** The customers to call since a promise they were shown is broken; ticked off one by one or together. */
export function CallsSection({ materialId }: { materialId?: number }) {
  const { words, format } = useSpeech()
  const say = words.materials
  const wire = useWire()
  const tellFailure = useTellFailure()
  const answer = useSteadyQuery('materials.calls', materialId === undefined ? {} : { materialId })
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const mark = async (ids: number[], called: boolean) => {
    try {
      await wire.call('materials.markCalled', { ids, called })
      setPicked(new Set())
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  const counts = answer.data
  return (
    <Section
      title={say.calls}
      actions={
        <>
          {counts && counts.total > 0 && (
            <span className="muted num">{say.openCalls(format.count(counts.open), format.count(counts.total))}</span>
          )}
          {picked.size > 0 && (
            <Button size="small" type="primary" onClick={() => void mark([...picked], true)}>
              {say.markCalled} {format.count(picked.size)}
            </Button>
          )}
        </>
      }
    >
      <Answered answer={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="block-body muted">{say.noCalls}</p>
          ) : (
            <>
              <p className="block-body muted material-hint">{say.callsHint}</p>
              <table className="plain-table material-table">
                <thead>
                  <tr>
                    <th scope="col" className="material-tick">
                      <span className="visually-hidden">{say.markCalled}</span>
                    </th>
                    <th scope="col">{say.customer}</th>
                    <th scope="col">{say.caller}</th>
                    <th scope="col">{say.saw}</th>
                    <th scope="col">{say.broken}</th>
                    <th scope="col">{say.called}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id} className={row.calledAt === null ? '' : 'material-called'}>
                      <td className="material-tick">
                        {row.calledAt === null && (
                          <Checkbox
                            aria-label={row.customerName}
                            checked={picked.has(row.id)}
                            onChange={({ target }) =>
                              setPicked((now) => {
                                const next = new Set(now)
                                if (target.checked) next.add(row.id)
                                else next.delete(row.id)
                                return next
                              })
                            }
                          />
                        )}
                      </td>
                      <th scope="row">
                        <PlaceLink to={customerPlace(row.customerId, row.customerName)}>{row.customerName}</PlaceLink>
                      </th>
                      <td>{row.memberName ?? <span className="muted">{say.noCaller}</span>}</td>
                      <td className="material-when">
                        {say.sawOn(`${row.materialName} ${say.version(String(row.usedNumber))}`, format.date(row.usedAt))}
                      </td>
                      <td>
                        <CommitmentList changes={row.broken} />
                      </td>
                      <td className="material-when">
                        {row.calledAt === null ? (
                          <Button size="small" type="text" onClick={() => void mark([row.id], true)}>
                            {say.markCalled}
                          </Button>
                        ) : (
                          format.date(row.calledAt)
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Answered>
    </Section>
  )
}
