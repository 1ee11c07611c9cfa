import { useState } from 'react'
import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import type { WhyDimension } from '../../../src-preload/contract/funnel.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { rowsPlace } from './drill.ts'
import { cohortCondition } from './funnel-table.tsx'
import type { Span } from './periods.ts'
import { percentOf, pointsOf } from './shown-figures.ts'
import { VerdictTag } from './verdict-tag.tsx'
import { valueCondition } from './why-tree.tsx'

interface Cohort {
  readonly span: Span
  readonly asOf: string
}
interface Props {
  readonly of: WhyDimension
  readonly query: RowQuery
  readonly stage: string
  readonly before: Cohort
  readonly after: Cohort
}

const shownFirst = 5

/** One dimension taken apart: what each value's own rate and what its share of the cases did, adding up to the whole. */
export function WhyDimensionTable({ of, query, stage, before, after }: Props) {
  const { words, format } = useSpeech()
  const say = words.funnel.why
  const none = words.generic.noData
  const [all, setAll] = useState(false)
  const rows = all ? of.segments : of.segments.slice(0, shownFirst)
  const hidden = of.segments.length - rows.length
  const name = words.funnel.dimensions[of.dimension]
  const cases = (cohort: Cohort, value: string | null, { x, n }: { x: number; n: number }) =>
    n === 0 ? (
      <span className="muted">{none}</span>
    ) : (
      <PlaceLink
        to={rowsPlace(
          query,
          [cohortCondition(stage, cohort.span, cohort.asOf, 'entered'), valueCondition(of.dimension, value)],
          `${name} ${value ?? say.blank}`,
        )}
      >
        {percentOf(x / n, none)} <span className="muted">{say.cases(format.count(x), format.count(n))}</span>
      </PlaceLink>
    )
  const gathered = of.top !== null && of.top.concentration >= 0.1
  return (
    <section className="why-dimension" aria-label={name}>
      <header>
        <h3>{name}</h3>
        <span className="muted">
          {of.top !== null && gathered
            ? say.gathered(of.top.value ?? say.blank, format.percent(of.top.share), format.percent(of.top.volume))
            : say.spread}
        </span>
        <span className="muted num why-sum">
          {say.sum(pointsOf(of.rateTotal), pointsOf(of.mixTotal), say.points(pointsOf(of.rateTotal + of.mixTotal)))}
        </span>
      </header>
      {of.simpson && <p className="why-warning">{say.simpson}</p>}
      <table className="plain-table why-table">
        <thead>
          <tr>
            <th scope="col">{say.value}</th>
            {[say.before, say.after, say.rateEffect, say.mixEffect, say.total, say.stayed].map((title) => (
              <th key={title} scope="col" className="num">
                {title}
              </th>
            ))}
            <th scope="col">{words.funnel.columns.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.value ?? ''}>
              <th scope="row">{row.value ?? <span className="muted">{say.blank}</span>}</th>
              <td className="num">{cases(before, row.value, row.before)}</td>
              <td className="num">{cases(after, row.value, row.after)}</td>
              <td className="num">{pointsOf(row.rate)}</td>
              <td className="num">{pointsOf(row.mix)}</td>
              <td className="num">
                <strong>{pointsOf(row.total)}</strong>
              </td>
              <td className="num">{percentOf(row.ifRateHadStayed, none)}</td>
              <td>
                <VerdictTag test={row.test} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <button type="button" className="bare why-more" onClick={() => setAll(true)}>
          {say.more(format.count(hidden))}
        </button>
      )}
    </section>
  )
}
