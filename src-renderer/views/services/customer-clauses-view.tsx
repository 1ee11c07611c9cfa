import { Button } from 'antd'
import { useState } from 'react'
import type { CustomerClause } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { customerPlace, TierTag } from '../customers/index.ts'
import { CustomerClauseForm } from './customer-clause-form.tsx'
import { CustomerClauseRow } from './customer-clause-row.tsx'
import { CustomerPromises } from './customer-promises.tsx'
import { servicesPlace } from './services-place.ts'
import './services.css'
import './customer-clauses.css'
import './lights.css'
import './dialogs.css'

/** One customer's clauses: what the tier brings, what was agreed beside or beyond it, by date, and what runs of each. */
export function CustomerClausesView({ params, active }: ViewProps) {
  const { words } = useSpeech()
  const say = words.services.own
  const id = Number(params['id'])
  const answer = useSteadyQuery('services.customerClauses', { customerId: id })
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [editing, setEditing] = useState<CustomerClause | 'new' | null>(null)
  const name = answer.data?.name ?? params['name'] ?? ''
  return (
    <Page
      title={say.titleOf(name)}
      note={answer.data && <TierTag tier={answer.data.tier} />}
      actions={
        <>
          <PlaceLink to={customerPlace(id, name)}>{words.customers.panel.details}</PlaceLink>
          <PlaceLink to={servicesPlace}>{words.services.title}</PlaceLink>
          <Button type="primary" icon={<PlusOutlined />} disabled={!answer.data || !today} onClick={() => setEditing('new')}>
            {say.add}
          </Button>
        </>
      }
    >
      <Answered answer={answer} rows={6}>
        {(data) => (
          <>
            <Section title={say.clauses}>
              <Lines data={data} customerId={id} today={today ?? ''} onEdit={setEditing} />
            </Section>
            <CustomerPromises customerId={id} active={active} />
          </>
        )}
      </Answered>
      {editing && today && answer.data && (
        <CustomerClauseForm
          customer={{ id, name, tier: answer.data.tier }}
          line={editing === 'new' ? null : editing}
          others={answer.data.others}
          today={today}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  )
}

interface LinesProps {
  readonly data: Output<'services.customerClauses'>
  readonly customerId: number
  readonly today: string
  readonly onEdit: (line: CustomerClause) => void
}

function Lines({ data, customerId, today, onEdit }: LinesProps) {
  const { words } = useSpeech()
  const say = words.services
  if (data.lines.length === 0) return <EmptyState title={say.own.emptyTitle} body={say.own.emptyBody} />
  return (
    <div className="own-clauses">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{say.clauseName}</th>
            <th>{say.own.from}</th>
            <th>{say.clauseTrigger}</th>
            <th>{say.clauseTarget}</th>
            <th>{say.clausePauses}</th>
            <th>{say.clauseSince}</th>
            <th>{say.own.running}</th>
            <th aria-label={words.generic.edit} />
          </tr>
        </thead>
        <tbody>
          {data.lines.map((line) => (
            <CustomerClauseRow
              key={line.key}
              line={line}
              tier={data.tier}
              customerId={customerId}
              today={today}
              onEdit={() => onEdit(line)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
