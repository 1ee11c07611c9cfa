import { Alert, App, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { ApprovalAnswers, ApprovalNode, QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { ClauseSummary } from './clauses/clause-summary.tsx'
import { LineCell } from './line-cell.tsx'
import { TotalsBar } from './totals-bar.tsx'
import type { Output } from '../../wire/wire.ts'
import type { Quote } from './quote-view.tsx'
import { useTotals } from './use-totals.ts'
import './lines.css'
import './terms.css'

type Missing = keyof ReturnType<typeof useSpeech>['words']['quotes']['flow']['missing']

const withCosts = (lines: readonly QuoteLine[], offers: Output<'products.propose'>): readonly QuoteLine[] =>
  lines.map((line, at) => (line.cost === null ? { ...line, cost: offers[at]?.cost ?? null } : line))

/** What the node must answer before it approves (rule C2); finance locks the cost of each line in the same act. */
export function DecideDialog({ data, node, onClose }: { data: Quote; node: ApprovalNode; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.quotes
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  const [answers, setAnswers] = useState<ApprovalAnswers>({})
  const [lines, setLines] = useState<readonly QuoteLine[]>(data.content.lines)
  const [bomReference, setBom] = useState(data.content.costLock?.bomReference ?? '')
  const [missing, setMissing] = useState<readonly Missing[]>([])
  const [busy, setBusy] = useState(false)
  const totals = useTotals({ ...data.content, lines: [...lines] })
  // Standard costs stand there to be confirmed; what was locked before is not touched.
  const asked =
    node === 'finance'
      ? { customerId: data.quote.customerId, lines: data.content.lines.map(({ productCode: code, name }) => ({ code, name })) }
      : null
  const offers = useSteadyQuery('products.propose', asked).data
  const [offered, setOffered] = useState(false)
  if (offers && !offered) {
    setOffered(true)
    setLines((now) => withCosts(now, offers))
  }
  const put = (patch: ApprovalAnswers) => setAnswers((now) => ({ ...now, ...patch }))

  const decide = async () => {
    // Enter twice is one decision.
    if (busy) return
    setBusy(true)
    const id = data.quote.id
    const versionId = data.latestVersionId
    try {
      if (node === 'finance') {
        // A quick hand presses Enter before the list has come: what would have stood there is asked for, not called missing.
        const late = asked && !offered ? await wire.call('products.propose', asked) : []
        const costs = Object.fromEntries(withCosts(lines, late).flatMap(({ key, cost }) => (cost ? [[key, cost]] : [])))
        if (bomReference.trim() === '') throw new Error('bom')
        await wire.call('quotes.lockCost', { id, versionId, costs, bomReference: bomReference.trim(), answers })
      } else await wire.call('quotes.approve', { id, node, versionId, answers })
      void message.success(say.approved)
      onClose()
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (bomReference.trim() === '' && node === 'finance') setMissing(['bom-reference'])
      else if (failure.code === 'quotes.unanswered') setMissing((failure.details['missing'] ?? []) as readonly Missing[])
      else tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      width={node === 'product' ? 520 : 760}
      title={`${say.nodes[node]} · ${data.quote.number} ${data.quote.version}`}
      okText={node === 'finance' ? say.lock : say.approve}
      cancelText={words.generic.cancel}
      confirmLoading={busy}
      onOk={() => void decide()}
      onCancel={onClose}
    >
      <div className="quote-answers">
        {missing.length > 0 && (
          <Alert type="warning" showIcon title={say.sentences(missing.map((one) => say.flow.missing[one]))} />
        )}
        {node === 'product' && (
          // By keys: an arrow answers, Enter approves.
          <div className="quote-question" onKeyDown={({ key }) => key === 'Enter' && void decide()}>
            <span id="custom-development">{say.flow.customDevelopment}</span>
            <Radio.Group
              aria-labelledby="custom-development"
              value={answers.customDevelopment}
              onChange={({ target }) => put({ customDevelopment: target.value as boolean })}
            >
              {[true, false].map((value) => (
                <Radio key={String(value)} value={value} autoFocus={value}>
                  {value ? say.flow.yes : say.flow.no}
                </Radio>
              ))}
            </Radio.Group>
          </div>
        )}
        {node === 'legal' && (
          <>
            <ClauseSummary clauses={data.content.terms.clauses} customerId={data.quote.customerId} />
            <label className="quote-question">
              {say.flow.archive}
              <Input
                autoFocus
                value={answers.archiveNumber ?? ''}
                onChange={({ target }) => put({ archiveNumber: target.value })}
                onPressEnter={() => void decide()}
              />
            </label>
          </>
        )}
        {node === 'finance' && (
          <>
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{say.lines.name}</th>
                  <th className="num">{say.lines.quantity}</th>
                  <th className="num">{say.flow.unitCost}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line, at) => (
                  <tr key={line.key}>
                    <td>{line.name}</td>
                    <td className="num">{line.quantity}</td>
                    <td className="quote-cell">
                      <LineCell
                        line={line}
                        field="cost"
                        name={`${say.flow.unitCost} ${at + 1}`}
                        cell={`${at}-cost`}
                        numeric
                        readOnly={false}
                        bad={say.lines.bad}
                        onPut={(next) => setLines((now) => now.map((each, n) => (n === at ? next : each)))}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {totals && <TotalsBar totals={totals} lines={lines.length} />}
            <label className="quote-question">
              {say.flow.bom}
              {/* Costs mostly stand there from the list: the first thing to type is this. */}
              <Input
                autoFocus
                value={bomReference}
                onChange={({ target }) => setBom(target.value)}
                onPressEnter={() => void decide()}
              />
            </label>
            {totals?.belowMargin && (
              <label className="quote-question">
                {say.flow.belowMargin}
                <Input
                  value={answers.belowMarginReason ?? ''}
                  onChange={({ target }) => put({ belowMarginReason: target.value })}
                  onPressEnter={() => void decide()}
                />
              </label>
            )}
          </>
        )}
      </div>
    </Modal>
  )
}
