import { App, Input } from 'antd'
import { Section } from '../../ui/page.tsx'
import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { LinesTable } from './lines-table.tsx'
import { Field, TermsForm } from './terms-form.tsx'
import { TotalsBar } from './totals-bar.tsx'
import { useTotals } from './use-totals.ts'

interface Props {
  readonly content: QuoteContent
  readonly customerType: string | null
  readonly readOnly: boolean
  readonly onChange: (content: QuoteContent) => void
}

export function QuoteEditor({ content, customerType, readOnly, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.quotes
  const { message } = App.useApp()
  const totals = useTotals(content)
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
        <TermsForm content={content} customerType={customerType} readOnly={readOnly} onChange={onChange} />
      </Section>
    </>
  )
}
