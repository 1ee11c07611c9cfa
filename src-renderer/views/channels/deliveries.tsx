import { App, Button, Segmented, Tag } from 'antd'
import { useState } from 'react'
import type { Delivery, OutboxState } from '../../../src-preload/contract/channels.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'

const classes: Partial<Record<OutboxState, string>> = { dead: 'tag-bad', maybe: 'tag-warn', failed: 'tag-warn' }
const views = ['dead', 'maybe', 'failed', 'pending', 'shed', 'sent'] as const

/** What went out and what did not; what did not can be sent again or put aside. */
export function Deliveries() {
  const { words, format } = useSpeech()
  const say = words.channels.deliveries
  const [state, setState] = useState<(typeof views)[number]>('dead')
  const answer = useSteadyQuery('channels.deliveries', { state })
  const counts = answer.data?.counts ?? []
  const wire = useWire()
  const tellFailure = useTellFailure()
  const total = answer.data?.total ?? 0
  const many = (state === 'dead' || state === 'maybe') && total > 1
  /** All of them, not only those in sight: page by page until none is left. */
  const all = async (path: 'channels.resend' | 'channels.dismiss') => {
    try {
      for (let left = total; left > 0;) {
        const { rows } = await wire.call('channels.deliveries', { state, limit: 200 })
        if (rows.length === 0) return
        await wire.call(path, { ids: rows.map(({ id }) => id) })
        left -= rows.length
      }
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  return (
    <Section
      title={say.title}
      actions={
        <>
          {many && (
            <>
              <Button size="small" onClick={() => void all('channels.resend')}>
                {say.resendAll}
              </Button>
              <Button size="small" onClick={() => void all('channels.dismiss')}>
                {say.dismissAll}
              </Button>
            </>
          )}
          <Segmented
            size="small"
            value={state}
            options={views.map((value) => ({
              value,
              label: `${say.states[value]} ${format.count(counts.find((one) => one.state === value)?.count ?? 0)}`,
            }))}
            onChange={setState}
          />
        </>
      }
    >
      <Answered answer={answer} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="block-body muted">{state === 'dead' ? say.empty : words.generic.none}</div>
          ) : (
            <table className="plain-table delivery-table" aria-label={say.title}>
              <thead>
                <tr>
                  <th>{say.columns.title}</th>
                  <th>{say.columns.channel}</th>
                  <th>{say.columns.to}</th>
                  <th>{say.columns.state}</th>
                  <th>{say.columns.reason}</th>
                  <th>{say.columns.at}</th>
                  <th>
                    <span className="visually-hidden">{say.columns.actions}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <DeliveryLine key={row.id} row={row} />
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  )
}

function DeliveryLine({ row }: { row: Delivery }) {
  const { words, format } = useSpeech()
  const say = words.channels.deliveries
  const reasons: Record<string, string> = say.reasons
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  const act = (path: 'channels.resend' | 'channels.dismiss') =>
    void wire.call(path, { ids: [row.id] }).then(() => message.success(words.channels.saved), tellFailure)
  return (
    <tr>
      <td className="delivery-title">{row.title}</td>
      <td>{row.channelId === 0 ? say.desktop : row.channelName}</td>
      <td className="muted">{row.recipient === '' ? say.group : row.recipient}</td>
      <td>
        <Tag className={classes[row.state] ?? ''}>{say.states[row.state]}</Tag>
      </td>
      <td className="muted">
        {row.reason === null ? '' : (reasons[row.reason] ?? row.reason)}{' '}
        {row.answer !== null && row.answer !== '' && `(${row.answer})`}{' '}
        {row.attempts > 1 && say.attempts(format.count(row.attempts))}
      </td>
      <td className="muted">{row.sentAt === null ? '' : format.dateTime(row.sentAt)}</td>
      <td className="delivery-actions">
        {(row.state === 'dead' || row.state === 'maybe' || row.state === 'shed') && (
          <>
            <Button size="small" type="text" onClick={() => act('channels.resend')}>
              {say.resend}
            </Button>
            <Button size="small" type="text" onClick={() => act('channels.dismiss')}>
              {say.dismiss}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}
