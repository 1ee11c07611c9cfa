import { Input } from 'antd'
import { useState } from 'react'
import type { RedItem } from '../../../src-preload/contract/weekly.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'

/** Each team's three worst red items, with what blocks them and what is asked for, written where they stand. */
export function TeamReds({ teams }: { teams: Output<'weekly.board'>['teams'] }) {
  const { words, format } = useSpeech()
  const say = words.weekly
  const week = teams[0]?.week ?? ''
  const any = teams.filter(({ reds }) => reds > 0)
  return (
    <Section title={say.worst} actions={week !== '' && <span className="muted">{say.worstOf(week)}</span>}>
      {any.length === 0 ? (
        <div className="block-body muted">{say.noReds}</div>
      ) : (
        <table className="plain-table red-table" aria-label={say.worst}>
          <colgroup>
            <col className="red-team-col" />
            <col className="red-name-col" />
            <col className="red-action-col" />
            <col className="red-count-col" />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th>{words.settings.members.team}</th>
              <th>{say.member}</th>
              <th>{say.action}</th>
              <th className="num">{say.brief.doneOf}</th>
              <th>{say.reason}</th>
              <th>{say.resource}</th>
            </tr>
          </thead>
          <tbody>
            {any.map(({ team, items, reds }) =>
              items.map((item, i) => (
                <tr key={`${item.memberId} ${item.action}`}>
                  <td>
                    {i === 0 && (
                      <>
                        {team ?? say.noTeam}
                        <div className="muted red-all">{say.reds(format.count(reds))}</div>
                      </>
                    )}
                  </td>
                  <td>{item.name}</td>
                  <td>{say.actions[item.action]}</td>
                  <td className="num red-count">{say.of(format.count(item.achieved), format.count(item.target))}</td>
                  <td>
                    <Note item={item} week={week} field="reason" />
                  </td>
                  <td>
                    <Note item={item} week={week} field="resource" />
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Note({ item, week, field }: { item: RedItem; week: string; field: 'reason' | 'resource' }) {
  const { words } = useSpeech()
  const say = words.weekly
  const wire = useWire()
  const tellFailure = useTellFailure()
  const [typed, setTyped] = useState<string | null>(null)
  const save = () => {
    if (typed === null) return
    const text = typed.trim() === '' ? null : typed.trim()
    if (text === item[field]) return setTyped(null)
    const { memberId, action, reason, resource } = item
    void wire
      .call('weekly.noteRed', { memberId, week, action, reason, resource, [field]: text })
      .then(() => setTyped(null), tellFailure)
  }
  return (
    <Input
      variant="borderless"
      className="red-note"
      aria-label={`${item.name} ${say.actions[item.action]} ${say[field]}`}
      placeholder={say[field]}
      maxLength={500}
      value={typed ?? item[field] ?? ''}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={save}
      onPressEnter={save}
    />
  )
}
