import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { knownWord } from '../pipeline/index.ts'
import { rowsPlace } from './drill.ts'

/** Opening + in − out = closing, for each stage and for all of them. */
export function StageFlows({ data, query }: { data: Output<'funnel.movement'>; query: RowQuery }) {
  const { words, format } = useSpeech()
  const say = words.funnel.review
  const shown = data.stages.filter((one) => one.opening + one.inflow + one.closingCount > 0)
  const sum = (pick: (one: (typeof shown)[number]) => number) => shown.reduce((all, one) => all + pick(one), 0)
  return (
    <table className="plain-table flow-table">
      <thead>
        <tr>
          <th scope="col">{say.stage}</th>
          {[say.opening, say.inflow, say.outflow, say.closing].map((title) => (
            <th key={title} scope="col" className="num">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((one) => (
          <tr key={one.stage}>
            <th scope="row">{knownWord(words, one.name)}</th>
            <td className="num">{format.count(one.opening)}</td>
            <td className="num flow-in">{one.inflow === 0 ? '' : `+${format.count(one.inflow)}`}</td>
            <td className="num flow-out">{one.outflow === 0 ? '' : `−${format.count(one.outflow)}`}</td>
            <td className="num">
              <PlaceLink to={rowsPlace(query, [{ field: 'stage', op: 'eq', value: one.stage }], knownWord(words, one.name))}>
                {format.count(one.closingCount)}
              </PlaceLink>
            </td>
          </tr>
        ))}
        <tr className="flow-total">
          <th scope="row">{say.total}</th>
          <td className="num">{format.count(sum((one) => one.opening))}</td>
          <td className="num">+{format.count(sum((one) => one.inflow))}</td>
          <td className="num">−{format.count(sum((one) => one.outflow))}</td>
          <td className="num">{format.count(sum((one) => one.closingCount))}</td>
        </tr>
      </tbody>
    </table>
  )
}
