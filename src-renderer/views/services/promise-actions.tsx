import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice, useTellFailure } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'
import { useDesk } from '../../ui/places.tsx'
import { PauseDialog } from './pause-dialog.tsx'
import '../../ui/facts.css'

type Asking = 'pause' | 'meet' | 'reopen' | 'withdraw' | 'manager' | null

/** What can be done with a promise where its clock stands; each in one dialog with what it needs. */
export function PromiseActions({ data }: { data: Output<'services.obligation'> }) {
  const { words } = useSpeech()
  const say = words.services
  const wire = useWire()
  const desk = useDesk()
  const tellFailure = useTellFailure()
  const pause = useCommand('services.pause')
  const [asking, setAsking] = useState<Asking>(null)
  const { promise, clause } = data
  const { trigger } = clause.terms
  const open = promise.state === 'running' || promise.state === 'paused'
  const onTicket = trigger === 'technical' || trigger === 'complaint'
  const resume = () => wire.call('services.resume', { id: promise.id }).catch(tellFailure)
  return (
    <div className="action-line">
      {promise.state === 'running' && clause.terms.pauseReasons.length > 0 && (
        <Button onClick={() => setAsking('pause')}>{say.pause}</Button>
      )}
      {promise.state === 'paused' && (
        <Button type="primary" onClick={() => void resume()}>
          {say.resume}
        </Button>
      )}
      {open && trigger === 'entry' && (
        <Button type="primary" onClick={() => setAsking('manager')}>
          {say.setManager}
        </Button>
      )}
      {open && !onTicket && trigger !== 'entry' && (
        <Button type="primary" onClick={() => setAsking('meet')}>
          {say.meet}
        </Button>
      )}
      {open && trigger === 'request' && <Button onClick={() => setAsking('withdraw')}>{say.withdraw}</Button>}
      {promise.state === 'stopped' && !onTicket && <Button onClick={() => setAsking('reopen')}>{say.reopen}</Button>}
      {open && onTicket && (
        <>
          <Button onClick={() => desk.open({ view: 'tickets', params: { customer: data.customerName } })}>
            {say.openTicket}
          </Button>
          <p className="muted">{say.viaTicket}</p>
        </>
      )}
      {asking === 'pause' && (
        <PauseDialog
          title={say.pauseTitle}
          allowed={clause.terms.pauseReasons}
          today={data.asOf.slice(0, 10)}
          busy={pause.busy}
          failure={pause.failure}
          onPause={(asked) => void pause.run({ id: promise.id, ...asked }).then((done) => done && setAsking(null))}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'manager' && <ManagerDialog customerId={data.customerId} onClose={() => setAsking(null)} />}
      {(asking === 'meet' || asking === 'reopen' || asking === 'withdraw') && (
        <WordsDialog kind={asking} id={promise.id} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}

function WordsDialog({ kind, id, onClose }: { kind: 'meet' | 'reopen' | 'withdraw'; id: number; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.services
  const meet = useCommand('services.meet')
  const reopen = useCommand('services.reopen')
  const withdraw = useCommand('services.withdraw')
  const running = { meet, reopen, withdraw }[kind]
  const [form] = Form.useForm<{ text: string }>()
  const title = { meet: say.meetTitle, reopen: say.reopenTitle, withdraw: say.withdrawTitle }[kind]
  const submit = async ({ text }: { text: string }) => {
    const done =
      kind === 'meet'
        ? await meet.run({ id, evidence: { kind: 'note', note: text } })
        : await (kind === 'reopen' ? reopen : withdraw).run({ id, reason: text })
    if (done) onClose()
  }
  const label = kind === 'meet' ? say.meetNote : say.reasonNeeded
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.confirm}
      confirmLoading={running.busy}
      width={460}
    >
      {kind === 'meet' && <p className="muted">{say.meetHint}</p>}
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)} requiredMark={false}>
        <Form.Item
          name="text"
          label={label}
          rules={[{ required: true, whitespace: true, message: words.customers.form.missing(label) }]}
        >
          <Input.TextArea autoFocus rows={3} maxLength={500} placeholder={kind === 'meet' ? say.meetPlaceholder : ''} />
        </Form.Item>
      </Form>
      {running.failure && <FailureNotice failure={running.failure} />}
    </Modal>
  )
}

function ManagerDialog({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.services
  const set = useCommand('services.setSuccessManager')
  const members = useSteadyQuery('members.list', {}).data ?? []
  const [form] = Form.useForm<{ memberId: number }>()
  const submit = async ({ memberId }: { memberId: number }) => {
    if (await set.run({ customerId, memberId })) onClose()
  }
  return (
    <Modal
      open
      title={say.setManager}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={set.busy}
      width={420}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)} requiredMark={false}>
        <Form.Item
          name="memberId"
          label={words.services.clauses['success-manager']}
          rules={[{ required: true, message: words.customers.form.missing(say.setManager) }]}
        >
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            options={members.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </Form>
      {set.failure && <FailureNotice failure={set.failure} />}
    </Modal>
  )
}
