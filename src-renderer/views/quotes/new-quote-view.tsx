import { Button } from 'antd'
import { useState } from 'react'
import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { addressOf, useDesk, type ViewProps } from '../../ui/places.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { CustomerSelect } from './customer-select.tsx'
import { newQuotePlace, quotePlace } from './places.ts'
import { QuoteEditor } from './quote-editor.tsx'
import { Field } from './terms-form.tsx'
import { useSaveKey } from './use-save-key.ts'
import './quotes.css'
import './terms.css'

const blank: Omit<QuoteContent, 'customerId' | 'title'> = {
  lines: [],
  terms: { validUntil: null, delivery: '', warranty: '', payment: [], clauses: [], remarks: '' },
  attachments: [],
  costLock: null,
}

/** Customer, lines, save: the title follows the customer until somebody writes another. */
export function NewQuoteView({ params, active }: ViewProps) {
  const { words } = useSpeech()
  const say = words.quotes
  const desk = useDesk()
  const [customerId, setCustomerId] = useState<number | null>(
    params['customer'] === undefined ? null : Number(params['customer']),
  )
  const [content, setContent] = useState<QuoteContent>({ ...blank, customerId: 1, title: '' })
  const create = useCommand('quotes.create')
  const chosen = useSteadyQuery('customers.get', customerId === null ? null : { id: customerId }).data?.customer
  const title = content.title || (chosen ? `${chosen.name} ${say.title}` : '')
  const save = async () => {
    if (customerId === null || title.trim() === '' || create.busy) return
    const made = await create.run({ content: { ...content, customerId, title } })
    if (!made) return
    desk.open(quotePlace(made.quoteId))
    desk.close(addressOf({ ...newQuotePlace, params }))
  }
  useSaveKey(active, () => void save())
  return (
    <Page
      title={say.newQuote}
      actions={
        <Button
          type="primary"
          title={say.saveKey}
          loading={create.busy}
          disabled={customerId === null || title.trim() === ''}
          onClick={() => void save()}
        >
          {say.saveFirst}
        </Button>
      }
    >
      {create.failure && <FailureNotice failure={create.failure} onClose={create.forget} />}
      <Section title={say.terms.customer}>
        <div className="quote-terms">
          <Field label={say.terms.customer} wide>
            <CustomerSelect customerId={customerId} onChange={setCustomerId} />
          </Field>
        </div>
      </Section>
      <QuoteEditor
        content={{ ...content, title }}
        customerId={customerId}
        readOnly={false}
        onChange={(next) => setContent({ ...next, title: next.title === title ? content.title : next.title })}
      />
    </Page>
  )
}
