import type { ApprovalAnswers, SubmitReason } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { answerRows } from './node-answers.tsx'
import type { Quote } from './quote-view.tsx'
import './rail.css'

type Event = Quote['events'][number]

/** What an event carries that a reader wants; the chain keeps more. */
interface Said {
  readonly reason?: string
  readonly to?: string
  readonly who?: string
  readonly answers?: ApprovalAnswers
  readonly reasons?: Partial<Record<SubmitReason, string>>
  readonly gates?: { readonly light: 'red' | 'yellow' | 'green' }
}

/** All that happened to a quote, newest first: who, at which node, on which version, in which words. */
export function QuoteHistory({ data, onClose }: { data: Quote; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.quotes
  const act = ({ type }: Event) => say.history.acts[type as keyof typeof say.history.acts]
  return (
    <SideSheet open size={620} title={`${data.quote.number} ${say.history.title}`} onClose={onClose}>
      <ol className="quote-history">
        {data.events.toReversed().map((event, index) => (
          <li key={data.events.length - index}>
            <span className="muted">{format.dateTime(event.at)}</span>
            <span>{event.by}</span>
            <span>
              {act(event)} {event.node && say.nodes[event.node]} {event.version}
              {saidIn(say, event.data).map((line) => (
                <span key={line} className="quote-history-said">
                  {line}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </SideSheet>
  )
}

function saidIn(say: ReturnType<typeof useSpeech>['words']['quotes'], data: Event['data']): string[] {
  const { reason, to, who, answers, reasons, gates }: Said = data
  const named = (name: string, value: string) => say.labelled(name) + value
  return [
    ...[reason ?? '', to ?? '', who ?? ''].filter((one) => one !== ''),
    ...(gates ? [say.history.light(say.gates.lights[gates.light])] : []),
    ...Object.entries(reasons ?? {}).map(([one, text]) => named(say.gates.reasons[one as SubmitReason], text)),
    ...(answers ? answerRows(say, answers, null).map(({ name, value }) => named(name, value)) : []),
  ]
}
