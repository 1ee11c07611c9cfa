import { createPortal } from 'react-dom'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { percentText } from './line-text.ts'
import { paymentText } from './payment-text.ts'
import type { Quote } from './quote-view.tsx'

/** The page for the customer: the version in force, or the draft marked as one. On paper only. */
export function QuoteSheet({ data }: { data: Quote }) {
  const { words, format } = useSpeech()
  const say = words.quotes
  const shownId = data.inForceVersionId ?? data.latestVersionId
  const version = useSteadyQuery('quotes.version', { id: shownId }).data
  if (!version) return null
  const { content, totals } = version
  const inForce = data.inForceVersionId !== null
  return createPortal(
    <article className="quote-sheet">
      <header>
        <h1>{say.print.heading}</h1>
        {!inForce && <p className="quote-sheet-draft">{say.print.draft}</p>}
        <dl>
          <dt>{say.print.to}</dt>
          <dd>{data.quote.customerName}</dd>
          <dt>{say.print.number}</dt>
          <dd>
            {data.quote.number} {version.version.number}
          </dd>
          <dt>{say.print.from}</dt>
          <dd>{data.quote.owner}</dd>
          <dt>{say.print.date}</dt>
          <dd>{format.date(version.version.at)}</dd>
          {inForce && data.quote.voucher !== null && (
            <>
              <dt>{say.voucher('')}</dt>
              <dd>{data.quote.voucher}</dd>
            </>
          )}
          {content.terms.validUntil !== null && (
            <>
              <dt>{say.terms.validUntil}</dt>
              <dd>{content.terms.validUntil}</dd>
            </>
          )}
        </dl>
        <h2>{content.title}</h2>
      </header>
      <table>
        <thead>
          <tr>
            <th>{say.print.no}</th>
            <th>{say.lines.name}</th>
            <th>{say.lines.spec}</th>
            <th>{say.lines.unit}</th>
            <th className="num">{say.lines.quantity}</th>
            <th className="num">{say.lines.price}</th>
            <th className="num">{say.lines.taxRate}</th>
            <th className="num">{say.lines.amount}</th>
          </tr>
        </thead>
        <tbody>
          {content.lines.map((line, at) => (
            <tr key={line.key}>
              <td>{at + 1}</td>
              <td>{line.name}</td>
              <td>{line.spec}</td>
              <td>{line.unit}</td>
              <td className="num">{line.quantity}</td>
              <td className="num">{format.money(line.price)}</td>
              <td className="num">{percentText(line.taxRate)}%</td>
              <td className="num">{format.money(totals.lines[at]?.amount ?? null)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={7}>{say.print.total}</td>
            <td className="num">{format.money(totals.amount)}</td>
          </tr>
        </tfoot>
      </table>
      <section>
        {content.terms.delivery !== '' && <Line name={say.terms.delivery} text={content.terms.delivery} />}
        {content.terms.warranty !== '' && <Line name={say.terms.warranty} text={content.terms.warranty} />}
        {content.terms.payment.length > 0 && <Line name={say.terms.payment} text={paymentText(say, content.terms)} />}
        {content.terms.clauses.map(({ key, title, text }) => (
          <Line key={key} name={title} text={text} />
        ))}
        {content.terms.remarks !== '' && <Line name={say.terms.remarks} text={content.terms.remarks} />}
      </section>
      <footer>
        <span className="quote-seal">{say.print.seal}</span>
        <span>
          {data.quote.number} {version.version.number} {inForce ? (data.quote.voucher ?? '') : ''} ·{' '}
          {version.version.hash.slice(0, 16)} · {say.print.page}
        </span>
      </footer>
    </article>,
    document.body,
  )
}

function Line({ name, text }: { name: string; text: string }) {
  return (
    <p>
      <b>{name}</b> {text}
    </p>
  )
}
