import { App, Button } from 'antd'
import { useState } from 'react'
import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { AskReason } from './ask-reason.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import type { Quote } from './quote-view.tsx'

/**
 * What the page's head has for whom the quote waits: approve or return, or agree where they were added. It stands there once at
 * every width, where the one who submits has their button too; what is rarer stays beside the node.
 */
export function HeadDecision({ data }: { data: Quote }) {
  const me = useSteadyQuery('members.me', {}).data
  const mine = data.steps.find(({ mayAct }) => mayAct)
  const asked = data.steps.find(({ node, awaiting }) => node === data.quote.current && awaiting.includes(me?.name ?? ''))
  if (!mine && !asked) return null
  return (
    <span className="quote-decide">
      {asked && <Agree id={data.quote.id} node={asked.node} />}
      {mine && <NodeDecision data={data} node={mine.node} />}
    </span>
  )
}

function Agree({ id, node }: { id: number; node: ApprovalNode }) {
  const say = useSpeech().words.quotes
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  const agree = () => wire.call('quotes.concur', { id, node }).then(() => message.success(say.flow.concurred), tellFailure)
  return (
    <Button type="primary" onClick={() => void agree()}>
      {say.flow.concur}
    </Button>
  )
}

function NodeDecision({ data, node }: { data: Quote; node: ApprovalNode }) {
  const { words } = useSpeech()
  const say = words.quotes
  const wire = useWire()
  const [asking, setAsking] = useState<'approve' | 'return' | null>(null)
  return (
    <>
      <Button type="primary" onClick={() => setAsking('approve')}>
        {node === 'finance' ? say.lock : say.approve}
      </Button>
      <Button onClick={() => setAsking('return')}>{say.returnIt}</Button>
      {asking === 'approve' && <DecideDialog data={data} node={node} onClose={() => setAsking(null)} />}
      {asking === 'return' && (
        <AskReason
          title={say.returnReason}
          action={say.returnIt}
          onClose={() => setAsking(null)}
          onReason={(reason) => wire.call('quotes.return', { id: data.quote.id, node, reason })}
        />
      )}
    </>
  )
}
