import { SideSheet } from '../../ui/side-sheet.tsx'
import type { MeasureId } from '../../../src-preload/contract/measures.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink, type Place } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { customerPlace } from '../customers/index.ts'
import { quotePlace } from '../quotes/index.ts'
import type { OpenedFigure } from './measures-view.tsx'
import { sayValue } from './say-figure.ts'

type Case = Output<'measures.cases'>['rows'][number]

/** What a figure was made of: those that count against it first. */
export function CasesDrawer({ opened, onClose }: { opened: OpenedFigure; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.measures
  const { measure, month, scope, whose } = opened
  const answer = useSteadyQuery('measures.cases', { ...scope, measure, month })
  return (
    <SideSheet size={640} title={`${say.names[measure]} · ${month} · ${whose}`} onClose={onClose}>
      <p className="muted">{say.how[measure]}</p>
      <Answered answer={answer} rows={8}>
        {({ total, rows }) =>
          rows.length === 0 ? (
            <p className="muted">{measure === 'G8' ? say.onlyNow : words.generic.noData}</p>
          ) : (
            <>
              <p className="muted">
                {total > rows.length ? say.cut(format.count(rows.length), format.count(total)) : say.total(format.count(total))}
              </p>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{say.matter}</th>
                    <th scope="col">{say.person}</th>
                    <th scope="col" className="num">
                      {say.when}
                    </th>
                    <th scope="col" className="num">
                      {say.result}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.subject} ${row.id} ${row.at ?? ''}`}>
                      <td>
                        <CaseName row={row} />
                      </td>
                      <td>{row.memberName ?? words.generic.noData}</td>
                      <td className="num measure-when">{row.at === null ? month : format.dateTime(row.at)}</td>
                      <td className="num">
                        <Outcome measure={measure} row={row} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Answered>
    </SideSheet>
  )
}

function CaseName({ row }: { row: Case }) {
  const place: Place | null =
    row.subject === 'quote'
      ? quotePlace(row.id)
      : row.customerId !== null && row.customerName !== null
        ? customerPlace(row.customerId, row.customerName)
        : null
  return (
    <>
      {place ? <PlaceLink to={place}>{row.name}</PlaceLink> : row.name}
      {row.subject !== 'customer' && row.customerName !== null && <div className="muted">{row.customerName}</div>}
    </>
  )
}

function Outcome({ measure, row }: { measure: MeasureId; row: Case }) {
  const { words, format } = useSpeech()
  const say = words.measures
  if (measure === 'G4' || measure === 'G9')
    return row.counts === 0 ? say.unanswered : sayValue(words, 'mean', row.adds.toFixed(2))
  if (measure === 'G5') return `${format.count(row.adds)}/${format.count(row.counts)}`
  if (measure === 'G7') return sayValue(words, 'score', row.adds.toFixed(1))
  if (measure === 'G6') return row.adds > 0 ? say.signed : say.touch
  return row.adds > 0 ? say.yes[measure] : <span className="measure-below">{say.no[measure]}</span>
}
