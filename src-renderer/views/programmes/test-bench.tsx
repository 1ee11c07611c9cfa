import { useState } from 'react'
import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { stepLines } from '../proof/index.ts'
import { plainDecimal } from './shift-decimal.ts'
import { Figure } from './tier-grid.tsx'

/** The facts a definition asks for, in a sensible order. */
function askedFacts({ rule, facts }: RebateDefinition): string[] {
  const asked = new Set(['basis', ...Object.keys(facts)])
  if (rule.tierOn === 'growthPct' || rule.applyTo === 'growthAmount') asked.add('baseline')
  if (rule.tierOn === 'attainmentPct' || rule.applyTo === 'excessOverTarget') asked.add('target')
  for (const { fact } of rule.multipliers ?? []) asked.add(fact)
  return [...asked]
}

/** Figures typed in, through the same rule that settles. */
export function TestBench({ definition }: { definition: RebateDefinition }) {
  const { words, format } = useSpeech()
  const say = words.programmes.editor
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({ basis: '1200000' })
  const asked = askedFacts(definition)
  const name = (fact: string): string => {
    const mix = /^mix(\d+)$/.exec(fact)
    if (mix) return say.benchMix(mix[1] ?? '')
    if (fact === 'total') return say.benchFacts.qualify
    if (fact === 'products') return say.coverage
    return (say.benchFacts as Record<string, string>)[fact] ?? fact
  }
  // What counts toward the tier is the basis until the person says otherwise.
  const value = (fact: string) => typed[fact] ?? (fact === 'qualify' || fact === 'total' ? (typed['basis'] ?? '') : '')
  const facts = Object.fromEntries(
    asked.flatMap((fact): [string, string][] => {
      const read = plainDecimal(value(fact))
      return read === null ? [] : [[fact, read]]
    }),
  )
  const answer = useSteadyQuery('rebates.tryRule', { rule: definition.rule, facts })
  return (
    <>
      <div className="bench-facts">
        {asked.map((fact) => (
          <label key={fact}>
            <span>{name(fact)}</span>
            <Figure
              blank
              label={name(fact)}
              value={value(fact)}
              onChange={(text) => setTyped((now) => ({ ...now, [fact]: text }))}
            />
          </label>
        ))}
      </div>
      {answer.failure && <FailureNotice failure={answer.failure} />}
      {answer.data && (
        <div className="bench-answer" role="status">
          <div className="bench-result">
            <span>{say.benchResult}</span>
            <strong>{answer.data.fen === null ? words.generic.noData : format.ledger({ fen: answer.data.fen })}</strong>
          </div>
          {answer.data.missing.length > 0 && (
            <p className="money-warn">{say.benchMissing(answer.data.missing.map(name).join(words.generic.separator))}</p>
          )}
          <ol className="bench-steps">
            {stepLines(words.proof, name, answer.data.steps).map((line, at) => (
              <li key={at}>{line}</li>
            ))}
          </ol>
        </div>
      )}
    </>
  )
}
