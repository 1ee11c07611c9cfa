import { Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** The documents behind a result, each with what became of it. */
export function ProofDocuments({ resultId, limit, onMore }: { resultId: number; limit: number; onMore: () => void }) {
  const { words, format } = useSpeech()
  const say = words.proof
  const answer = useSteadyQuery('rebates.proofDocuments', { resultId, offset: 0, limit: Math.min(5000, limit) })
  return (
    <Answered answer={answer} rows={3}>
      {(page) => (
        <>
          <h4>{say.documents(format.count(page.included), format.count(page.total))}</h4>
          <table className="plain-table proof-documents">
            <thead>
              <tr>
                <th>{say.columns.no}</th>
                <th>{say.columns.date}</th>
                <th>{say.columns.customer}</th>
                <th>{say.columns.product}</th>
                <th>{say.columns.price}</th>
                <th className="num">{say.columns.quantity}</th>
                <th className="num">{say.columns.net}</th>
                <th>{say.columns.counted}</th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <tr key={row.id} className={row.exclusion === null ? '' : 'proof-left-out'}>
                  <td>
                    {row.no} {row.late && <span className="money-warn">{say.late}</span>}
                  </td>
                  <td>{row.date}</td>
                  <td>{row.customerName}</td>
                  <td>{[row.productLine, row.sku].filter((text) => text !== null).join(' ')}</td>
                  <td>{(words.transactions.priceKinds as Record<string, string>)[row.priceKind] ?? row.priceKind}</td>
                  <td className="num">{row.quantity}</td>
                  <td className="num">{format.ledger(row.net)}</td>
                  <td>
                    {row.exclusion === null ? say.counted : say.exclusions[row.exclusion]}
                    {row.exclusion !== null && row.qualifies && <span className="muted"> {say.qualifiesOnly}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {page.rows.length < page.total && (
            <>
              <Button size="small" className="proof-more" onClick={onMore}>
                {say.more}
              </Button>
              <p className="proof-partial">{say.partial(format.count(page.rows.length), format.count(page.total))}</p>
            </>
          )}
        </>
      )}
    </Answered>
  )
}
