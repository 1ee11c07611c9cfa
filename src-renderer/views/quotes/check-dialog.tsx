import { Alert, Button, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { PaperVerdict, PaperVerdictShown } from '../../../src-preload/contract/_words/quote-rows.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { InboxOutlined } from '../../ui/icons.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { startJob } from '../../wire/jobs.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { quotePlace } from './places.ts'
import './terms.css'
import './check.css'

type Found = PaperVerdictShown & { readonly fileName?: string }

const tones: Readonly<Record<PaperVerdict, 'success' | 'warning' | 'error'>> = {
  'in-force': 'success',
  superseded: 'warning',
  'not-in-force': 'warning',
  altered: 'error',
  broken: 'error',
  unknown: 'error',
  misread: 'warning',
}

/** Is this the quote in force? A PDF that came back, a voucher, a number, or the text of a page. */
export function CheckDialog({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.quotes.check
  const wire = useWire()
  const [text, setText] = useState('')
  const [file, setFile] = useState<Found | null>(null)
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const typed = text.trim()
  const answer = useSteadyQuery('quotes.check', typed === '' ? null : { text: typed })

  const look = async (chosen: File) => {
    setText('')
    setFile(null)
    setFailure(null)
    setReading(true)
    try {
      const held = await wire.transport.holdFile(chosen)
      const job = await startJob(wire, 'papers.checkFile', { fileId: held.fileId })
      setFile(await job.done)
      void wire.call('files.release', { fileId: held.fileId })
    } catch (thrown) {
      setFailure(failureOf(thrown))
    } finally {
      setReading(false)
    }
  }
  const over = useFileDrop((dropped) => void look(dropped))
  const found: Found | null | undefined = typed === '' ? file : answer.data
  return (
    <Modal open width={560} title={say.title} footer={null} onCancel={onClose}>
      <div className={over ? 'check-target check-over' : 'check-target'}>
        <InboxOutlined className="check-icon" />
        <span className="check-say">{over ? say.drop : say.hint}</span>
        <Button onClick={() => picker.current?.click()}>{say.choose}</Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-hidden
          accept=".pdf,application/pdf"
          onChange={({ target }) => {
            const chosen = target.files?.[0]
            target.value = ''
            if (chosen) void look(chosen)
          }}
        />
      </div>
      <Input.TextArea
        autoFocus
        rows={2}
        className="quote-grow"
        aria-label={say.label}
        placeholder={say.placeholder}
        value={text}
        onChange={({ target }) => {
          setFailure(null)
          setText(target.value)
        }}
      />
      <div className="check-found" aria-live="polite">
        {reading && <LoadingState rows={3} />}
        {failure && <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
        {!reading && found && <Verdict found={found} />}
      </div>
    </Modal>
  )
}

function Verdict({ found }: { found: Found }) {
  const { words, format } = useSpeech()
  const say = words.quotes.check
  const { verdict, quoteId, number, version, voucher, inForce, expiredOn, issuedAt, issuedBy } = found
  const facts: readonly (readonly [string, string | null])[] = [
    [say.quote, number],
    [say.version, version],
    [say.voucher, voucher],
  ]
  return (
    <Alert
      type={tones[verdict]}
      showIcon
      role="status"
      title={say.verdicts[verdict]}
      description={
        <>
          <p className="check-meaning">
            {say.meanings[verdict]}
            {verdict !== 'in-force' && inForce !== null && <strong> {say.nowInForce(inForce)}</strong>}
          </p>
          <dl className="check-facts">
            {facts.map(([name, value]) =>
              value === null ? null : (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
            )}
          </dl>
          {expiredOn !== null && verdict === 'in-force' && <p className="quote-warn">{say.expired(expiredOn)}</p>}
          {issuedAt !== null && issuedBy !== null && <p className="muted">{say.issued(issuedBy, format.dateTime(issuedAt))}</p>}
          {found.fileName !== undefined && <p className="muted">{found.fileName}</p>}
          {quoteId !== null && <PlaceLink to={quotePlace(quoteId)}>{say.open}</PlaceLink>}
        </>
      }
    />
  )
}
