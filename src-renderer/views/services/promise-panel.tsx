import { Button } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { CloseOutlined } from '../../ui/icons.tsx'
import { isCovered, isTyping } from '../../ui/keys.tsx'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { customerPlace } from '../customers/index.ts'
import { clauseWords, clockText, minutesWords, targetWords } from './clock-words.ts'
import { liveClock } from './live-clock.ts'
import { NoticePeople } from './notice-people.tsx'
import { PromiseActions } from './promise-actions.tsx'
import { Counted, OlderRules, StoryEvents } from './story-events.tsx'
import { useTick } from './use-tick.ts'
import '../../ui/facts.css'
import './lights.css'
import './panel.css'

interface Props {
  readonly id: number
  readonly now: () => number
  readonly active: boolean
  readonly onClose: () => void
}

/** The evidence: what happened, how the due time came about, whom it was told to. */
export function PromisePanel({ id, now, active, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.services
  const answer = useSteadyQuery('services.obligation', { id })
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!active) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isCovered() && !isTyping(event.target)) onClose()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [active, onClose])
  const clocks = useMemo(
    () => new Map(answer.data ? [[answer.data.promise.id, answer.data.promise] as const] : []),
    [answer.data],
  )
  useTick(place, clocks, now, active)
  return (
    <aside ref={place} className="service-panel" aria-label={say.panel}>
      <header className="service-panel-head">
        <h2>{answer.data ? clauseWords(words, answer.data.clause.key, answer.data.clause.terms.name) : words.generic.loading}</h2>
        <Button type="text" size="small" aria-label={say.closePanel} icon={<CloseOutlined />} onClick={onClose} />
      </header>
      <div className="service-panel-body">
        <Answered answer={answer}>{(data) => <Details data={data} />}</Answered>
      </div>
    </aside>
  )
}

function Details({ data }: { data: Output<'services.obligation'> }) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.services
  const { promise, clause } = data
  const asOf = Date.parse(data.asOf)
  return (
    <>
      <p className="service-of">
        <PlaceLink to={customerPlace(data.customerId, data.customerName)}>{data.customerName}</PlaceLink>
        <span className="muted">{promise.name === data.customerName ? '' : promise.name}</span>
      </p>
      <div className={`clock clock-large light-${liveClock(promise, asOf).light}`} data-clock={promise.id}>
        <span className="light-dot" aria-hidden />
        <span className="clock-body">
          <span className="clock-text">{clockText(speech, promise, asOf)}</span>
          <span className="clock-sub">
            {promise.resumesAt !== null
              ? say.pausedUntil(format.dateTime(promise.resumesAt))
              : promise.dueAt === null
                ? say.dueNone
                : `${say.due} ${format.dateTime(promise.dueAt)}`}
          </span>
        </span>
      </div>
      <PromiseActions data={data} />
      <OlderRules data={data} />
      <dl className="fact-list">
        <Fact name={say.target}>
          {targetWords(speech, clause.terms.target)} {'minutes' in clause.terms.target && say.time[clause.terms.time]}
        </Fact>
        <Fact name={say.elapsed}>{minutesWords(speech, data.elapsedMinutes, clause.terms.time)}</Fact>
        <Fact name={say.started}>{format.dateTime(promise.startedAt)}</Fact>
        <Fact name={say.owner}>{data.ownerName ?? say.noOwner}</Fact>
        {data.cycle > 1 && <Fact name={say.timeline}>{say.cycle(String(data.cycle))}</Fact>}
      </dl>
      <h3>{say.timeline}</h3>
      <StoryEvents data={data} />
      <Counted data={data} />
      {data.history.length > 0 && (
        <>
          <h3>{say.history}</h3>
          {data.history.map((cycle) => (
            <p key={cycle.cycle}>
              {say.cycle(String(cycle.cycle))} <span className="num">{format.dateTime(cycle.stoppedAt)}</span>{' '}
              {cycle.outcome === 'met'
                ? say.keptWith(minutesWords(speech, cycle.targetMinutes - cycle.elapsedMinutes, clause.terms.time))
                : say.doneLate(minutesWords(speech, cycle.elapsedMinutes - cycle.targetMinutes, clause.terms.time))}
            </p>
          ))}
        </>
      )}
      {data.notices.length > 0 && (
        <>
          <h3>{say.toldTo}</h3>
          {data.notices.map((notice) => (
            <NoticePeople key={notice.id} notice={notice} />
          ))}
        </>
      )}
    </>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
