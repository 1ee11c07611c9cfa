import { App, Input, Modal, Segmented } from 'antd'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { activityKinds, type ActivityKind } from '../../../src-preload/contract/activities.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { DayHint } from './day-hint.tsx'
import { NamePicker, type Named } from './name-picker.tsx'
import type { ReportAbout } from './report-context.ts'
import { ReportField } from './report-field.tsx'
import { useAfterEach } from './use-after-each.ts'
import { useCustomerNames, useMemberNames } from './use-names.ts'
import { endOfVisit, useEndNow } from './visit-end.ts'
import './report.css'

const texts = ['need', 'promise', 'refusal', 'ownPromise', 'support'] as const
type Text = (typeof texts)[number]
const blank: Record<Text, string> = { need: '', promise: '', refusal: '', ownPromise: '', support: '' }

/** Rule B1 in one column of lines: Enter goes from one to the next and submits on the last. */
export function ReportDialog({ about, onClose }: { about: ReportAbout; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.report
  const wire = useWire()
  const { message } = App.useApp()
  const log = useCommand('activities.log')
  const form = useRef<HTMLDivElement>(null)
  const endNow = useEndNow()
  const [kind, setKind] = useState<ActivityKind>('call')
  const [customer, setCustomer] = useState<Named | undefined>(about.customer)
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState(blank)
  const [next, setNext] = useState('')
  const [ended, setEnded] = useState<string | null>(null)
  const [helper, setHelper] = useState<Named | null | undefined>(undefined)
  const [helperTyped, setHelperTyped] = useState('')
  /** Each ask submits once what was just said has been taken in. */
  const [asks, setAsks] = useState(0)
  const [missing, setMissing] = useState<readonly string[]>([])
  const customers = useCustomerNames(typed)
  const members = useMemberNames(helperTyped)
  const visit = kind === 'visit'

  const lines = () => [...(form.current?.querySelectorAll<HTMLElement>('[data-line] input') ?? [])]
  const goOn = (from: EventTarget | null) => {
    const all = lines()
    const following = all[all.indexOf(from as HTMLElement) + 1]
    if (following) following.focus()
    else setAsks((now) => now + 1)
  }
  const lineOf = (name: string) => () => {
    const input = form.current?.querySelector<HTMLElement>(`[data-line="${name}"] input`)
    // The picked name is painted first; then the next line takes the hand.
    requestAnimationFrame(() => goOn(input ?? null))
  }

  const submit = async () => {
    if (log.busy) return
    const lacks = (names: readonly string[]) => {
      setMissing(names)
      form.current?.querySelector<HTMLElement>(`[data-line="${names[0]}"] input`)?.focus()
    }
    if (!customer) return lacks(['customer'])
    // What was typed last may not have been read yet; what is sent must be what stands there.
    const nextOn = next.trim() === '' ? null : (await wire.call('tasks.readLine', { line: next.trim() })).dueOn
    const endedAt = visit ? endOfVisit(ended ?? endNow, endNow) : null
    const done = await log.run({
      kind,
      customerId: customer.id,
      opportunityId: about.deal?.id ?? null,
      takesStep: about.deal !== undefined,
      need: said.need,
      promise: said.promise,
      nextOn,
      ...(visit ? { endedAt, refusal: said.refusal, ownPromise: said.ownPromise, support: said.support } : {}),
      ...(visit && helper !== undefined ? { supportId: helper?.id ?? null } : {}),
    })
    if (!done) return
    if (done.late) void message.warning(say.savedLate)
    else void message.success(done.taskIds.length > 0 ? say.savedTasks(format.count(done.taskIds.length)) : say.saved)
    about.onLogged?.()
    onClose()
  }
  const refused = log.failure?.code === 'activities.incomplete' ? ((log.failure.details['missing'] ?? []) as string[]) : []
  const bad = (name: string) => missing.includes(name) || refused.includes(name)

  useAfterEach(asks, () => void submit())

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const nth = event.altKey ? /^Digit([1-4])$/.exec(event.code)?.[1] : undefined
    if (nth !== undefined) setKind(activityKinds[Number(nth) - 1] ?? 'call')
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setAsks((now) => now + 1)
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'radio')
      goOn(event.target)
    else return
    event.preventDefault()
  }
  const text = (name: Text, label: string, hint = '') => (
    <ReportField name={name} label={label} bad={bad(name)}>
      {(id) => (
        <Input
          id={id}
          value={said[name]}
          maxLength={2000}
          placeholder={hint}
          status={bad(name) ? 'error' : ''}
          autoFocus={name === 'need' && about.customer !== undefined}
          onChange={({ target }) => setSaid((now) => ({ ...now, [name]: target.value }))}
        />
      )}
    </ReportField>
  )
  return (
    <Modal
      open
      title={
        <>
          {say.title}
          {about.deal !== undefined && <span className="report-deal">{say.deal(about.deal.name)}</span>}
        </>
      }
      okText={say.save}
      cancelText={words.generic.cancel}
      confirmLoading={log.busy}
      width={560}
      style={{ top: 72 }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the lines inside, heard once for all */}
      <div className="report-form" ref={form} onKeyDown={onKey}>
        <Segmented
          aria-label={say.kind}
          value={kind}
          options={activityKinds.map((value) => ({ value, label: say.kinds[value] }))}
          onChange={setKind}
        />
        <ReportField name="customer" label={say.customer} bad={bad('customer')}>
          {(id) => (
            <NamePicker
              id={id}
              value={customer}
              placeholder={say.customerHint}
              autoFocus={about.customer === undefined}
              bad={bad('customer')}
              found={customers}
              onType={setTyped}
              onPick={(one) => {
                setCustomer(one)
                setMissing([])
                lineOf('customer')()
              }}
            />
          )}
        </ReportField>
        {text('need', say.need)}
        {text('promise', say.promise)}
        <ReportField name="nextOn" label={say.nextOn} bad={bad('nextOn')} side={<DayHint typed={next} />}>
          {(id) => (
            <Input
              id={id}
              value={next}
              maxLength={40}
              placeholder={say.nextHint}
              status={bad('nextOn') ? 'error' : ''}
              onChange={({ target }) => setNext(target.value)}
            />
          )}
        </ReportField>
        {visit && (
          <>
            <ReportField name="endedAt" label={say.endedAt} bad={bad('endedAt')}>
              {(id) => (
                <Input
                  id={id}
                  value={ended ?? endNow}
                  maxLength={20}
                  status={endOfVisit(ended ?? endNow, endNow) === null ? 'error' : ''}
                  onChange={({ target }) => setEnded(target.value)}
                />
              )}
            </ReportField>
            {text('refusal', say.refusal, say.refusalHint)}
            {text('ownPromise', say.ownPromise)}
            <ReportField name="support" label={say.support} bad={bad('support')}>
              {(id) => (
                <NamePicker
                  id={id}
                  value={helper === null ? { id: 0, name: say.nobody } : helper}
                  placeholder={say.supportHint}
                  bad={bad('support')}
                  found={members}
                  onType={(name) => {
                    setHelperTyped(name)
                    setHelper(undefined)
                  }}
                  onPick={(one) => {
                    setHelper(one)
                    lineOf('support')()
                  }}
                  onNothing={() => setHelper(null)}
                />
              )}
            </ReportField>
            {helper != null && text('support', say.supportWhat)}
          </>
        )}
        {log.failure && <FailureNotice failure={log.failure} />}
        <div className="report-keys muted">{say.keys}</div>
      </div>
    </Modal>
  )
}
