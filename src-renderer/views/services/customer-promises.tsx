import { useMemo, useRef } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { clauseWords, clockText } from './clock-words.ts'
import { liveClock } from './live-clock.ts'
import { promisePlace } from './services-place.ts'
import { useServerClock } from './use-server-clock.ts'
import { useTick } from './use-tick.ts'
import './lights.css'

/** What runs or ran this quarter for one customer, its clocks alive; each leads to its evidence. */
export function CustomerPromises({ customerId, active }: { customerId: number; active: boolean }) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.services
  const place = useRef<HTMLDivElement>(null)
  const answer = useSteadyQuery('services.ofCustomer', { customerId })
  const now = useServerClock(answer.data?.asOf)
  const clocks = useMemo(() => new Map((answer.data?.promises ?? []).map((one) => [one.id, one] as const)), [answer.data])
  useTick(place, clocks, now, active)
  return (
    <Section title={say.own.promises}>
      <div ref={place} className="own-promises">
        <Answered answer={answer} rows={3}>
          {({ promises, clauses, asOf }) =>
            promises.length === 0 ? (
              <p className="muted">{say.own.noPromises}</p>
            ) : (
              <ul>
                {promises.map((promise) => (
                  <li key={promise.id}>
                    <span className={`clock light-${liveClock(promise, Date.parse(asOf)).light}`} data-clock={promise.id}>
                      <span className="light-dot" aria-hidden />
                      <span className="clock-text">{clockText(speech, promise, Date.parse(asOf))}</span>
                    </span>
                    <PlaceLink to={promisePlace(promise.id)}>
                      {clauseWords(words, promise.clauseKey, clauses.find(({ key }) => key === promise.clauseKey)?.terms.name)}
                    </PlaceLink>
                    <span className="muted">{promise.name}</span>
                    <span className="num muted">
                      {promise.resumesAt !== null
                        ? say.pausedUntil(format.dateTime(promise.resumesAt))
                        : promise.dueAt !== null && `${say.due} ${format.dateTime(promise.dueAt)}`}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </div>
    </Section>
  )
}
