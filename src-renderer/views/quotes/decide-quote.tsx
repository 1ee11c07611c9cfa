import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { DecideDialog } from './decide-dialog.tsx'
import './quotes.css'

export function DecideQuote({ id, node, onClose }: { id: number; node: ApprovalNode; onClose: () => void }) {
  const { data } = useSteadyQuery('quotes.get', { id })
  return data ? <DecideDialog data={data} node={node} onClose={onClose} /> : null
}
