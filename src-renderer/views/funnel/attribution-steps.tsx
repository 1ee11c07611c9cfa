import type { AttributionStep } from '../../../src-preload/contract/funnel.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import type { Output } from '../../wire/wire.ts'
import { percentOf, pointsOf } from './shown-figures.ts'

interface Props {
  readonly data: Output<'funnel.attribution'>
  readonly onOpen: (step: AttributionStep, outcome: 'passed' | 'failed') => void
}

/** The four rates and their product, each against the other period and with what it did to the whole. */
export function AttributionSteps({ data, onOpen }: Props) {
  const { words, format } = useSpeech()
  const say = words.funnel.attribution
  const none = words.generic.noData
  const { overall, compare, points } = data
  return (
    <Section
      title={say.product}
      actions={
        <>
          {overall.aside > 0 && (
            <span className="muted" title={say.asideHint}>
              {say.aside(format.count(overall.aside))}
            </span>
          )}
        </>
      }
    >
      <div className="attribution-steps">
        {overall.levels.map((level, index) => (
          <section key={level.step} className="attribution-step" aria-label={say.steps[level.step]}>
            <h3>{say.steps[level.step]}</h3>
            <div className="attribution-rate num">{percentOf(level.rate, none)}</div>
            <div className="muted">
              {compare && say.before(percentOf(compare.levels[index]?.rate ?? null, none))}
              {points && <> · {say.points(pointsOf(points[index] ?? 0))}</>}
            </div>
            <div>
              <button type="button" className="bare attribution-open" onClick={() => onOpen(level.step, 'passed')}>
                {say.passed(format.count(level.passed), format.count(level.from))}
              </button>
              {' · '}
              <button type="button" className="bare attribution-open" onClick={() => onOpen(level.step, 'failed')}>
                {say.failed(format.count(level.from - level.passed))}
              </button>
            </div>
            {level.unsaid > 0 && <div className="muted">{say.unsaid(format.count(level.unsaid))}</div>}
          </section>
        ))}
        <section className="attribution-step attribution-whole" aria-label={say.whole}>
          <h3>{say.whole}</h3>
          <div className="attribution-rate num">{percentOf(overall.rate, none)}</div>
          <div className="muted">
            {compare && say.before(percentOf(compare.rate, none))}
            {compare && compare.rate !== null && overall.rate !== null && (
              <> · {say.changed(pointsOf(overall.rate - compare.rate))}</>
            )}
          </div>
          <div>{say.passed(format.count(overall.closed), format.count(overall.cases))}</div>
        </section>
      </div>
    </Section>
  )
}
