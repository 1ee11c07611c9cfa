import { Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { FigureCell } from './figure-cell.tsx'
import type { OpenedFigure } from './measures-view.tsx'
import { sayValue } from './say-figure.ts'

interface Props {
  readonly data: Output<'measures.board'>
  readonly onOpen: (opened: OpenedFigure) => void
  readonly onHelp: (memberId: number) => void
}

/** Behaviour in the last whole month beside the one before, and whom two low months in a row call for help. */
export function PeopleTable({ data, onOpen, onHelp }: Props) {
  const { words, format } = useSpeech()
  const say = words.measures
  const columns = data.measures.filter(({ id, behaviour }) => behaviour && id !== 'G5')
  const last = data.months.at(-2) ?? ''
  if (data.people.length === 0) return <p className="measure-none muted">{say.nobody}</p>
  return (
    <div className="measure-wide">
      <table className="plain-table measure-table" aria-label={say.people}>
        <thead>
          <tr>
            <th scope="col">{say.person}</th>
            <th scope="col">{say.team}</th>
            {columns.map(({ id }) => (
              <th key={id} scope="col" className="num">
                {say.names[id]}
              </th>
            ))}
            <th scope="col">{say.run}</th>
          </tr>
        </thead>
        <tbody>
          {data.people.map((person) => (
            <tr key={person.memberId}>
              <th scope="row">{person.name}</th>
              <td>{person.team ?? words.generic.noData}</td>
              {columns.map(({ id, unit }) => {
                const pair = person.readings.find((one) => one.id === id)
                if (!pair) return <td key={id} />
                return (
                  <FigureCell
                    key={id}
                    id={id}
                    unit={unit}
                    figure={pair.last}
                    label={`${person.name} ${say.names[id]}`}
                    {...(pair.before.value === null ? {} : { before: sayValue(words, unit, pair.before.value) })}
                    onOpen={() => onOpen({ measure: id, month: last, scope: { memberId: person.memberId }, whose: person.name })}
                  />
                )
              })}
              <td className="measure-run">
                {person.monthsBelow > 0 && (
                  <span className={person.needsHelp ? 'measure-below' : 'muted'}>
                    {say.monthsBelow(format.count(person.monthsBelow))}
                  </span>
                )}
                {person.needsHelp && (
                  <Button size="small" aria-label={`${say.help} ${person.name}`} onClick={() => onHelp(person.memberId)}>
                    {say.help}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
