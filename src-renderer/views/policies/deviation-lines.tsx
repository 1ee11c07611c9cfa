import { Drawer } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { quotePlace } from '../quotes/index.ts'

/** The quoted lines behind a region's deviation (rule E5), furthest from the guide first, each with its quote. */
export function DeviationLines({ region, from, to, onClose }: { region: string; from: string; to: string; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.policies.deviation
  const answer = useSteadyQuery('policies.deviationLines', { week: from, region })
  return (
    <Drawer open size={920} title={say.linesOf(region === '' ? say.noRegion : region, from, to)} onClose={onClose}>
      <Answered answer={answer}>
        {({ lines, total }) => (
          <>
            <p className="muted policy-note">{say.linesNote(format.count(lines.length), format.count(total))}</p>
            <div className="policy-scroll" tabIndex={0} role="region" aria-label={say.lines}>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{say.quote}</th>
                    <th>{say.inForceOn}</th>
                    <th>{say.customer}</th>
                    <th>{say.product}</th>
                    <th className="num">{say.quantity}</th>
                    <th className="num">{say.price}</th>
                    <th className="num">{say.guide}</th>
                    <th className="num">{say.percent}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line, at) => (
                    <tr key={`${line.quoteId} ${at}`}>
                      <td className="policy-day">
                        <PlaceLink to={quotePlace(line.quoteId)}>{`${line.number} ${line.version}`}</PlaceLink>
                      </td>
                      <td className="policy-day">{line.on}</td>
                      <td>{line.customer}</td>
                      <td>{line.name}</td>
                      <td className="num">{line.quantity}</td>
                      <td className="num">{format.money(line.price)}</td>
                      <td className="num">{format.money(line.guide)}</td>
                      <td className="num">{line.percent ?? words.generic.noData}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Answered>
    </Drawer>
  )
}
