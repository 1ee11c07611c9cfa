import { Button, Timeline } from 'antd'
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
import { useTick } from './use-tick.ts'

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
            {promise.dueAt === null ? say.dueNone : `${say.due} ${format.dateTime(promise.dueAt)}`}
          </span>
        </span>
      </div>
      <PromiseActions data={data} />
      <dl className="service-facts">
        <Fact name={say.target}>
          {targetWords(speech, clause.terms.target)} {'minutes' in clause.terms.target && say.time[clause.terms.time]}
        </Fact>
        <Fact name={say.elapsed}>{minutesWords(speech, data.elapsedMinutes, clause.terms.time)}</Fact>
        <Fact name={say.started}>{format.dateTime(promise.startedAt)}</Fact>
        <Fact name={say.owner}>{data.ownerName ?? say.noOwner}</Fact>
        {data.cycle > 1 && <Fact name={say.timeline}>{say.cycle(String(data.cycle))}</Fact>}
      </dl>
      <h3>{say.timeline}</h3>
      <Timeline
        className="service-timeline"
        items={data.events.map((event) => ({
          color: event.ignored ? 'gray' : event.type === 'pause' ? 'orange' : event.type === 'stop' ? 'green' : 'blue',
          content: (
            <div className={event.ignored ? 'muted' : undefined}>
              <strong>{say.events[event.type]}</strong> <span className="num">{format.dateTime(event.at)}</span>{' '}
              <span className="muted">{event.actor}</span>
              {event.reason !== null && (
                <div>
                  {(say.pauseReasons as Record<string, string>)[event.reason] ?? say.reasons[event.reason] ?? event.reason}
                </div>
              )}
              {event.evidence && (
                <div>
                  {say.evidence[event.evidence.kind]} {event.evidence.name}
                </div>
              )}
              {event.ignored && <div>{say.ignored}</div>}
            </div>
          ),
        }))}
      />
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

const spansShown = 14

/** Stretch by stretch, with its sum: anybody can count it again. */
function Counted({ data }: { data: Output<'services.obligation'> }) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.services
  if (data.counted.length === 0) return null
  const sum = data.counted.reduce((total, { minutes }) => total + minutes, 0)
  return (
    <>
      <h3>{say.howCounted}</h3>
      <table className="plain-table service-counted">
        <tbody>
          {data.counted.slice(0, spansShown).map((span) => (
            <tr key={span.from} className={span.done ? undefined : 'muted'}>
              <td>{span.done ? say.counted : say.toCount}</td>
              <td className="num">
                {format.dateTime(span.from)} –{' '}
                {format.dateTime(span.to).slice(span.from.slice(0, 10) === span.to.slice(0, 10) ? 11 : 5)}
              </td>
              <td className="num">{minutesWords(speech, span.minutes, data.clause.terms.time)}</td>
            </tr>
          ))}
          {data.counted.length > spansShown && (
            <tr className="muted">
              <td colSpan={3}>{say.more(String(data.counted.length - spansShown))}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{say.total}</td>
            <td className="num">{minutesWords(speech, sum, data.clause.terms.time)}</td>
          </tr>
        </tfoot>
      </table>
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
