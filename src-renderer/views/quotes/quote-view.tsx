import { Alert, App, Button, Dropdown, Input } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { QuoteContent, SubmitReason, SubmitReasonTexts } from '../../../src-preload/contract/_words/quote.ts'
import { StateTag, type StateTone } from '../../ui/state-tag.tsx'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { MoreOutlined } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { useDesk, useTabName, type ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'
import { EarningsPanel } from './earnings-panel.tsx'
import { ExplainDialog } from './explain-dialog.tsx'
import { GatePanel } from './gate-panel.tsx'
import { useAssessment } from './use-assessment.ts'
import { useSaveKey } from './use-save-key.ts'
import { useRested } from './use-rested.ts'
import { ApprovalRail } from './approval-rail.tsx'
import { CopyDialog } from './copy-dialog.tsx'
import { AskReason } from './ask-reason.tsx'
import { quotePlace } from './places.ts'
import { HeadDecision } from './node-decision.tsx'
import { QuoteEditor } from './quote-editor.tsx'
import { PaperDialog } from './paper/paper-dialog.tsx'
import { SendingsRail } from './sendings-rail.tsx'
import { VersionsRail } from './versions-rail.tsx'
import './quotes.css'

export type Quote = Output<'quotes.get'>

export function QuoteView({ params, active }: ViewProps) {
  const answer = useSteadyQuery('quotes.get', { id: Number(params['id']) })
  return <Answered answer={answer}>{(data) => <QuoteDesk key={data.quote.id} data={data} active={active} />}</Answered>
}

function QuoteDesk({ data, active }: { data: Quote; active: boolean }) {
  const { words, format } = useSpeech()
  const say = words.quotes
  const wire = useWire()
  const desk = useDesk()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  const { quote } = data
  useTabName(quotePlace(quote.id), quote.number)
  /** What is being written, on which version it stands. */
  const [draft, setDraft] = useState<{ base: number; content: QuoteContent } | null>(null)
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState<'withdraw' | 'submit' | 'save' | 'copy' | null>(null)
  const [needed, setNeeded] = useState<readonly SubmitReason[]>([])
  const [paper, setPaper] = useState(false)
  const content = draft?.content ?? data.content
  const readOnly = quote.state === 'superseded'
  const rested = useRested(content)
  const found = useAssessment(rested)

  const doing = (work: () => Promise<unknown>) => void work().catch(tellFailure)
  const saveWith = async (reasons?: SubmitReasonTexts) => {
    if (!draft) return
    const done = await wire.call('quotes.save', {
      id: quote.id,
      baseVersionId: draft.base,
      content: draft.content,
      reason,
      ...(reasons ? { reasons } : {}),
    })
    setDraft(null)
    setReason('')
    const unchanged = done.versionId === draft.base
    const nodes = say.list(done.reopened.map((node) => say.nodes[node]))
    void message.success(
      unchanged
        ? say.unchanged
        : done.told.length > 0
          ? say.savedReopened(done.version, nodes, say.list(done.told))
          : say.saved(done.version),
    )
  }
  /** The store says what must be explained; a question on the way is no failure. */
  const orAsk = (what: 'submit' | 'save', work: () => Promise<unknown>) =>
    doing(() =>
      work().catch((thrown: unknown) => {
        const failure = failureOf(thrown)
        if (failure.code !== `quotes.unexplained`) throw thrown
        setNeeded((failure.details['missing'] ?? []) as readonly SubmitReason[])
        setAsking(what)
      }),
    )
  const save = () => orAsk('save', () => saveWith())
  useSaveKey(active && !readOnly, save)
  const submitWith = async (reasons?: SubmitReasonTexts) => {
    await wire.call('quotes.submit', { id: quote.id, ...(reasons ? { reasons } : {}) })
    void message.success(say.submitted)
  }
  const copy = async (to: { ofNumber: string } | { customerId: number }) => {
    const made = await wire.call('quotes.copy', { versionId: data.latestVersionId, ...to })
    desk.open(quotePlace(made.quoteId))
  }
  const more = [
    { key: 'copy', label: say.copy, onClick: () => setAsking('copy') },
    {
      key: 'alternative',
      label: say.addAlternative,
      onClick: () => doing(() => copy({ ofNumber: quote.number })),
      disabled: readOnly,
    },
    ...(data.alternatives.length > 1 && !readOnly
      ? [
          {
            key: 'choose',
            label: say.choose,
            onClick: () => doing(() => wire.call('quotes.choose', { id: quote.id }).then(() => message.success(say.chosen))),
          },
        ]
      : []),
    ...(!quote.urgent && quote.state !== 'approved' && !readOnly
      ? [{ key: 'urgent', label: say.markUrgent, onClick: () => doing(() => wire.call('quotes.setUrgent', { id: quote.id })) }]
      : []),
    ...(quote.state === 'running' || quote.state === 'returned'
      ? [{ key: 'withdraw', label: say.withdraw, onClick: () => setAsking('withdraw') }]
      : []),
  ]
  const canSubmit = quote.state === 'draft' || quote.state === 'returned' || quote.state === 'withdrawn'
  return (
    <Page
      wide
      title={`${quote.number}${data.alternatives.length > 1 ? ` · ${say.alternative(quote.alternative)}` : ''}`}
      note={
        <span className="quote-note">
          <StateTag tone={stateTone[quote.state]}>{say.states[quote.state]}</StateTag>
          {quote.urgent && <StateTag tone="bad">{say.urgent}</StateTag>}
          <span>{quote.customerName}</span>
          <strong>{quote.version}</strong>
          <span className="quote-in-force">
            {data.inForce ? say.inForce(data.inForce.version) : say.notInForce}
            {data.inForce?.costLockedAt && data.inForce.costLockedBy
              ? say.inBrackets(say.lockedBy(data.inForce.costLockedBy, format.dateTime(data.inForce.costLockedAt)))
              : ''}
            {quote.voucher !== null && ` · ${say.voucher(quote.voucher)}`}
          </span>
        </span>
      }
      actions={
        draft ? (
          <>
            <Input
              size="middle"
              className="quote-reason"
              placeholder={say.reason}
              aria-label={say.reason}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
            <Button onClick={() => setDraft(null)}>{say.discard}</Button>
            <Button type="primary" title={say.saveKey} onClick={save}>
              {say.save}
            </Button>
          </>
        ) : (
          <>
            {canSubmit && (
              <Button
                type="primary"
                disabled={data.content.lines.length === 0}
                onClick={() => orAsk('submit', () => submitWith())}
              >
                {say.submit}
              </Button>
            )}
            <HeadDecision data={data} />
            <Button onClick={() => setPaper(true)}>{say.paper.button}</Button>
            <Dropdown menu={{ items: more }} trigger={['click']}>
              <Button icon={<MoreOutlined />} aria-label={words.generic.more} />
            </Dropdown>
          </>
        )
      }
    >
      {data.broken.length > 0 && <Alert type="error" showIcon title={say.broken} description={say.brokenBody} />}
      <div className="quote-desk">
        <div className="quote-main">
          <QuoteEditor
            content={content}
            customerId={content.customerId}
            readOnly={readOnly}
            onChange={(next) => setDraft({ base: draft?.base ?? data.latestVersionId, content: next })}
          />
        </div>
        <aside className="quote-rail">
          <ApprovalRail data={data} />
          <GatePanel found={found} lines={content.lines} customerId={content.customerId} />
          <EarningsPanel content={rested} />
          <VersionsRail data={data} />
          <SendingsRail data={data} content={content} />
        </aside>
      </div>
      {(asking === 'submit' || asking === 'save') && (
        <ExplainDialog
          needed={needed}
          action={asking === 'submit' ? say.submit : say.save}
          onClose={() => setAsking(null)}
          onExplain={asking === 'submit' ? submitWith : saveWith}
        />
      )}
      {asking === 'copy' && (
        <CopyDialog customerId={quote.customerId} onCopy={(customerId) => copy({ customerId })} onClose={() => setAsking(null)} />
      )}
      {paper && <PaperDialog data={data} onClose={() => setPaper(false)} />}
      {asking === 'withdraw' && (
        <AskReason
          title={say.withdrawReason}
          action={say.withdraw}
          onClose={() => setAsking(null)}
          onReason={(why) => wire.call('quotes.withdraw', { id: quote.id, reason: why })}
        />
      )}
    </Page>
  )
}

export const stateTone: Readonly<Record<Quote['quote']['state'], StateTone>> = {
  draft: 'plain',
  running: 'info',
  returned: 'warn',
  withdrawn: 'plain',
  approved: 'good',
  superseded: 'plain',
}
