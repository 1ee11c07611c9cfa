import { Button, Tabs } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { CloseOutlined } from '../../ui/icons.tsx'
import { isCovered, isTyping } from '../../ui/keys.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'
import { customerPlace } from '../customers/index.ts'
import { Openings } from '../scripts/index.ts'
import { MoveDialog } from './move-dialog.tsx'
import { knownWord } from './stage-words.ts'

type Deal = Output<'pipeline.get'>

/** The side panel of a deal: what it is, where it has been, what was done. */
export function DealPanel({ id, active, onClose }: { id: number; active: boolean; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.pipeline.panel
  const answer = useSteadyQuery('pipeline.get', { id })
  const [moving, setMoving] = useState(false)
  useEffect(() => {
    if (!active) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered() || isTyping(event.target)) return
      onClose()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [active, onClose])
  const deal = answer.data?.opportunity
  return (
    <aside className="deal-panel" aria-label={say.label}>
      <header className="deal-panel-head">
        <h2>{deal?.name ?? words.generic.loading}</h2>
        <Button size="small" disabled={!deal} onClick={() => setMoving(true)}>
          {words.pipeline.move.action}
        </Button>
        <Button type="text" size="small" aria-label={say.close} icon={<CloseOutlined />} onClick={onClose} />
      </header>
      <Tabs
        size="small"
        items={[
          {
            key: 'details',
            label: say.details,
            children: <Answered answer={answer}>{(data) => <Details data={data} />}</Answered>,
          },
          {
            key: 'history',
            label: say.history,
            children: <Answered answer={answer}>{(data) => <History data={data} />}</Answered>,
          },
          {
            key: 'activities',
            label: say.activities,
            children: <Answered answer={answer}>{(data) => <Activities data={data} />}</Answered>,
          },
        ]}
      />
      {moving && deal && <MoveDialog deal={deal} onClose={() => setMoving(false)} />}
    </aside>
  )
}

function Details({ data: { opportunity: deal } }: { data: Deal }) {
  const { words, format } = useSpeech()
  const stages = useSteadyQuery('pipeline.stages', {}).data
  const actions = stages?.known.find((stage) => stage.key === deal.stage)?.actions ?? []
  const marks = words.pipeline.marks
  const openings = useSteadyQuery('pipeline.openings', deal.stalled || deal.stuck ? { id: deal.id } : null).data
  const lines: [string, string][] = [
    ['amount', format.money(deal.amount)],
    ['probability', `${deal.probability}%`],
    ['weighted', format.money(deal.weighted)],
    ['expectedClose', format.date(deal.expectedClose)],
    ['owner', deal.ownerName ?? ''],
    ['nextStep', deal.nextStep ?? ''],
    ['nextStepOn', format.date(deal.nextStepOn)],
    ['productLine', deal.productLine ?? ''],
    ['source', deal.source ?? ''],
    ['budgetConfirmedOn', format.date(deal.budgetConfirmedOn)],
    ['demoAgreedOn', format.date(deal.demoAgreedOn)],
    ['pocProvidedOn', format.date(deal.pocProvidedOn)],
    ['materialVersion', deal.materialVersion ?? ''],
    ...(deal.lossCause === null ? [] : [['lossCause', knownWord(words, deal.lossCause)] as [string, string]]),
    ['remark', deal.remark ?? ''],
  ]
  return (
    <div className="deal-details">
      <div className="deal-where">
        <strong>{knownWord(words, deal.stageName)}</strong>
        {deal.closing === null && <span className="muted">{words.pipeline.panel.days(format.count(deal.daysInStage))}</span>}
        {deal.stuck && <span className="deal-mark deal-stuck">{marks.stuck}</span>}
        {deal.stalled && <span className="deal-mark deal-stalled">{marks.stalled}</span>}
      </div>
      {openings && (deal.stalled || deal.stuck) && (
        <Suspense>
          <Openings heading={words.scripts.stalledTitle} lines={openings} />
        </Suspense>
      )}
      <dl className="deal-fields">
        <dt>{fieldWords(words, 'customer', 'opportunity')}</dt>
        <dd>
          <PlaceLink to={customerPlace(deal.customerId, deal.customerName)}>{deal.customerName}</PlaceLink>
        </dd>
        {lines.map(([field, value]) => (
          <div key={field} className="deal-field">
            <dt>{fieldWords(words, field, 'opportunity')}</dt>
            <dd>{value === '' ? <span className="muted">{words.generic.noData}</span> : value}</dd>
          </div>
        ))}
      </dl>
      {actions.length > 0 && (
        <p className="muted">
          {words.generic.labelled(
            words.pipeline.panel.actions,
            actions.map((one) => knownWord(words, one)).join(words.generic.separator),
          )}
        </p>
      )}
    </div>
  )
}

function History({ data: { events, opportunity } }: { data: Deal }) {
  const { words, format } = useSpeech()
  const say = words.pipeline.panel
  const stages = useSteadyQuery('pipeline.stages', {}).data
  const name = (key: string) =>
    knownWord(
      words,
      stages?.known.find((stage) => stage.key === key)?.name ?? (key === opportunity.stage ? opportunity.stageName : key),
    )
  return (
    <ol className="deal-events">
      {events.map((event) => (
        <li key={event.id} className={event.undone ? 'deal-undone' : ''}>
          <div>
            {event.from === null ? `${say.began} ${name(event.to)}` : `${name(event.from)} → ${name(event.to)}`}
            {event.undo && <span className="muted"> {say.undo}</span>}
            {event.undone && <span className="muted"> {say.undone}</span>}
          </div>
          <div className="muted">
            {event.actor} · {format.dateTime(event.at)}
            {event.reason !== null && ` · ${event.reason}`}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Activities({ data: { activities } }: { data: Deal }) {
  const { words, format } = useSpeech()
  const say = words.pipeline
  if (activities.length === 0) return <p className="muted deal-empty">{say.panel.noActivities}</p>
  return (
    <ol className="deal-events">
      {activities.map((one) => (
        <li key={one.id}>
          <div>
            {(say.kinds as Record<string, string>)[one.kind] ?? one.kind}
            {one.materialVersion !== null && <span className="muted"> {say.demoWith(one.materialVersion)}</span>}
            {one.accepted !== null && <span className="muted"> {one.accepted ? say.accepted : say.notAccepted}</span>}
          </div>
          {one.need !== null && <div>{one.need}</div>}
          {one.promise !== null && <div className="muted">{one.promise}</div>}
          <div className="muted">
            {one.by ?? ''} · {format.dateTime(one.at)}
          </div>
        </li>
      ))}
    </ol>
  )
}
