import { useSpeech } from '../../text/language.tsx'
import type { Formatter } from '../../text/format.ts'
import type { Output } from '../../wire/wire.ts'

/** What happened to the application, newest first. */
export function TrialCourse({ events, format }: { events: Output<'trials.detail'>['events']; format: Formatter }) {
  const { words } = useSpeech()
  const say = words.trials
  return (
    <>
      <h3>{say.history}</h3>
      <ol className="trial-course">
        {events.toReversed().map((event, nth) => (
          <li key={events.length - nth}>
            <span className="num muted">{format.dateTime(event.at)}</span>
            <strong>{say.events[event.type]}</strong>
            <span>{[event.node === null ? null : say.nodes[event.node], event.by].filter(Boolean).join(' \u00b7 ')}</span>
            {event.reason !== null && <q>{event.reason}</q>}
          </li>
        ))}
      </ol>
    </>
  )
}
