import { App, Button, Input, Space } from 'antd'
import { Suspense, useState } from 'react'
import type { LeadRow } from '../../../src-preload/contract/leads.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { fieldWords } from '../changes/index.ts'
import { customerPlace } from '../customers/index.ts'
import { Openings } from '../scripts/index.ts'
import { ConvertDialog } from './convert-dialog.tsx'
import { LeadLog } from './lead-log.tsx'
import { OverrideDialog } from './override-dialog.tsx'
import { ScoreTable } from './score-table.tsx'

/** A lead with what can be done next, what is known of it already, and why this rep has it. */
export function LeadDrawer({ lead, onClose }: { lead: LeadRow; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.leads
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const filter = { field: 'id', op: 'eq', value: lead.id } as const
  const now = useSteadyQuery('leads.list', { filter, offset: 0, limit: 1 }).data?.rows[0] ?? lead
  const brief = useSteadyQuery('leads.brief', { id: lead.id }).data
  const known = (brief?.customers ?? []).filter(({ id }) => id !== now.customerId)
  const running = now.closedAt === null
  const unassigned = running && now.ownerId === null
  const scores = useSteadyQuery('leads.scores', unassigned ? { id: lead.id } : null).data
  const [asking, setAsking] = useState<'override' | 'convert' | 'drop' | null>(null)
  const [reason, setReason] = useState('')
  const title = (field: string) => fieldWords(words, field, 'lead')
  const run = (work: Promise<unknown>) => void work.catch(tellFailure)
  const assign = async () => {
    const { assigned } = await wire.call('leads.assign', { ids: [now.id] })
    const [one] = assigned
    void (one ? message.success(say.assignedTo(one.repName)) : message.warning(say.nobody))
  }
  const fact = (field: string, value: string | null) =>
    value !== null &&
    value !== '' && (
      <>
        <dt>{title(field)}</dt>
        <dd>{value}</dd>
      </>
    )
  const time = (at: string | null) => (at === null ? null : format.dateTime(at))
  const primary = (which: 'assign' | 'touch' | 'convert') =>
    (unassigned ? 'assign' : now.firstTouchAt === null ? 'touch' : 'convert') === which ? ({ type: 'primary' } as const) : {}
  return (
    <SideSheet onClose={onClose} size={640} title={now.name}>
      <p className="lead-line">
        <StateTag tone={now.late === 'escalate' ? 'bad' : now.late === null ? 'info' : 'warn'}>
          {now.late === null ? (say.states[now.state] ?? now.state) : say.late[now.late]}
        </StateTag>
        {now.ownerName ?? say.unassigned}
        {now.customerId !== null && now.customerName !== null && (
          <PlaceLink to={customerPlace(now.customerId, now.customerName)}>{now.customerName}</PlaceLink>
        )}
      </p>
      <div className="lead-actions">
        {unassigned && (
          <Button {...primary('assign')} onClick={() => run(assign())}>
            {say.assign}
          </Button>
        )}
        {running && now.firstTouchAt === null && !unassigned && (
          <Button {...primary('touch')} onClick={() => run(wire.call('leads.touch', { id: now.id }))}>
            {say.touch}
          </Button>
        )}
        {running && !unassigned && (
          <Button {...primary('convert')} onClick={() => setAsking('convert')}>
            {say.convert}
          </Button>
        )}
        {running && <Button onClick={() => setAsking('override')}>{say.override}</Button>}
        {running && asking !== 'drop' && <Button onClick={() => setAsking('drop')}>{say.drop}</Button>}
        {now.dropReason !== null && <Button onClick={() => run(wire.call('leads.reopen', { id: now.id }))}>{say.reopen}</Button>}
        {running && asking === 'drop' && (
          <Space.Compact>
            <Input
              autoFocus
              value={reason}
              maxLength={500}
              placeholder={say.dropReason}
              aria-label={say.dropReason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              disabled={reason.trim() === ''}
              onClick={() => run(wire.call('leads.drop', { id: now.id, reason: reason.trim() }).then(() => setAsking(null)))}
            >
              {say.drop}
            </Button>
          </Space.Compact>
        )}
      </div>
      <dl className="lead-facts">
        {fact('contactName', [now.contactName, now.phone].filter(Boolean).join(' \u00b7 '))}
        {fact('source', now.source)}
        {fact('industry', now.industry)}
        {fact('needClass', now.needClass)}
        {fact('region', now.region)}
        {fact('arrivedAt', time(now.arrivedAt))}
        {fact('assignedAt', time(now.assignedAt))}
        {now.firstTouchAt === null ? fact('touchDueAt', time(now.touchDueAt)) : fact('firstTouchAt', time(now.firstTouchAt))}
        {fact('dropReason', now.dropReason)}
        {fact('remark', now.remark)}
      </dl>
      {brief && running && !unassigned && now.firstTouchAt === null && (
        <Suspense>
          <Openings heading={words.scripts.openingTitle} lines={brief.openings} />
        </Suspense>
      )}
      {brief && known.length + brief.otherLeads.length > 0 && (
        <>
          <h3>{say.known}</h3>
          <ul className="lead-known">
            {known.map((one) => (
              <li key={one.id}>
                <PlaceLink to={customerPlace(one.id, one.name)}>{one.name}</PlaceLink>{' '}
                <span className="muted">
                  {[
                    say.knownCustomer(format.count(one.openOpportunities)),
                    one.tier,
                    one.ownerName,
                    one.lastContactOn === null ? null : say.lastContact(one.lastContactOn),
                  ]
                    .filter((part) => part !== null)
                    .join(' \u00b7 ')}
                </span>
              </li>
            ))}
            {brief.otherLeads.map((one) => (
              <li key={one.id}>
                {say.knownLead} {one.name}{' '}
                <span className="muted">
                  {[say.states[one.state], one.ownerName].filter((part) => part !== null).join(' \u00b7 ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {scores && (
        <>
          <h3>{say.whyNow}</h3>
          <ScoreTable table={scores} />
        </>
      )}
      <LeadLog leadId={lead.id} />
      {asking === 'override' && <OverrideDialog lead={now} onClose={() => setAsking(null)} />}
      {asking === 'convert' && <ConvertDialog lead={now} customers={brief?.customers ?? []} onClose={() => setAsking(null)} />}
    </SideSheet>
  )
}
