import { Button, DatePicker, Dropdown, Popover, Tag, Tooltip } from 'antd'
import { CheckOutlined, ClockCircleOutlined, EyeOutlined, UndoOutlined } from '../../ui/icons.tsx'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import type { Alert, AlertRule } from '../../../src-preload/contract/alerts.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { customerPlace } from '../customers/index.ts'
import { alertDays } from './alert-words.ts'
import { useInDays } from './use-alert-keys.ts'
import type { Mark } from './use-mark-alerts.ts'

interface Props {
  readonly rule: AlertRule
  readonly open: boolean
  readonly unread: number
  readonly limit: number
  readonly current: number | null
  readonly onMore: () => void
  readonly onRows: (rule: AlertRule, rows: readonly Alert[]) => void
  readonly onCurrent: (id: number) => void
  readonly mark: Mark
}

export function AlertGroup({ rule, open, unread, limit, current, onMore, onRows, onCurrent, mark }: Props) {
  const { words, format } = useSpeech()
  const say = words.alerts
  const answer = useSteadyQuery('alerts.list', { rule, open, limit })
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
          {say.rules[rule]} <span className="alert-total">{format.count(total)}</span>{' '}
          <span className="alert-hint">{say.ruleHints[rule]}</span>
        </>
      }
      actions={
        open && (
          <>
            {unread > 0 && (
              <Button size="small" onClick={() => mark({ rule, state: 'acknowledged' })}>
                {say.allAcknowledge}
              </Button>
            )}
            <Button size="small" onClick={() => mark({ rule, state: 'done' })}>
              {say.allDone}
            </Button>
          </>
        )
      }
    >
      <Answered answer={answer} rows={4}>
        {(data) => (
          <>
            <table className="plain-table alert-table" aria-label={say.rules[rule]}>
              <colgroup>
                <col className="alert-customer-col" />
                <col className="alert-owner-col" />
                <col className="alert-days-col" />
                <col className="alert-at-col" />
                <col />
              </colgroup>
              <thead className="visually-hidden">
                <tr>
                  <th>{say.columns.customer}</th>
                  <th>{say.columns.owner}</th>
                  <th>{say.columns.days}</th>
                  <th>{say.columns.raisedAt}</th>
                  <th>{say.columns.state}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((alert) => (
                  <AlertLine key={alert.id} alert={alert} current={alert.id === current} onCurrent={onCurrent} mark={mark} />
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

function AlertLine({
  alert,
  current,
  onCurrent,
  mark,
}: {
  alert: Alert
  current: boolean
  onCurrent: (id: number) => void
  mark: Mark
}) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.alerts
  const ids = [alert.id]
  const isOpen = alert.state === 'unread' || alert.state === 'acknowledged'
  return (
    <tr
      id={`alert-${alert.id}`}
      className={`${alert.state === 'unread' ? 'alert-unread' : ''} ${current ? 'alert-current' : ''}`}
      aria-current={current}
      onClick={() => onCurrent(alert.id)}
    >
      <td className="alert-customer">
        <PlaceLink to={customerPlace(alert.customerId, alert.customerName)}>{alert.customerName}</PlaceLink>
        {alert.late && (
          <Tooltip title={say.lateHint}>
            <Tag>{say.late}</Tag>
          </Tooltip>
        )}
      </td>
      <td className="alert-owner">{alert.ownerName ?? <span className="muted">{say.noOwner}</span>}</td>
      <td className="alert-days">{alertDays(speech, alert)}</td>
      <td className="alert-at muted">
        {alert.state === 'snoozed' && alert.snoozedUntil !== null
          ? say.snoozedUntil(alert.snoozedUntil)
          : format.dateTime(alert.raisedAt)}
      </td>
      <td className="alert-actions">
        {isOpen ? (
          <>
            {alert.state === 'unread' && (
              <Button size="small" type="text" icon={<EyeOutlined />} onClick={() => mark({ ids, state: 'acknowledged' })}>
                {say.acknowledge}
              </Button>
            )}
            <Snooze onPick={(until) => mark({ ids, state: 'snoozed', until })} />
            <Button size="small" type="text" icon={<CheckOutlined />} onClick={() => mark({ ids, state: 'done' })}>
              {say.done}
            </Button>
          </>
        ) : (
          <>
            <span className="muted">{say.states[alert.state]}</span>
            <Button size="small" type="text" icon={<UndoOutlined />} onClick={() => mark({ ids, state: 'unread' })}>
              {say.reopen}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}

function Snooze({ onPick }: { onPick: (until: string) => void }) {
  const say = useSpeech().words.alerts
  const [picking, setPicking] = useState(false)
  const inDays = useInDays()
  const quick: Record<string, number> = { tomorrow: 1, days: 3, week: 7 }
  return (
    <Popover
      open={picking}
      onOpenChange={(open) => !open && setPicking(false)}
      trigger="click"
      content={
        <DatePicker
          autoFocus
          aria-label={say.snoozePick}
          disabledDate={(day) => day.isBefore(dayjs(inDays(0)), 'day')}
          onChange={(day) => {
            setPicking(false)
            if (day) onPick(day.format('YYYY-MM-DD'))
          }}
        />
      }
    >
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'tomorrow', label: say.snoozeTomorrow },
            { key: 'days', label: say.snooze3 },
            { key: 'week', label: say.snoozeWeek },
            { key: 'pick', label: say.snoozePick },
          ],
          onClick: ({ key }) => (key === 'pick' ? setPicking(true) : onPick(inDays(quick[key] ?? 1))),
        }}
      >
        <Button size="small" type="text" icon={<ClockCircleOutlined />}>
          {say.snooze}
        </Button>
      </Dropdown>
    </Popover>
  )
}
