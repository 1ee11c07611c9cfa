import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { knownWord } from '../pipeline/index.ts'
import type { Span } from './periods.ts'
import { percentOf } from './shown-figures.ts'
import { VerdictTag } from './verdict-tag.tsx'
import { WhyDimensionTable } from './why-dimension.tsx'
import { WhyTree } from './why-tree.tsx'

interface Props {
  readonly stage: string
  readonly query: RowQuery
  readonly span: Span
  readonly against: Span
  readonly data: Output<'funnel.read'>
  readonly onClose: () => void
}

/** Why a conversion moved (rule A6): the branch the change lies in, then every dimension, most concentrated first. */
export function WhyPanel({ stage, query, span, against, data, onClose }: Props) {
  const { words, format } = useSpeech()
  const say = words.funnel.why
  const none = words.generic.noData
  const answer = useSteadyQuery('funnel.why', { ...query, stage, period: span, compare: against })
  const here = data.stages.find((one) => one.stage === stage)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <div ref={place} className="why">
      <Section
        title={say.title(knownWord(words, here?.name ?? stage), knownWord(words, here?.nextName ?? ''))}
        actions={
          <Button size="small" type="text" onClick={onClose}>
            {say.close}
          </Button>
        }
      >
        <Answered answer={answer} rows={8}>
          {(found) => {
            const rate = ({ x, n }: { x: number; n: number }) => percentOf(n === 0 ? null : x / n, none)
            return (
              <div className="block-body why-body">
                <p className="why-whole">
                  <strong className="why-change">{say.overall(rate(found.before), rate(found.after))}</strong>
                  <span className="muted num">
                    {say.cases(format.count(found.before.x), format.count(found.before.n))} →{' '}
                    {say.cases(format.count(found.after.x), format.count(found.after.n))}
                  </span>
                  <VerdictTag test={found.test} />
                  <span className="muted">{say.looks(format.count(found.looks))}</span>
                </p>
                <WhyTree found={found} query={query} stage={stage} span={span} />
                <p className="why-warning">{say.notAdditive}</p>
                {found.dimensions.map((dimension) => (
                  <WhyDimensionTable
                    key={dimension.dimension}
                    of={dimension}
                    query={query}
                    stage={stage}
                    before={{ span: against, asOf: found.compareAsOf }}
                    after={{ span, asOf: found.asOf }}
                  />
                ))}
              </div>
            )
          }}
        </Answered>
      </Section>
    </div>
  )
}
