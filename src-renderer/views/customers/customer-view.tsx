import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink, useDesk } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { CustomerDetails } from './customer-details.tsx'
import { CustomerHistory } from './customer-history.tsx'
import { customerPlace } from './presets.ts'
import { TierTag } from './tier-tag.tsx'
import './customers.css'

/** One customer as a page of its own, reached from the palette and the reminders. */
export function CustomerView({ params }: ViewProps) {
  const { words } = useSpeech()
  const desk = useDesk()
  const id = Number(params['id'])
  const answer = useSteadyQuery('customers.get', { id })
  const customer = answer.data?.customer
  return (
    <Page
      title={customer?.name ?? params['name'] ?? ''}
      note={customer && <TierTag tier={customer.tier} />}
      actions={
        customer && (
          <>
            {/* Named and not imported: those views show customers themselves. */}
            <PlaceLink to={{ view: 'customer-value', params: { id: String(id), name: customer.name } }}>
              {words.value.openValueOf}
            </PlaceLink>
            <PlaceLink to={{ view: 'customer-clauses', params: { id: String(id), name: customer.name } }}>
              {words.services.own.open}
            </PlaceLink>
            <PlaceLink to={{ view: 'review-pack', params: { id: String(id), name: customer.name } }}>
              {words.value.openPack}
            </PlaceLink>
          </>
        )
      }
    >
      <Answered answer={answer}>
        {(data) => (
          <div className="customer-page">
            <Section title={words.customers.panel.details}>
              <CustomerDetails data={data} onOpen={(other, name) => desk.open(customerPlace(other, name))} />
            </Section>
            <Section title={words.customers.panel.history}>
              <CustomerHistory id={id} />
            </Section>
          </div>
        )}
      </Answered>
    </Page>
  )
}
