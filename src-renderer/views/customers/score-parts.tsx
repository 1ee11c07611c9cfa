import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'

/** The score with everything that made it, so that the tier explains itself. */
export function ScoreParts({ customer, parts }: { customer: CustomerRow; parts: Output<'customers.get'>['scoreParts'] }) {
  const { words, format } = useSpeech()
  const say = words.customers.panel
  const dimension = (name: string) => (words.customers.dimensions as Record<string, string>)[name] ?? name
  const figure = (value: number | null, digits = 1) => (value === null ? words.generic.noData : value.toFixed(digits))
  const input = (value: number | null, name: string) => {
    if (value === null) return words.generic.noData
    if (name === 'annualPurchase' || name === 'ecosystem') return format.shortMoney(value * 100)
    const unit = (words.customers.scoreUnits as Record<string, string>)[name] ?? ''
    return `${format.count(value)} ${unit}`.trim()
  }
  return (
    <>
      {customer.score === null ? (
        <p className="muted">{say.scoreNone}</p>
      ) : (
        <p className="score-line">
          <span className="score-figure">{customer.score.toFixed(1)}</span>
          <span className={`tier-tag tier-${customer.tier ?? 'none'}`}>{customer.tier ?? words.customers.tierNone}</span>
        </p>
      )}
      <table className="plain-table score-table">
        <thead>
          <tr>
            <th>{say.dimension}</th>
            <th className="num">{say.weight}</th>
            <th className="num">{say.input}</th>
            <th className="num">{say.points}</th>
            <th className="num">{say.weighted}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.dimension} className={part.points === null ? 'muted' : undefined}>
              <td>{dimension(part.dimension)}</td>
              <td className="num">{part.weight}</td>
              <td className="num">{input(part.input, part.dimension)}</td>
              <td className="num">{figure(part.points)}</td>
              <td className="num">{figure(part.weighted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {customer.scoreMissing.length > 0 && customer.score !== null && (
        <p className="muted">{say.scoreMissing(customer.scoreMissing.map(dimension).join(words.generic.separator))}</p>
      )}
    </>
  )
}
