import { Button, Timeline } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { minutesWords, targetWords } from './clock-words.ts'
import { RebaseDialog } from './rebase-dialog.tsx'

type Data = Output<'services.obligation'>
type Event = Data['events'][number]

const colours: Partial<Record<Event['type'], string>> = { pause: 'orange', stop: 'green', rebase: 'purple' }

/** What happened to a promise, one entry an event; what is only planned stands apart. */
export function StoryEvents({ data }: { data: Data }) {
  const { words, format } = useSpeech()
  const say = words.services
  return (
    <Timeline
      className="service-timeline"
      items={data.events.map((event) => ({
        color: event.ignored || event.planned ? 'gray' : (colours[event.type] ?? 'blue'),
        content: (
          <div className={event.ignored || event.planned ? 'muted' : undefined}>
            <strong>{event.planned ? say.planned(say.events[event.type]) : say.events[event.type]}</strong>{' '}
            <span className="num">{format.dateTime(event.at)}</span>{' '}
            {!event.planned && <span className="muted">{event.actor}</span>}
            {event.reason !== null && (
              <div>{(say.pauseReasons as Record<string, string>)[event.reason] ?? say.reasons[event.reason] ?? event.reason}</div>
            )}
            {event.evidence && (
              <div>
                {say.evidence[event.evidence.kind]} {event.evidence.name}
              </div>
            )}
            {event.rebase && <Rebased rebase={event.rebase} />}
            {event.ignored && <div>{say.ignored}</div>}
          </div>
        ),
      }))}
    />
  )
}

function Rebased({ rebase }: { rebase: NonNullable<Event['rebase']> }) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.services
  const due = (at: string | null) => (at === null ? say.dueNone : format.dateTime(at))
  const before = targetWords(speech, rebase.targetBefore)
  const after = targetWords(speech, rebase.targetAfter)
  return (
    <>
      {rebase.calendar && <div>{say.byCalendar}</div>}
      {rebase.terms && <div>{before === after ? say.byTerms : `${say.byTerms} ${before} → ${after}`}</div>}
      {rebase.dueBefore !== rebase.dueAfter && (
        <div className="num">
          {say.due} {due(rebase.dueBefore)} → {due(rebase.dueAfter)}
        </div>
      )}
    </>
  )
}

/** That a clock runs by other rules than those in force, or moved because a guess became known; and what can be done. */
export function OlderRules({ data }: { data: Data }) {
  const { words, format } = useSpeech()
  const say = words.services
  const [asking, setAsking] = useState(false)
  const { older } = data
  if (data.dueByGuess !== null)
    return (
      <p className="older-rules">
        {say.settledYear(data.settledYears.join(words.generic.separator), format.dateTime(data.dueByGuess))}
      </p>
    )
  if (older === null) return null
  if (!older.terms && !older.calendar) return <p className="older-rules">{say.keepsStricter}</p>
  const why = [older.calendar && say.byCalendar, older.terms && say.byTerms].filter(Boolean).join(words.generic.separator)
  return (
    <div className="older-rules">
      <p>
        {older.dueThen === null ? say.olderPaused(why) : say.olderRules(why, format.dateTime(older.dueThen))}
        {older.breaks && <strong className="notice-breach"> {say.rebaseBreaks}</strong>}
      </p>
      <Button size="small" onClick={() => setAsking(true)}>
        {say.rebase}
      </Button>
      {asking && <RebaseDialog only={older.id} onClose={() => setAsking(false)} />}
    </div>
  )
}

const spansShown = 14

/** Stretch by stretch, with its sum: anybody can count it again. */
export function Counted({ data }: { data: Data }) {
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
