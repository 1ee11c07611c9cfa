import { Tag } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { alertRulesPlace } from '../alert-rules/index.ts'
import { changesPlace, changeWords } from '../changes/index.ts'
import { alertText, factNameIn, ruleNameIn } from './alert-text.ts'
import { aboutPlace, toldWords } from './alert-words.ts'

/** Why a reminder exists: its rule, its figures then and now, what made it true, and where it was told. */
export function WhyDrawer({ id, onClose }: { id: number | null; onClose: () => void }) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.alerts.explain
  const answer = useSteadyQuery('alerts.explain', id === null ? null : { id })
  const states: Record<string, string> = words.channels.deliveries.states
  return (
    <SideSheet open={id !== null} onClose={onClose} title={say.title} size={560} destroyOnHidden>
      <Answered answer={answer}>
        {({ alert, version, firedAt, facts, stillTrue, cause, deliveries }) => {
          const place = aboutPlace(alert)
          const { title, body } = alertText(speech, alert)
          return (
            <div className="why">
              <p className="why-title">{place ? <PlaceLink to={place}>{title}</PlaceLink> : title}</p>
              {body !== '' && <p className="muted">{body}</p>}
              <dl className="why-facts">
                <dt>{say.rule}</dt>
                <dd>
                  <PlaceLink to={alertRulesPlace}>{ruleNameIn(words, alert)}</PlaceLink>{' '}
                  <span className="muted">{say.version(String(version))}</span>
                </dd>
                {alert.dueAt !== null && (
                  <>
                    <dt>{say.dueAt}</dt>
                    <dd>{format.dateTime(alert.dueAt)}</dd>
                  </>
                )}
                <dt>{say.firedAt}</dt>
                <dd>
                  {format.dateTime(firedAt)} {alert.late && <Tag>{words.alerts.late}</Tag>}
                </dd>
                {stillTrue !== null && (
                  <>
                    <dt>{say.still}</dt>
                    <dd>{stillTrue ? say.stillTrue : say.notAnyMore}</dd>
                  </>
                )}
                {cause && (
                  <>
                    <dt>{say.cause}</dt>
                    <dd>
                      <PlaceLink to={changesPlace}>{changeWords(words, { command: cause.command, subject: '' })}</PlaceLink>{' '}
                      <span className="muted">
                        {cause.actor} {format.dateTime(cause.at)}
                      </span>
                    </dd>
                  </>
                )}
                <dt>{words.alerts.columns.told}</dt>
                <dd>{toldWords(words, alert)}</dd>
              </dl>
              <h3>{say.figures}</h3>
              <table className="plain-table why-table">
                <thead>
                  <tr>
                    <th>{say.figure}</th>
                    <th>{say.before}</th>
                    <th>{say.now}</th>
                  </tr>
                </thead>
                <tbody>
                  {facts.map((fact) => (
                    <tr key={fact.name}>
                      <td className="muted">{factNameIn(words, fact.name)}</td>
                      <td>{fact.before === '' ? words.generic.noData : fact.before}</td>
                      <td className={fact.now !== null && fact.now !== fact.before ? 'why-changed' : 'muted'}>
                        {fact.now === null || fact.now === '' ? words.generic.noData : fact.now}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <h3>{say.deliveries}</h3>
              {deliveries.length === 0 ? (
                <p className="muted">{say.inboxOnly}</p>
              ) : (
                <table className="plain-table why-table">
                  <tbody>
                    {deliveries.map((one) => (
                      <tr key={`${one.channelId} ${one.recipient}`}>
                        <td>{one.channelId === 0 ? say.desktop : one.channelName}</td>
                        <td className="muted">{one.recipient === '' ? say.group : one.recipient}</td>
                        <td>{states[one.state] ?? one.state}</td>
                        <td className="muted">{one.sentAt === null ? '' : format.dateTime(one.sentAt)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </div>
          )
        }}
      </Answered>
    </SideSheet>
  )
}
