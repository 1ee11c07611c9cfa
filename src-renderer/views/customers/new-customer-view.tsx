import { useSpeech } from '../../text/language.tsx'
import { Page } from '../../ui/page.tsx'
import { addressOf, useDesk } from '../../ui/places.tsx'
import { CustomerForm } from './customer-form.tsx'
import { customerPlace, newCustomerPlace } from './presets.ts'
import './customers.css'

/** The form as a view of its own, reached from the palette. */
export function NewCustomerView() {
  const { words } = useSpeech()
  const desk = useDesk()
  const close = () => desk.close(addressOf(newCustomerPlace))
  return (
    <Page title={words.customers.form.title}>
      <div className="new-customer">
        <CustomerForm
          onCancel={close}
          onCreated={(id, name) => {
            close()
            desk.open(customerPlace(id, name))
          }}
        />
      </div>
    </Page>
  )
}
