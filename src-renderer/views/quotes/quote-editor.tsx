import { App, Input } from 'antd'
import { useEffect, useRef } from 'react'
import { Section } from '../../ui/page.tsx'
import type { QuoteContent, QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import { isSameProduct, withOffer } from './line-offer.ts'
import { LinesTable } from './lines-table.tsx'
import { Field, TermsForm } from './terms-form.tsx'
import { TotalsBar } from './totals-bar.tsx'
import { useTotals } from './use-totals.ts'
import './terms.css'

interface Props {
  readonly content: QuoteContent
  /** Null while no customer is chosen. */
  readonly customerId: number | null
  readonly readOnly: boolean
  readonly onChange: (content: QuoteContent) => void
}

export function QuoteEditor({ content, customerId, readOnly, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.quotes
  const { message } = App.useApp()
  const wire = useWire()
  const totals = useTotals(content)
  const now = useRef(content)
  useEffect(() => {
    now.current = content
  })
  const propose = async (lines: readonly QuoteLine[]) => {
    const asked = lines.filter((line) => line.productCode !== null && !content.lines.some((was) => isSameProduct(was, line)))
    if (asked.length === 0) return
    const wanted = asked.map(({ productCode, name }) => ({ code: productCode, name }))
    const offers = await wire.call('products.propose', { customerId: content.customerId, lines: wanted }).catch(() => [])
    const byKey = new Map(asked.map((line, at) => [line.key, offers[at]]))
    const filled = now.current.lines.map((line) => withOffer(line, byKey.get(line.key), say.lines.name))
    if (filled.some((line, at) => line !== now.current.lines[at])) onChange({ ...now.current, lines: filled })
  }
  return (
    <>
      <Section title={say.lines.title}>
        <LinesTable
          lines={content.lines}
          totals={totals}
          readOnly={readOnly}
          onChange={(lines, refused) => {
            if (refused > 0) void message.warning(say.lines.bad)
            onChange({ ...content, lines: [...lines] })
            void propose(lines)
          }}
        />
        {totals && content.lines.length > 0 && <TotalsBar totals={totals} lines={content.lines.length} />}
      </Section>
      <Section title={say.terms.title}>
        <div className="quote-terms">
          <Field label={say.terms.quoteTitle} wide>
            <Input
              aria-label={say.terms.quoteTitle}
              readOnly={readOnly}
              value={content.title}
              onChange={({ target }) => onChange({ ...content, title: target.value })}
            />
          </Field>
        </div>
        <TermsForm content={content} customerId={customerId} readOnly={readOnly} onChange={onChange} />
      </Section>
    </>
  )
}
