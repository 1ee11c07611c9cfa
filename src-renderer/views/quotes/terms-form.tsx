import { Button, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { paymentBases, type QuoteContent, type QuoteTerms } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { DateField } from './date-field.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { ClauseList } from './clauses/clause-list.tsx'
import './terms.css'

interface Props {
  readonly content: QuoteContent
  /** Null while no customer is chosen. */
  readonly customerId: number | null
  readonly readOnly: boolean
  readonly onChange: (content: QuoteContent) => void
}

/** Everything of a quote that is not a line. */
export function TermsForm({ content, customerId, readOnly, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.quotes.terms
  const { terms } = content
  const put = (patch: Partial<QuoteTerms>) => onChange({ ...content, terms: { ...terms, ...patch } })
  return (
    <div className="quote-terms">
      <Field label={say.validUntil}>
        <DateField
          label={say.validUntil}
          readOnly={readOnly}
          clearable
          value={terms.validUntil ?? ''}
          onChange={(day) => put({ validUntil: day === '' ? null : day })}
        />
      </Field>
      <Field label={say.delivery}>
        <Input
          aria-label={say.delivery}
          readOnly={readOnly}
          value={terms.delivery}
          onChange={({ target }) => put({ delivery: target.value })}
        />
      </Field>
      <Field label={say.warranty}>
        <Input
          aria-label={say.warranty}
          readOnly={readOnly}
          value={terms.warranty}
          onChange={({ target }) => put({ warranty: target.value })}
        />
      </Field>
      <Field label={say.payment} wide>
        <Payments terms={terms} readOnly={readOnly} put={put} />
      </Field>
      <Field label={say.clauses} wide>
        <ClauseList
          clauses={terms.clauses}
          customerId={customerId}
          readOnly={readOnly}
          onChange={(clauses) => put({ clauses })}
        />
      </Field>
      <Field label={say.attachments} wide>
        <AttachmentList
          attachments={content.attachments}
          readOnly={readOnly}
          onChange={(attachments) => onChange({ ...content, attachments: [...attachments] })}
        />
      </Field>
      <Field label={say.remarks} wide>
        <Input.TextArea
          aria-label={say.remarks}
          rows={1}
          className="quote-grow"
          readOnly={readOnly}
          value={terms.remarks}
          onChange={({ target }) => put({ remarks: target.value })}
        />
      </Field>
    </div>
  )
}

export function Field({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'quote-field quote-field-wide' : 'quote-field'}>
      <span className="quote-label">{label}</span>
      {children}
    </div>
  )
}

interface Part {
  readonly terms: QuoteTerms
  readonly readOnly: boolean
  readonly put: (patch: Partial<QuoteTerms>) => void
}

function Payments({ terms, readOnly, put }: Part) {
  const say = useSpeech().words.quotes.terms
  const { payment } = terms
  const change = (at: number, patch: Partial<(typeof payment)[number]>) =>
    put({ payment: payment.map((node, n) => (n === at ? { ...node, ...patch } : node)) })
  // Hundredths of a percent, so that three thirds of 33.33 and one of 0.01 add up.
  const sum = payment.reduce((total, { percent }) => total + Math.round(Number(percent) * 100), 0)
  return (
    <div className="quote-rows">
      {payment.map((node, at) => (
        <div className="quote-payment" key={at}>
          <Input
            aria-label={`${say.paymentName} ${at + 1}`}
            readOnly={readOnly}
            value={node.name}
            onChange={({ target }) => change(at, { name: target.value })}
          />
          <InputNumber<string>
            stringMode
            aria-label={`${say.percent} ${at + 1}`}
            readOnly={readOnly}
            min="0"
            max="100"
            precision={2}
            value={node.percent}
            onChange={(value) => change(at, { percent: String(Number(value ?? 0)) })}
            suffix="%"
          />
          <Select
            aria-label={`${say.basis} ${at + 1}`}
            disabled={readOnly}
            value={node.basis}
            options={paymentBases.map((value) => ({ value, label: say.bases[value] }))}
            onChange={(basis) => change(at, { basis })}
          />
          <InputNumber
            aria-label={`${say.days} ${at + 1}`}
            readOnly={readOnly}
            min={0}
            max={3650}
            precision={0}
            value={node.days}
            onChange={(days) => change(at, { days: days ?? 0 })}
            suffix={say.dayUnit}
          />
          {!readOnly && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${say.payment} ${at + 1} ×`}
              onClick={() => put({ payment: payment.filter((_, n) => n !== at) })}
            />
          )}
        </div>
      ))}
      <div className="quote-row-foot">
        {!readOnly && (
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() =>
              put({
                payment: [
                  ...payment,
                  { name: say.bases.signing, percent: String(Math.max(0, 10_000 - sum) / 100), basis: 'signing', days: 0 },
                ],
              })
            }
          >
            {say.addPayment}
          </Button>
        )}
        {payment.length > 0 && sum !== 10_000 && <span className="quote-warn">{say.sumNot100(String(sum / 100))}</span>}
      </div>
    </div>
  )
}
