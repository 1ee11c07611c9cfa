import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { ReconciliationRow } from '../../../src-preload/contract/reconciliation.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { ActingMember } from '../rebates/index.ts'
import { fenOfText } from './money-text.ts'

/** Accept, approve, dispute, or take it back. */
export function DecisionForm({ row, by }: { row: ReconciliationRow; by: number | null }) {
  const { words } = useSpeech()
  const say = words.reconciliation.panel
  const { message } = App.useApp()
  const decide = useCommand('reconciliation.decide')
  const [comment, setComment] = useState('')
  const [amount, setAmount] = useState('')
  const run = async (decision: ReconciliationRow['decision']) => {
    const fen = decision === 'approved' ? fenOfText(amount) : null
    const answer = await decide.run({
      ids: [row.id],
      decision,
      by: by ?? 1,
      ...(comment.trim() === '' ? {} : { comment }),
      ...(fen === null ? {} : { amount: { fen } }),
    })
    if (!answer) return
    const [refused] = answer.refused
    if (refused) void message.warning(say.notDecided(refused.reason), 6)
    else void message.success(say.decided)
  }
  return (
    <section className="recon-section" aria-label={say.decide}>
      <h3>{say.decide}</h3>
      <ActingMember />
      <Input.TextArea
        rows={2}
        aria-label={say.comment}
        placeholder={say.commentHint}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <Input
        aria-label={say.amountHint}
        placeholder={say.amountHint}
        value={amount}
        status={amount.trim() !== '' && fenOfText(amount) === null ? 'error' : ''}
        onChange={(event) => setAmount(event.target.value)}
      />
      <div className="recon-buttons">
        <Button size="small" type="primary" loading={decide.busy} onClick={() => void run('accepted')}>
          {say.accept}
        </Button>
        <Button size="small" onClick={() => void run('approved')}>
          {say.approve}
        </Button>
        <Button size="small" danger onClick={() => void run('disputed')}>
          {say.dispute}
        </Button>
        {row.decision !== 'open' && (
          <Button size="small" type="text" onClick={() => void run('open')}>
            {say.reopen}
          </Button>
        )}
      </div>
      {decide.failure && <FailureNotice failure={decide.failure} onClose={decide.forget} />}
    </section>
  )
}
