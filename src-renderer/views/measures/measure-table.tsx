import type { MeasureId } from '../../../src-preload/contract/measures.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { FigureCell } from './figure-cell.tsx'
import { sayValue } from './say-figure.ts'

interface Props {
  readonly data: Output<'measures.board'>
  readonly onOpen: (measure: MeasureId, month: string) => void
}

/** One line per measure, one column per month; each figure opens its cases. */
export function MeasureTable({ data, onOpen }: Props) {
  const { words } = useSpeech()
  const say = words.measures
  return (
    <div className="measure-wide">
      <table className="plain-table measure-table" aria-label={say.byMonth}>
        <thead>
          <tr>
            <th scope="col">{say.measure}</th>
            <th scope="col" className="num">
              {say.healthy}
            </th>
            {data.months.map((month, index) => (
              <th key={month} scope="col" className={index === data.months.length - 1 ? 'num measure-running' : 'num'}>
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.measures.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <span className="measure-name">{say.names[one.id]}</span>
                <span className="measure-how">{say.how[one.id]}</span>
              </th>
              <td className="num muted">
                {one.better === 'more' ? '≥ ' : '≤ '}
                {sayValue(words, one.unit, one.healthy)}
              </td>
              {one.readings.map((figure, index) => {
                const month = data.months[index] ?? ''
                return (
                  <FigureCell
                    key={month}
                    id={one.id}
                    unit={one.unit}
                    figure={figure}
                    label={`${say.names[one.id]} ${month}`}
                    onOpen={() => onOpen(one.id, month)}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
