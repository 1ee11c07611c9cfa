import type { QuoteTerms } from '../../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../../text/language.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { ClauseDifference } from './clause-difference.tsx'
import { MissingClauses } from './missing-clauses.tsx'
import { useClauseStandings } from './use-clause-standings.ts'

interface Props {
  readonly clauses: QuoteTerms['clauses']
  readonly customerId: number
}

/** For who files the clauses: only what is not the standard, each in the words that differ. */
export function ClauseSummary({ clauses, customerId }: Props) {
  const { words } = useSpeech()
  const say = words.quotes.clauses
  const found = useClauseStandings(customerId, clauses)
  if (!found) return null
  const others = found.clauses.filter(({ standing }) => standing !== 'standard')
  const count = String(found.clauses.length - others.length)
  return (
    <section className="clause-summary" aria-label={say.against}>
      <p className="clause-standing">
        <span>{say.against}</span>
        {others.length + found.missing.length === 0 ? (
          <StateTag tone="good">{clauses.length === 0 ? say.nothingAsked : say.allStandard(count)}</StateTag>
        ) : (
          count !== '0' && <span className="muted">{say.someStandard(count)}</span>
        )}
      </p>
      {others.map((standing) => {
        const clause = clauses.find(({ key }) => key === standing.key)
        return clause ? (
          <div className="clause-summary-one" key={standing.key}>
            <ClauseDifference heading={clause.title} clause={clause} standing={standing} onRestore={null} />
            {standing.standing !== 'changed' && <p className="clause-text">{clause.text}</p>}
          </div>
        ) : null
      })}
      <MissingClauses pack={found.packName} missing={found.missing} onAdd={null} />
    </section>
  )
}
