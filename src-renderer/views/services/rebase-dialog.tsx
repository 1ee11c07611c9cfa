import { App, Button, Checkbox, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { RebaseLine } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { clauseWords } from './clock-words.ts'

/** Clocks that run by other terms or another calendar than those in force; chosen ones go on by those, with a reason. */
export function RebaseDialog({ only, onClose }: { only?: number; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.services
  const { message } = App.useApp()
  const answer = useSteadyQuery('services.previewRebase', { limit: 500 })
  const rebase = useCommand('services.rebase')
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [form] = Form.useForm<{ reason: string }>()
  const lines = (answer.data?.lines ?? []).filter(({ id }) => only === undefined || id === only)
  const chosen = lines.filter(({ id }) => !left.has(id))
  const submit = async ({ reason }: { reason: string }) => {
    const done = await rebase.run({ ids: chosen.map(({ id }) => id), reason })
    if (!done) return
    void message.success(say.rebased(format.count(done.count)))
    onClose()
  }
  const toggle = (id: number) =>
    setLeft((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <Modal
      open
      title={say.rebaseTitle}
      onCancel={onClose}
      width={860}
      footer={
        <>
          <Button onClick={onClose}>{words.generic.cancel}</Button>
          <Button type="primary" disabled={chosen.length === 0} loading={rebase.busy} onClick={() => form.submit()}>
            {say.rebaseRun(format.count(chosen.length))}
          </Button>
        </>
      }
    >
      <p className="muted">{say.rebaseHint}</p>
      <Answered answer={answer} rows={4}>
        {(data) =>
          lines.length === 0 ? (
            <EmptyState title={say.rebaseNone} body="" />
          ) : (
            <>
              <div className="rebase-lines">
                <table className="plain-table rebase-table">
                  <thead>
                    <tr>
                      <th>
                        <Checkbox
                          aria-label={say.rebaseAll}
                          checked={chosen.length === lines.length}
                          indeterminate={chosen.length > 0 && chosen.length < lines.length}
                          onChange={({ target }) => setLeft(target.checked ? new Set() : new Set(lines.map(({ id }) => id)))}
                        />
                      </th>
                      <th>{say.customer}</th>
                      <th>{say.clauseName}</th>
                      <th>{say.rebaseWhy}</th>
                      <th className="num">{say.rebaseNow}</th>
                      <th className="num">{say.rebaseThen}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {lines.map((line) => (
                      <Line key={line.id} line={line} chosen={!left.has(line.id)} onToggle={() => toggle(line.id)} />
                    ))}
                  </tbody>
                </table>
              </div>
              {data.total > data.lines.length && (
                <p className="muted">{say.more(format.count(data.total - data.lines.length))}</p>
              )}
              <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)} requiredMark={false}>
                <Form.Item
                  name="reason"
                  label={say.reasonNeeded}
                  rules={[{ required: true, whitespace: true, message: words.customers.form.missing(say.reasonNeeded) }]}
                >
                  <Input maxLength={500} placeholder={say.rebasePlaceholder} />
                </Form.Item>
              </Form>
            </>
          )
        }
      </Answered>
      {rebase.failure && <FailureNotice failure={rebase.failure} />}
    </Modal>
  )
}

function Line({ line, chosen, onToggle }: { line: RebaseLine; chosen: boolean; onToggle: () => void }) {
  const { words, format } = useSpeech()
  const say = words.services
  const clause = clauseWords(words, line.clauseKey, line.clauseName)
  const why = [line.calendar && say.byCalendar, line.terms && say.byTerms].filter(Boolean).join(words.generic.separator)
  return (
    <tr>
      <td>
        <Checkbox aria-label={`${line.customerName} ${clause} ${line.name}`} checked={chosen} onChange={onToggle} />
      </td>
      <td>{line.customerName}</td>
      <td>
        {clause}
        {line.name !== line.customerName && <div className="muted">{line.name}</div>}
      </td>
      <td>{why}</td>
      <td className="num">{line.dueNow === null ? say.lights.paused : format.dateTime(line.dueNow)}</td>
      <td className="num">
        {line.dueThen === null ? say.lights.paused : format.dateTime(line.dueThen)}
        {line.breaks && <div className="notice-breach">{say.rebaseBreaks}</div>}
      </td>
    </tr>
  )
}
