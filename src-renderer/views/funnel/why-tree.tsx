import type { FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { materialPlace } from '../materials/index.ts'
import { rowsPlace } from './drill.ts'
import { cohortCondition } from './funnel-table.tsx'
import type { Span } from './periods.ts'
import { percentOf } from './shown-figures.ts'
import { VerdictTag } from './verdict-tag.tsx'

type Why = Output<'funnel.why'>

/** A value of a dimension as a condition of the deal grid. */
export function valueCondition(dimension: string, value: string | null): FilterCondition {
  return value === null ? { field: dimension, op: 'blank' } : { field: dimension, op: 'eq', value }
}

/** From the whole down: in which value the change gathers, and in which value of that. */
export function WhyTree({ found, query, stage, span }: { found: Why; query: RowQuery; stage: string; span: Span }) {
  const { words, format } = useSpeech()
  const say = words.funnel.why
  if (found.tree.length === 0) return <p className="muted">{say.noBranch}</p>
  const rate = ({ x, n }: { x: number; n: number }) => percentOf(n === 0 ? null : x / n, words.generic.noData)
  return (
    <ol className="why-tree" aria-label={say.tree}>
      {found.tree.map((step, depth) => {
        const conditions = found.tree.slice(0, depth + 1).map((one) => valueCondition(one.dimension, one.value))
        const value = step.value ?? say.blank
        return (
          <li key={step.dimension} style={{ '--depth': depth } as React.CSSProperties}>
            <span className="muted">{words.funnel.dimensions[step.dimension]}</span>
            <PlaceLink to={rowsPlace(query, [cohortCondition(stage, span, found.asOf, 'entered'), ...conditions], value)}>
              <strong>{value}</strong>
            </PlaceLink>
            <span className="num">{say.overall(rate(step.before), rate(step.after))}</span>
            <VerdictTag test={step.test} />
            <span className="muted">{say.share(format.percent(step.share))}</span>
            <span className="muted">{say.ofCases(format.percent(step.volumeAfter))}</span>
            {step.releasedOn !== null && <span className="why-released">{say.released(step.releasedOn)}</span>}
            {step.material !== null && (
              <PlaceLink to={materialPlace(step.material.id, value.replace(/ V\d+$/, ''), step.material.version)}>
                {say.seeMaterial}
              </PlaceLink>
            )}
          </li>
        )
      })}
    </ol>
  )
}
