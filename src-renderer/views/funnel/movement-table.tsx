import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import type { MovementClass } from '../../../src-preload/contract/funnel.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Speech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { knownWord } from '../pipeline/index.ts'
import { rowsPlace } from './drill.ts'
import { signedMoney } from './shown-figures.ts'

type Movement = Output<'funnel.movement'>
type Example = Movement['classes'][number]['examples'][number]

/** What happened, how often, for how much, with the largest ones by name; the number opens all of them. */
export function MovementTable({ data, query }: { data: Movement; query: RowQuery }) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.funnel.review
  const happened = data.classes.filter((one) => one.count > 0)
  if (happened.length === 0) return <p className="block-body muted">{say.nothing}</p>
  return (
    <table className="plain-table movement-table">
      <thead>
        <tr>
          <th scope="col">{say.what}</th>
          <th scope="col" className="num">
            {say.count}
          </th>
          <th scope="col" className="num">
            {say.amount}
          </th>
          <th scope="col">{say.examples}</th>
        </tr>
      </thead>
      <tbody>
        {happened.map((one) => (
          <tr key={one.class}>
            <th scope="row">{say.classes[one.class]}</th>
            <td className="num">
              {one.class === 'removed' ? (
                format.count(one.count)
              ) : (
                <PlaceLink
                  label={`${say.classes[one.class]} ${format.count(one.count)}`}
                  to={rowsPlace(
                    query,
                    [{ field: 'movement', op: 'eq', value: JSON.stringify([one.class, data.since, data.until]) }],
                    say.classes[one.class],
                  )}
                >
                  {format.count(one.count)}
                </PlaceLink>
              )}
            </td>
            <td className="num">
              {one.class === 'amount' ? signedMoney(format, one.amount.fen) : format.shortMoney(one.amount.fen)}
            </td>
            <td>
              <ul className="movement-examples">
                {one.examples.slice(0, 3).map((example) => (
                  <li key={example.id}>
                    <span className="movement-name">{example.name}</span>
                    <span className="movement-step">{stepOf(speech, one.class, example)}</span>
                    <span className="muted movement-by">
                      {example.actor !== null &&
                        example.at !== null &&
                        say.by(example.actor, format.dateTime(example.at).slice(5))}
                    </span>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function stepOf({ words, format }: Speech, kind: MovementClass, { before, after, amount }: Example): string {
  const text = (value: string | null) => {
    if (value === null) return words.generic.noData
    return kind === 'amount' ? format.shortMoney(Number(value)) : knownWord(words, value)
  }
  if (kind === 'new') return `${text(after)} ${format.shortMoney(amount.fen)}`
  if (kind === 'removed') return `${text(before)} ${format.shortMoney(amount.fen)}`
  return `${text(before)} → ${text(after)}`
}
