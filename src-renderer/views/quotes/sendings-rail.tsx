import { App, AutoComplete, Button, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import { AskReason } from './ask-reason.tsx'
import type { Quote } from './quote-view.tsx'
import './terms.css'
import './rail.css'

/** What went to the customer and what came back (measure G2). */
export function SendingsRail({ data, content }: { data: Quote; content: QuoteContent }) {
  const { words, format } = useSpeech()
  const say = words.quotes.sendings
  const wire = useWire()
  const { message } = App.useApp()
  const [asking, setAsking] = useState<'send' | 'outside' | null>(null)
  const [answering, setAnswering] = useState<number | null>(null)
  const inForce = data.inForceVersionId
  const id = data.quote.id
  return (
    <Section
      title={say.title}
      actions={
        <>
          <Button size="small" disabled={inForce === null} onClick={() => setAsking('send')}>
            {say.sendShort}
          </Button>
          <Button size="small" type="text" title={say.recordOutside} onClick={() => setAsking('outside')}>
            {say.outsideShort}
          </Button>
        </>
      }
    >
      {data.sendings.length === 0 ? (
        <p className="block-body muted">{say.none}</p>
      ) : (
        <ul className="quote-versions">
          {data.sendings.map((sending) => (
            <li key={sending.id}>
              <span className="quote-version-body">
                <span>
                  <strong>{sending.version}</strong> {sending.way}{' '}
                  {sending.outside && <Tag color="warning">{words.quotes.outside}</Tag>}
                </span>
                <span className="muted">
                  {sending.by} {format.dateTime(sending.sentAt)}
                </span>
                {sending.feedbackAt !== null && (
                  <span>{say.answered(format.dateTime(sending.feedbackAt), sending.feedback ?? '')}</span>
                )}
              </span>
              {sending.feedbackAt === null && (
                <Button size="small" type="link" onClick={() => setAnswering(sending.id)}>
                  {say.feedback}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {asking === 'send' && inForce !== null && (
        <WayDialog
          title={say.send}
          onClose={() => setAsking(null)}
          onWay={(way) => wire.call('quotes.send', { id, versionId: inForce, way })}
        />
      )}
      {asking === 'outside' && (
        <WayDialog
          title={say.recordOutside}
          hint={say.outsideHint}
          withTime
          onClose={() => setAsking(null)}
          onWay={(way, at, note) =>
            wire.call('quotes.recordOutside', { id, content, sentAt: at, way, note }).then(() => message.success(say.recorded))
          }
        />
      )}
      {answering !== null && (
        <AskReason
          title={say.feedbackText}
          action={say.feedback}
          onClose={() => setAnswering(null)}
          onReason={(text) => wire.call('quotes.feedback', { sendingId: answering, text })}
        />
      )}
    </Section>
  )
}

function WayDialog({
  title,
  hint,
  withTime = false,
  onWay,
  onClose,
}: {
  title: string
  hint?: string
  withTime?: boolean
  onWay: (way: string, at: string, note: string) => Promise<unknown>
  onClose: () => void
}) {
  const { words } = useSpeech()
  const say = words.quotes.sendings
  const tellFailure = useTellFailure()
  const [way, setWay] = useState(say.ways[0] ?? '')
  const [at, setAt] = useState('')
  const [note, setNote] = useState('')
  const ready = way.trim() !== '' && (!withTime || at !== '')
  const send = () =>
    void onWay(way.trim(), at === '' ? '' : new Date(`${at}:00+08:00`).toISOString(), note).then(onClose, tellFailure)
  return (
    <Modal
      open
      title={title}
      okText={words.generic.confirm}
      cancelText={words.generic.cancel}
      okButtonProps={{ disabled: !ready }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="quote-answers">
        {hint !== undefined && <p className="muted">{hint}</p>}
        <label className="quote-question">
          {say.way}
          <AutoComplete
            className="quote-full"
            value={way}
            options={say.ways.map((value) => ({ value }))}
            onChange={(value: string) => setWay(value)}
          />
        </label>
        {withTime && (
          <>
            <label className="quote-question">
              {say.sentAt}
              <Input type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
            </label>
            <label className="quote-question">
              {say.note}
              <Input value={note} onChange={({ target }) => setNote(target.value)} />
            </label>
          </>
        )}
      </div>
    </Modal>
  )
}
