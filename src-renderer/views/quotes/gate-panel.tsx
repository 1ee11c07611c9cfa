import { App, Button, InputNumber, Input, Modal } from 'antd'
import { useState } from 'react'
import type { QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import type { QuoteAssessment } from '../../../src-preload/contract/_words/quote-rows.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import './terms.css'
import './rail.css'

const lightTone = { red: 'bad', yellow: 'warn', green: 'good' } as const
const shownLines = 5

interface Props {
  readonly found: QuoteAssessment | undefined
  readonly lines: readonly QuoteLine[]
  readonly customerId: number
}

/** What submission will ask: the collection light with its reasons, the margin, lines off the guide, a frozen region. */
export function GatePanel({ found, lines, customerId }: Props) {
  const { words } = useSpeech()
  const say = words.quotes.gates
  const none = words.generic.noData
  const role = useSteadyQuery('members.me', {}).data?.role
  const [scoring, setScoring] = useState(false)
  if (!found) return <Section title={say.title}>{null}</Section>
  const off = found.lines.flatMap((line, at) => (line.beyond ? [{ ...line, name: lines[at]?.name ?? '' }] : []))
  const facts = [
    { name: say.credit, value: found.creditScore === null ? none : String(found.creditScore), note: found.creditSource ?? '' },
    { name: say.onTime, value: found.onTimePercent === null ? none : `${found.onTimePercent}%`, note: '' },
    {
      name: say.term,
      value: found.termDays === null ? none : say.days(String(found.termDays)),
      note: found.benchmarkDays === null ? say.noBenchmark : say.benchmark(String(found.benchmarkDays)),
    },
    {
      name: say.margin,
      value: found.marginPercent === null ? none : `${found.marginPercent}%`,
      note: found.belowMargin ? say.belowMargin : found.marginProvisional ? say.provisional : '',
    },
  ]
  return (
    <Section
      title={say.title}
      actions={
        role === 'finance' ? (
          <Button size="small" onClick={() => setScoring(true)}>
            {say.setCredit}
          </Button>
        ) : undefined
      }
    >
      <div className="quote-gates">
        {found.freeze && (
          <p className="quote-bad" role="alert">
            {say.frozen(found.freeze.region, found.freeze.ratio, found.freeze.from, found.freeze.to)}
          </p>
        )}
        <p className="quote-gate-light">
          <span>{say.collection}</span>
          <StateTag tone={lightTone[found.light]}>{say.lights[found.light]}</StateTag>
        </p>
        {found.lightReasons.length > 0 && (
          <p className="muted">{words.quotes.sentences(found.lightReasons.map((one) => say.why[one]))}</p>
        )}
        <dl className="quote-facts">
          {facts.map(({ name, value, note }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value}
                {note !== '' && <span className="muted"> {note}</span>}
              </dd>
            </div>
          ))}
        </dl>
        {off.length > 0 && (
          <ul className="quote-off">
            {off.slice(0, shownLines).map(({ key, name, deviationPercent }) => (
              <li key={key}>
                <span>{name}</span>
                <span className="quote-warn num">
                  {Number(deviationPercent) > 0 ? '+' : ''}
                  {deviationPercent}%
                </span>
              </li>
            ))}
            {off.length > shownLines && <li className="muted">{say.moreLines(String(off.length - shownLines))}</li>}
          </ul>
        )}
      </div>
      {scoring && <CreditDialog customerId={customerId} onClose={() => setScoring(false)} />}
    </Section>
  )
}

function CreditDialog({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.quotes.gates
  const { message } = App.useApp()
  const save = useCommand('quotes.setCredit')
  const [score, setScore] = useState<number | null>(null)
  const [source, setSource] = useState('')
  const ready = score !== null && source.trim() !== ''
  const submit = async () => {
    if (!ready || !(await save.run({ customerId, score, source: source.trim() }))) return
    void message.success(say.creditSaved)
    onClose()
  }
  return (
    <Modal
      open
      title={say.setCredit}
      okText={words.generic.save}
      cancelText={words.generic.cancel}
      confirmLoading={save.busy}
      okButtonProps={{ disabled: !ready }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <div className="quote-answers">
        <label className="quote-question">
          {say.credit}
          <InputNumber autoFocus min={0} max={100} precision={0} value={score} onChange={setScore} />
        </label>
        <label className="quote-question">
          {say.creditSource}
          <Input value={source} maxLength={200} onChange={({ target }) => setSource(target.value)} />
        </label>
        {save.failure && <FailureNotice failure={save.failure} />}
      </div>
    </Modal>
  )
}
