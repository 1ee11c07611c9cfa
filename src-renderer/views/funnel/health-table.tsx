import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { rowsPlace } from './drill.ts'
import { indexOf } from './shown-figures.ts'
import { valueCondition } from './why-tree.tsx'

/** Subjects by weeks, weakest first; a low week is marked by colour and by its figure. */
export function HealthTable({ data, by }: { data: Output<'funnel.health'>; by: 'owner' | 'team' | 'region' }) {
  const { words, format } = useSpeech()
  const say = words.funnel.health
  if (data.lines.length === 0) return <p className="block-body muted">{say.empty}</p>
  return (
    <div className="health-scroll" tabIndex={0} role="region" aria-label={say.index}>
      <table className="plain-table health-table">
        <thead>
          <tr>
            <th scope="col">{say.subject}</th>
            {data.weeks.map((week) => (
              <th key={week} scope="col" className="num" title={say.week(week)}>
                {week.slice(5)}
              </th>
            ))}
            <th scope="col" className="num">
              {words.funnel.totals.open}
            </th>
            <th scope="col" aria-label={say.review} />
          </tr>
        </thead>
        <tbody>
          {data.lines.map((line) => {
            const subject = line.subject === '' ? words.funnel.why.blank : line.subject
            const last = line.values.at(-1)
            return (
              <tr key={line.subject}>
                <th scope="row">{subject}</th>
                {line.values.map((value, index) => (
                  <td
                    key={data.weeks[index]}
                    className={`num${value.low ? ' health-low' : ''}`}
                    title={say.cell(
                      indexOf(value.index, words.generic.noData),
                      format.count(value.open),
                      format.count(value.budget),
                      format.count(value.demo),
                      format.count(value.poc),
                    )}
                  >
                    {indexOf(value.index, words.generic.noData)}
                  </td>
                ))}
                <td className="num">
                  <PlaceLink
                    to={rowsPlace(
                      {},
                      [{ field: 'open', op: 'eq', value: true }, valueCondition(by, line.subject === '' ? null : line.subject)],
                      subject,
                    )}
                  >
                    {format.count(last?.open ?? 0)}
                  </PlaceLink>
                </td>
                <td>
                  {line.review && (
                    <span
                      className="verdict verdict-fell"
                      title={say.reviewHint(format.count(data.reviewAfter), format.decimal(data.limit))}
                    >
                      {say.review}
                    </span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
