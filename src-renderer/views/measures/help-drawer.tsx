import { App, Button } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { scriptsPlace } from '../scripts/index.ts'
import { tasksPlace } from '../tasks/index.ts'
import { bestPeers } from './best-peers.ts'
import type { OpenedFigure } from './measures-view.tsx'
import { sayValue } from './say-figure.ts'

const daysToMeet = 3

interface Props {
  readonly data: Output<'measures.board'>
  readonly memberId: number
  readonly onOpen: (opened: OpenedFigure) => void
  readonly onClose: () => void
}

/** 干预包: what was low, the scripts, the colleagues whose cases show how, and the one-on-one (rules G1–G5). */
export function HelpDrawer({ data, memberId, onOpen, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.measures
  const last = data.months.at(-2) ?? ''
  const person = data.people.find((one) => one.memberId === memberId)
  if (!person) return null
  const low = person.readings.filter(({ last: figure, before }) => figure.state === 'below' || before.state === 'below')
  const unit = (id: string) => data.measures.find((one) => one.id === id)?.unit ?? 'ratio'
  return (
    <SideSheet size={560} title={`${say.help} · ${person.name}`} onClose={onClose}>
      <h3>{say.low}</h3>
      <ul className="measure-list">
        {low.map(({ id, before, last: figure }) => (
          <li key={id}>
            <strong>{say.names[id]}</strong>{' '}
            <span className="num">
              {sayValue(words, unit(id), before.value)} → {sayValue(words, unit(id), figure.value)}
            </span>{' '}
            <Button
              size="small"
              type="link"
              onClick={() => onOpen({ measure: id, month: last, scope: { memberId }, whose: person.name })}
            >
              {say.seeCases}
            </Button>
          </li>
        ))}
      </ul>
      <h3>{say.examples}</h3>
      <ul className="measure-list">
        {low.map(({ id }) => (
          <li key={id}>
            <strong>{say.names[id]}</strong>{' '}
            {bestPeers(data, id, memberId).map((peer) => (
              <Button
                key={peer.memberId}
                size="small"
                type="link"
                onClick={() => onOpen({ measure: id, month: last, scope: { memberId: peer.memberId }, whose: peer.name })}
              >
                {peer.name} {sayValue(words, unit(id), peer.value)}
              </Button>
            ))}
            {bestPeers(data, id, memberId).length === 0 && <span className="muted">{say.noExample}</span>}
          </li>
        ))}
      </ul>
      <h3>{words.scripts.title}</h3>
      <p>
        <PlaceLink to={scriptsPlace}>{say.scripts}</PlaceLink>
      </p>
      <h3>{say.meeting}</h3>
      <Meeting
        name={person.name}
        managerId={person.managerId}
        facts={low.map(({ id }) => say.names[id]).join(words.measures.comma)}
      />
    </SideSheet>
  )
}

/** The appointment is the manager's task; whoever has no manager named gives it to nobody yet. */
function Meeting({ name, managerId, facts }: { name: string; managerId: number | null; facts: string }) {
  const { words } = useSpeech()
  const say = words.measures
  const { message } = App.useApp()
  const create = useCommand('tasks.create')
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [made, setMade] = useState(false)
  const arrange = async () => {
    const task = { subject: null, subjectId: null, delegatedById: null, dueAt: null, priority: 'high' } as const
    const dueOn = today === undefined ? null : dayjs(today).add(daysToMeet, 'day').format('YYYY-MM-DD')
    if (!(await create.run({ ...task, dueOn, title: say.meetingTitle(name), ownerId: managerId, note: facts }))) return
    setMade(true)
    void message.success(words.tasks.created)
  }
  return (
    <>
      {made ? (
        <PlaceLink to={tasksPlace}>{say.meetingMade}</PlaceLink>
      ) : (
        <Button type="primary" loading={create.busy} onClick={() => void arrange()}>
          {say.arrange}
        </Button>
      )}
      {create.failure && <FailureNotice failure={create.failure} />}
    </>
  )
}
