import { Button } from 'antd'
import { useState } from 'react'
import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import type { ApprovalStep } from '../../../src-preload/contract/_words/quote-rows.ts'
import { StateTag, type StateTone } from '../../ui/state-tag.tsx'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import { Explained } from './explained.tsx'
import { answerRows } from './node-answers.tsx'
import { PickMember } from './pick-member.tsx'
import type { Quote } from './quote-view.tsx'
import { QuoteHistory } from './quote-history.tsx'
import './rail.css'

export const lightTone: Readonly<Record<ApprovalStep['clock']['light'], StateTone>> = {
  waiting: 'plain',
  running: 'info',
  paused: 'plain',
  amber: 'warn',
  breached: 'bad',
  met: 'good',
  late: 'warn',
  cancelled: 'plain',
}

type Asking = { what: 'delegate' | 'add'; node: ApprovalNode } | null

/** The nodes in their order, each with its clock and who answered; whose turn it is may hand it on or add somebody here. */
export function ApprovalRail({ data }: { data: Quote }) {
  const { words, format } = useSpeech()
  const say = words.quotes
  const wire = useWire()
  const [asking, setAsking] = useState<Asking>(null)
  const [history, setHistory] = useState(false)
  const { quote, returned } = data
  const id = quote.id
  return (
    <Section
      title={say.flow.title}
      actions={
        <Button size="small" title={say.history.open} onClick={() => setHistory(true)}>
          {say.history.title}
        </Button>
      }
    >
      <ol className="quote-steps">
        <li className="quote-step quote-step-done">
          <span className="quote-step-name">{say.flow.sales}</span>
          <span className="muted">{quote.owner}</span>
        </li>
        {data.steps.map((step) => {
          const current = quote.current === step.node
          return (
            <li
              key={step.node}
              className={`quote-step ${step.approval ? 'quote-step-done' : current ? 'quote-step-now' : ''}`}
              aria-current={current ? 'step' : undefined}
            >
              <span className="quote-step-name">
                {say.nodes[step.node]}
                {(current || step.clock.light === 'late') && (
                  <StateTag tone={lightTone[step.clock.light]}>{say.lights[step.clock.light]}</StateTag>
                )}
              </span>
              {step.approval && <span className="muted">{say.flow.by(step.approval.by, format.dateTime(step.approval.at))}</span>}
              {step.approval &&
                answerRows(say, step.approval.answers, step.node === 'finance' ? data.content.costLock : null).map(
                  ({ name, value }) => (
                    <span key={name} className="muted">
                      {say.labelled(name)}
                      {value}
                    </span>
                  ),
                )}
              {step.lapsed && <span className="quote-warn">{say.flow.lapsed}</span>}
              {current && step.clock.breachedAt !== null && (
                <span className="quote-bad">{say.flow.overdueSince(format.dateTime(step.clock.breachedAt))}</span>
              )}
              {current && step.clock.breachedAt === null && step.clock.dueAt !== null && (
                <span className="muted">{say.flow.dueAt(format.dateTime(step.clock.dueAt))}</span>
              )}
              {current && step.clock.provisional && <span className="quote-warn">{say.flow.provisional}</span>}
              {step.delegates.length > 0 && <span className="muted">{say.flow.delegates(say.list(step.delegates))}</span>}
              {step.awaiting.length > 0 && current && <span className="muted">{say.flow.awaiting(say.list(step.awaiting))}</span>}
              {step.mayAct && (
                <span className="quote-step-acts">
                  <Button size="small" onClick={() => setAsking({ what: 'delegate', node: step.node })}>
                    {say.flow.delegate}
                  </Button>
                  <Button size="small" onClick={() => setAsking({ what: 'add', node: step.node })}>
                    {say.flow.addApprover}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ol>
      <Explained data={data} />
      {returned && (
        <p className="quote-returned" role="status">
          {say.flow.returned(say.nodes[returned.node], returned.by, returned.reason)}
        </p>
      )}
      {history && <QuoteHistory data={data} onClose={() => setHistory(false)} />}
      {asking && (
        <PickMember
          title={asking.what === 'delegate' ? say.flow.delegate : say.flow.addApprover}
          except={quote.owner}
          onClose={() => setAsking(null)}
          onPick={(name) =>
            asking.what === 'delegate'
              ? wire.call('quotes.delegate', { id, node: asking.node, to: name })
              : wire.call('quotes.addApprover', { id, node: asking.node, who: name })
          }
        />
      )}
    </Section>
  )
}
