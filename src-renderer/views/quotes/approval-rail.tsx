import { App, Button } from 'antd'
import { useState } from 'react'
import type { ApprovalNode, SubmitReason } from '../../../src-preload/contract/_words/quote.ts'
import type { ApprovalStep } from '../../../src-preload/contract/_words/quote-rows.ts'
import { StateTag, type StateTone } from '../../ui/state-tag.tsx'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { NodeDecision } from './node-decision.tsx'
import { PickMember } from './pick-member.tsx'
import type { Quote } from './quote-view.tsx'
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

/** What was explained when it went in, or was changed under approval, last. */
function explainedOf({ events }: Quote): [SubmitReason, string][] {
  const last = events.findLast(({ data }) => data['reasons'] !== undefined)
  return Object.entries((last?.data['reasons'] ?? {}) as Record<SubmitReason, string>) as [SubmitReason, string][]
}

type Asking = { what: 'delegate' | 'add'; node: ApprovalNode } | null

/** The nodes in their order, each with its clock, who answered, and what this person may do there. */
export function ApprovalRail({ data, locked }: { data: Quote; locked: boolean }) {
  const { words, format } = useSpeech()
  const say = words.quotes
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  const me = useSteadyQuery('members.me', {}).data
  const [asking, setAsking] = useState<Asking>(null)
  const { quote, returned } = data
  const id = quote.id
  const explained = explainedOf(data)
  const concur = (node: ApprovalNode) =>
    wire.call('quotes.concur', { id, node }).then(() => message.success(say.approved), tellFailure)
  return (
    <Section title={say.flow.title}>
      <ol className="quote-steps">
        <li className="quote-step quote-step-done">
          <span className="quote-step-name">{say.flow.sales}</span>
          <span className="muted">{quote.owner}</span>
        </li>
        {data.steps.map((step) => {
          const current = quote.current === step.node
          const agrees = current && me !== undefined && step.awaiting.includes(me.name)
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
                  <NodeDecision data={data} node={step.node} locked={locked} size="small" />
                  <Button size="small" type="text" onClick={() => setAsking({ what: 'delegate', node: step.node })}>
                    {say.flow.delegate}
                  </Button>
                  <Button size="small" type="text" onClick={() => setAsking({ what: 'add', node: step.node })}>
                    {say.flow.addApprover}
                  </Button>
                </span>
              )}
              {agrees && (
                <Button size="small" type="primary" onClick={() => void concur(step.node)}>
                  {say.flow.concur}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      {explained.length > 0 && (
        <dl className="quote-explained">
          {explained.map(([reason, text]) => (
            <div key={reason}>
              <dt>{say.gates.reasons[reason]}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {returned && (
        <p className="quote-returned" role="status">
          {say.flow.returned(say.nodes[returned.node], returned.by, returned.reason)}
        </p>
      )}
      {asking && (
        <PickMember
          title={asking.what === 'delegate' ? say.flow.delegate : say.flow.addApprover}
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
