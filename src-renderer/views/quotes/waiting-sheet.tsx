import type { WaitingQuote } from '../../../src-preload/contract/_words/quote-rows.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { Answered } from '../../ui/states.tsx'
import { useQuery, useSteadyQuery } from '../../wire/use-query.ts'
import { ClauseSummary } from './clauses/clause-summary.tsx'
import { Comparison } from './comparison.tsx'
import { Explained } from './explained.tsx'
import { LinesTable } from './lines-table.tsx'
import { HeadDecision } from './node-decision.tsx'
import { NodeAnswers } from './node-answers.tsx'
import { quotePlace } from './places.ts'
import { TotalsBar } from './totals-bar.tsx'
import './rail.css'

/**
 * What a node is asked about, beside the list: what is different from what it last decided on, or the whole where it never
 * saw any, with what was explained and answered before, and the decision.
 */
export function WaitingSheet({ row, onClose }: { row: WaitingQuote; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.quotes
  const { seen } = row
  const quote = useSteadyQuery('quotes.get', { id: row.id })
  const compared = useQuery('quotes.compare', seen && { before: seen.versionId, after: row.latestVersionId })
  return (
    <SideSheet
      size={980}
      title={
        <span className="quote-sheet-title">
          <PlaceLink to={quotePlace(row.id)}>{row.number}</PlaceLink> {row.customerName} · {say.nodes[row.node]}
        </span>
      }
      extra={quote.data && <HeadDecision data={quote.data} />}
      onClose={onClose}
    >
      <Answered answer={quote}>
        {(data) => (
          <div className="quote-sheet">
            <Explained data={data} />
            <NodeAnswers data={data} />
            {seen ? (
              <>
                <h2 className="quote-sheet-head">{say.versions.compareTitle(seen.version, row.version)}</h2>
                <Answered answer={compared}>{(found) => <Comparison data={found} changedOnly />}</Answered>
              </>
            ) : (
              <Section title={say.lines.title}>
                <LinesTable lines={data.content.lines} totals={data.totals} readOnly onChange={() => undefined} />
                <TotalsBar totals={data.totals} lines={data.content.lines.length} />
              </Section>
            )}
            {(seen === null || row.node === 'legal') && (
              <ClauseSummary clauses={data.content.terms.clauses} customerId={data.quote.customerId} />
            )}
          </div>
        )}
      </Answered>
    </SideSheet>
  )
}
