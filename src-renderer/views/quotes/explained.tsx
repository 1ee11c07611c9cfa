import type { SubmitReason } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Quote } from './quote-view.tsx'

/** What was explained when it went in, or was changed under approval, last. */
function explainedOf({ events }: Quote): [SubmitReason, string][] {
  const last = events.findLast(({ data }) => data['reasons'] !== undefined)
  return Object.entries((last?.data['reasons'] ?? {}) as Record<SubmitReason, string>) as [SubmitReason, string][]
}

/** Why it went on beyond a limit, in the words of who submitted it. */
export function Explained({ data }: { data: Quote }) {
  const say = useSpeech().words.quotes.gates.reasons
  const explained = explainedOf(data)
  if (explained.length === 0) return null
  return (
    <dl className="quote-explained">
      {explained.map(([reason, text]) => (
        <div key={reason}>
          <dt>{say[reason]}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
