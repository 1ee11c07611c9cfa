import { Button, Tag, Tooltip } from 'antd'
import { useEffect } from 'react'
import type { Alert, AlertState } from '../../../src-preload/contract/alerts.ts'
import { useSpeech } from '../../text/language.tsx'
import { CheckOutlined, EyeOutlined, QuestionCircleOutlined, UndoOutlined } from '../../ui/icons.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { alertText } from './alert-text.ts'
import { aboutPlace, toldWords } from './alert-words.ts'
import { Snooze } from './snooze.tsx'
import type { Mark } from './use-mark-alerts.ts'

interface Props {
  readonly rule: string
  readonly name: string
  readonly memberId: number | undefined
  readonly state: AlertState | undefined
  readonly unread: number
  readonly limit: number
  readonly current: number | null
  readonly onMore: () => void
  readonly onRows: (rule: string, rows: readonly Alert[]) => void
  readonly onCurrent: (id: number) => void
  readonly onWhy: (id: number) => void
  readonly mark: Mark
}

export function AlertGroup(props: Props) {
  const { rule, name, memberId, state, unread, limit, current, onMore, onRows, onCurrent, onWhy, mark } = props
  const { words, format } = useSpeech()
  const say = words.alerts
  const who = memberId === undefined ? {} : { memberId }
  const answer = useSteadyQuery('alerts.list', { rule, limit, ...who, ...(state === undefined ? {} : { state }) })
  const rows = answer.data?.rows
  useEffect(() => {
    if (rows) onRows(rule, rows)
  }, [rows, rule, onRows])
  useEffect(() => () => onRows(rule, []), [rule, onRows])
  const total = answer.data?.total ?? 0
  if (answer.data && total === 0) return null
  return (
    <Section
      title={
        <>
          {name} <span className="alert-total">{format.count(total)}</span>
        </>
      }
      actions={
        state === undefined && (
          <>
            {unread > 0 && (
              <Button size="small" onClick={() => mark({ rule, state: 'acknowledged', ...who })}>
                {say.allAcknowledge}
              </Button>
            )}
            <Button size="small" onClick={() => mark({ rule, state: 'done', ...who })}>
              {say.allDone}
            </Button>
          </>
        )
      }
    >
      <Answered answer={answer} rows={4}>
        {(data) => (
          <>
            <table className="plain-table alert-table" aria-label={name}>
              <colgroup>
                <col className="alert-title-col" />
                <col className="alert-told-col" />
                <col className="alert-at-col" />
                <col className="alert-actions-col" />
              </colgroup>
              <thead className="visually-hidden">
                <tr>
                  <th>{say.columns.title}</th>
                  <th>{say.columns.told}</th>
                  <th>{say.columns.raisedAt}</th>
                  <th>{say.columns.actions}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((alert) => (
                  <AlertLine
                    key={alert.id}
                    alert={alert}
                    current={alert.id === current}
                    onCurrent={onCurrent}
                    onWhy={onWhy}
                    mark={mark}
                    who={who}
                  />
                ))}
              </tbody>
            </table>
            {data.total > data.rows.length && (
              <div className="alert-more">
                <span className="muted">{say.shown(format.count(data.rows.length), format.count(data.total))}</span>
                {limit < 500 && (
                  <Button size="small" type="link" onClick={onMore}>
                    {say.more}
                  </Button>
                )}
              </div>
            )}
          </>
        )}
      </Answered>
    </Section>
  )
}

interface LineProps extends Pick<Props, 'onCurrent' | 'onWhy' | 'mark'> {
  readonly alert: Alert
  readonly current: boolean
  readonly who: { readonly memberId?: number }
}

function AlertLine({ alert, current, onCurrent, onWhy, mark, who }: LineProps) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.alerts
  const { title, body } = alertText(speech, alert)
  const ids = [alert.id]
  const isOpen = alert.state === 'unread' || alert.state === 'acknowledged'
  const place = aboutPlace(alert)
  return (
    <tr
      id={`alert-${alert.id}`}
      className={`${alert.state === 'unread' ? 'alert-unread' : ''} ${current ? 'alert-current' : ''}`}
      aria-current={current}
      onClick={() => onCurrent(alert.id)}
    >
      <td className="alert-title" title={current ? undefined : body}>
        {alert.severity === 'critical' && <Tag className="tag-bad">{say.severities.critical}</Tag>}
        {place ? <PlaceLink to={place}>{title}</PlaceLink> : <span className="alert-text">{title}</span>}
        {alert.late && (
          <Tooltip title={say.lateHint}>
            <Tag>{say.late}</Tag>
          </Tooltip>
        )}
        {alert.escalated > 0 && (
          <Tooltip title={say.escalatedHint}>
            <Tag className="tag-warn">{say.escalated(format.count(alert.escalated))}</Tag>
          </Tooltip>
        )}
        <span className="alert-body">{body}</span>
      </td>
      <td className="alert-told muted" title={toldWords(words, alert)}>
        {toldWords(words, alert)}
      </td>
      <td className="alert-at muted">
        {alert.state === 'snoozed' && alert.snoozedUntil !== null
          ? say.snoozedUntil(alert.snoozedUntil)
          : format.dateTime(alert.raisedAt)}
      </td>
      <td className="alert-actions">
        <Button size="small" type="text" icon={<QuestionCircleOutlined />} onClick={() => onWhy(alert.id)}>
          {say.why}
        </Button>
        {isOpen ? (
          <>
            {alert.state === 'unread' && (
              <Button
                size="small"
                type="text"
                icon={<EyeOutlined />}
                onClick={() => mark({ ids, state: 'acknowledged', ...who })}
              >
                {say.acknowledge}
              </Button>
            )}
            <Snooze onPick={(until) => mark({ ids, state: 'snoozed', until, ...who })} />
            <Button size="small" type="text" icon={<CheckOutlined />} onClick={() => mark({ ids, state: 'done', ...who })}>
              {say.done}
            </Button>
          </>
        ) : (
          <Button size="small" type="text" icon={<UndoOutlined />} onClick={() => mark({ ids, state: 'unread', ...who })}>
            {say.reopen}
          </Button>
        )}
      </td>
    </tr>
  )
}
