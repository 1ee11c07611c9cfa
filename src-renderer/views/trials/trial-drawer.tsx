import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { trialStates } from '../../../src-preload/contract/trials.ts'
import type { TrialRow } from '../../../src-preload/contract/trials.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'
import { customerPlace } from '../customers/index.ts'
import { ApprovalRail } from './approval-rail.tsx'
import { AskReason } from './ask-reason.tsx'
import { EndDialog } from './end-dialog.tsx'
import { ThreeQuestions } from './three-questions.tsx'
import { TrialCourse } from './trial-course.tsx'
import { TrialFacts } from './trial-facts.tsx'
import './trials.css'

const [draft, approving, returned, running] = trialStates

interface Props {
  readonly id: number
  readonly onOpen?: (id: number) => void
  readonly onClose: () => void
}

/** A trial with where its approval stands, what can be done now, the three questions and how it ended. */
export function TrialDrawer({ id, onOpen, onClose }: Props) {
  const filter = { field: 'id', op: 'eq', value: id } as const
  const trial = useSteadyQuery('trials.list', { filter, offset: 0, limit: 1 }).data?.rows[0]
  const detail = useSteadyQuery('trials.detail', { id }).data
  return (
    <SideSheet onClose={onClose} size={720} title={trial?.name ?? ''}>
      {trial && detail ? <Pane key={id} trial={trial} detail={detail} onOpen={onOpen} /> : <LoadingState rows={8} />}
    </SideSheet>
  )
}

function Pane({
  trial,
  detail,
  onOpen,
}: {
  trial: TrialRow
  detail: Output<'trials.detail'>
  onOpen: ((id: number) => void) | undefined
}) {
  const { words, format } = useSpeech()
  const say = words.trials
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [asking, setAsking] = useState<'return' | 'withdraw' | 'end' | null>(null)
  const { id, node } = trial
  const run = (work: Promise<unknown>) => void work.then(() => setAsking(null)).catch(tellFailure)
  const editable = trial.state === draft || trial.state === returned
  const tone =
    trial.asks === 'passed' || trial.asks === 'end' || trial.state === returned ? 'bad' : trial.asks !== null ? 'warn' : 'info'
  const other = (one: { id: number; name: string }, label: (name: string) => string) => (
    <Button type="link" size="small" onClick={() => onOpen?.(one.id)} disabled={onOpen === undefined}>
      {label(one.name)}
    </Button>
  )
  return (
    <>
      <p className="trial-line">
        <StateTag tone={tone}>{trial.asks === null ? (say.states[trial.state] ?? trial.state) : say.asks[trial.asks]}</StateTag>
        <PlaceLink to={customerPlace(trial.customerId, trial.customerName)}>{trial.customerName}</PlaceLink>
        <span className="muted">{trial.ownerName}</span>
        {detail.extends && other(detail.extends, say.goesOnFrom)}
        {detail.extendedBy && other(detail.extendedBy, say.goesOnAs)}
      </p>
      {detail.events.length > 0 ? (
        <ApprovalRail steps={detail.steps} />
      ) : (
        trial.state !== draft && detail.extends === null && <p className="muted">{say.imported}</p>
      )}
      {detail.changed && <p className="trial-warning">{say.changed}</p>}
      <div className="trial-actions">
        {detail.mine && node !== null && (
          <Button
            type="primary"
            // Whoever came to approve has the key under the finger, with what it is about above it.
            autoFocus
            disabled={detail.changed}
            onClick={() => run(wire.call('trials.approve', { id, node }).then(() => message.success(say.approved(trial.name))))}
          >
            {say.approve}
          </Button>
        )}
        {detail.mine && asking !== 'return' && <Button onClick={() => setAsking('return')}>{say.return}</Button>}
        {detail.mine && asking === 'return' && node !== null && (
          <AskReason
            label={say.returnReason}
            act={say.return}
            onGive={(reason) => run(wire.call('trials.return', { id, node, reason }))}
          />
        )}
        {editable && (
          <Button type="primary" onClick={() => run(wire.call('trials.submit', { id }))}>
            {say.submit}
          </Button>
        )}
        {(trial.state === approving || trial.state === returned) && asking !== 'withdraw' && (
          <Button onClick={() => setAsking('withdraw')}>{say.withdraw}</Button>
        )}
        {asking === 'withdraw' && (
          <AskReason
            label={say.withdrawReason}
            act={say.withdraw}
            onGive={(reason) => run(wire.call('trials.withdraw', { id, reason }))}
          />
        )}
        {trial.state === running && (
          <Button {...(trial.asks === 'end' ? { type: 'primary' as const } : {})} onClick={() => setAsking('end')}>
            {say.end.button}
          </Button>
        )}
      </div>
      {editable && detail.proposed.length > 0 && !detail.fits && (
        <p className="trial-line">
          {say.proposed}
          <Select
            className="trial-propose"
            aria-label={say.proposed}
            placeholder={say.choose}
            value={null}
            options={detail.proposed.map((one) => ({ value: one.id, label: `${one.code}  ${one.name}` }))}
            onChange={(productId: number | null) => productId !== null && run(wire.call('trials.setProduct', { id, productId }))}
          />
        </p>
      )}
      <TrialFacts trial={trial} detail={detail} />
      {(trial.state === running || trial.answeredAt !== null) && <ThreeQuestions key={trial.answeredAt} trial={trial} />}
      {detail.approvalHours !== null && <p className="muted">{say.rail.hours(detail.approvalHours)}</p>}
      {detail.events.length > 0 && <TrialCourse events={detail.events} format={format} />}
      {asking === 'end' && <EndDialog trial={trial} detail={detail} onClose={() => setAsking(null)} />}
    </>
  )
}
