import { Button } from 'antd'
import { useState } from 'react'
import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import { AskReason } from './ask-reason.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import type { Quote } from './quote-view.tsx'

interface Props {
  readonly data: Quote
  readonly node: ApprovalNode
  /** Something unsaved stands on the page: what would be approved is not what is seen. */
  readonly locked: boolean
  readonly size: 'small' | 'middle'
}

/** Approve or return, for whoever the node waits for. */
export function NodeDecision({ data, node, locked, size }: Props) {
  const { words } = useSpeech()
  const say = words.quotes
  const wire = useWire()
  const [asking, setAsking] = useState<'approve' | 'return' | null>(null)
  return (
    <>
      <Button size={size} type="primary" disabled={locked} onClick={() => setAsking('approve')}>
        {node === 'finance' ? say.lock : say.approve}
      </Button>
      <Button size={size} onClick={() => setAsking('return')}>
        {say.returnIt}
      </Button>
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
