import { Button, Input, Modal, Select, Space } from 'antd'
import { useState } from 'react'
import type { TicketRow } from '../../../src-preload/contract/tickets.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { fieldWords } from '../changes/index.ts'
import '../../ui/facts.css'

/** What happens to a ticket, one button each: responded, handed over, closed, opened again. */
export function TicketDialog({ ticket, onClose }: { ticket: TicketRow; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.services.records
  const wire = useWire()
  const tellFailure = useTellFailure()
  const members = useSteadyQuery('members.list', {}).data ?? []
  const passed = useSteadyQuery('tickets.handOffs', { id: ticket.id }).data ?? []
  const now =
    useSteadyQuery('tickets.list', { filter: { field: 'id', op: 'eq', value: ticket.id }, offset: 0, limit: 1 }).data?.rows[0] ??
    ticket
  const [reason, setReason] = useState('')
  const run = (work: Promise<unknown>) => void work.catch(tellFailure)
  const time = (at: string | null) => (at === null ? words.generic.noData : format.dateTime(at))
  const title = (field: string) => fieldWords(words, field, 'ticket')
  return (
    <Modal open title={`${say.detail} · ${ticket.customerName}`} onCancel={onClose} footer={null} width={520}>
      <p>
        <strong>{now.kind}</strong> {now.name}
      </p>
      <dl className="fact-list">
        <dt>{title('openedAt')}</dt>
        <dd>{time(now.openedAt)}</dd>
        <dt>{title('firstResponseAt')}</dt>
        <dd>{time(now.firstResponseAt)}</dd>
        <dt>{title('closedAt')}</dt>
        <dd>{time(now.closedAt)}</dd>
        <dt>{words.fields.owner}</dt>
        <dd>{now.ownerName ?? words.services.noOwner}</dd>
      </dl>
      <div className="action-line">
        {now.firstResponseAt === null && (
          <Button type="primary" onClick={() => run(wire.call('tickets.respond', { id: now.id }))}>
            {say.respond}
          </Button>
        )}
        {now.closedAt === null ? (
          <Button onClick={() => run(wire.call('tickets.close', { id: now.id }))}>{say.close}</Button>
        ) : (
          <Space.Compact>
            <Input
              value={reason}
              maxLength={500}
              placeholder={say.reopenReason}
              aria-label={say.reopenReason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              disabled={reason.trim() === ''}
              onClick={() => run(wire.call('tickets.reopen', { id: now.id, reason: reason.trim() }))}
            >
              {say.reopen}
            </Button>
          </Space.Compact>
        )}
        {now.closedAt === null && (
          <Select
            className="ticket-to"
            placeholder={say.handOffTo}
            aria-label={say.handOffTo}
            value={null}
            showSearch={{ optionFilterProp: 'label' }}
            options={members
              .filter(({ active, name }) => active && name !== now.ownerName)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(toId: number | null) => toId !== null && run(wire.call('tickets.handOff', { id: now.id, toId }))}
          />
        )}
      </div>
      {passed.length > 0 && (
        <>
          <h3>{say.handOffs(format.count(passed.length))}</h3>
          <ul className="plain-list">
            {passed.map((one) => (
              <li key={one.at}>
                <span className="num">{format.dateTime(one.at)}</span> {one.from ?? words.services.noOwner} → {one.to}
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}
