import { useState } from 'react'
import type { RebateResultRow } from '../../../src-preload/contract/rebates/proof.ts'
import { useSpeech } from '../../text/language.tsx'
import { ProofDocuments } from './proof-documents.tsx'
import { grouped, stepLines } from './step-lines.ts'

const shownAtOnce = 200

/** One result: rule in words, facts, steps, what is due, and its documents. */
export function ResultProof({ result }: { result: RebateResultRow }) {
  const { words, format, language } = useSpeech()
  const say = words.proof
  const [limit, setLimit] = useState(shownAtOnce)
  const name = (fact: string) => (say.factNames as Record<string, string>)[fact] ?? fact
  const lines: [string, string][] = [
    [say.earned, result.earned === null ? words.generic.noData : format.ledger(result.earned)],
    [say.before, format.ledger(result.before)],
    [say.dueNow, format.ledger(result.due)],
  ]
  return (
    <section className="proof-result" aria-label={result.programmeName}>
      <header className="proof-result-head">
        <h3>
          {say.programme(result.programmeName, format.count(result.version))}{' '}
          <span className="muted">{say.effective(result.effectiveFrom)}</span>
        </h3>
        <span className="muted">{`${result.period} · ${result.from} – ${result.to}`}</span>
        {result.adjusts !== null && <span className="money-warn">{say.adjusts(result.adjusts)}</span>}
      </header>
      <p className="proof-sentence">{language === 'en' ? result.sentence.en : result.sentence.zh}</p>
      <div className="proof-columns">
        <div>
          <h4>{say.facts}</h4>
          <table className="plain-table">
            <tbody>
              {Object.entries(result.facts).map(([fact, value]) => (
                <tr key={fact}>
                  <td>{name(fact)}</td>
                  <td className="num">{grouped(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div>
          <h4>{say.steps}</h4>
          <ol className="proof-steps">
            {result.missing.length > 0 && (
              <li className="money-bad">{say.missing(result.missing.map(name).join(words.generic.separator))}</li>
            )}
            {stepLines(say, name, result.steps).map((line, at) => (
              <li key={at}>{line}</li>
            ))}
          </ol>
        </div>
        <dl className="proof-sum">
          {lines.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <ProofDocuments resultId={result.id} limit={limit} onMore={() => setLimit(limit + shownAtOnce)} />
    </section>
  )
}
