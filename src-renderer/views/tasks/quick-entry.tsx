import { App, Button, Input, Tag } from 'antd'
import type { InputRef } from 'antd'
import { useDeferredValue, useRef, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** One line makes a task; what was understood of it is shown while it is typed, so that Enter holds no surprise. */
export function QuickEntry({ active }: { active: boolean }) {
  const { words, format } = useSpeech()
  const say = words.tasks
  const { message } = App.useApp()
  const [line, setLine] = useState('')
  const asked = useDeferredValue(line.trim())
  const read = useSteadyQuery('tasks.readLine', asked === '' ? null : { line: asked }).data
  const reading = useCommand('tasks.readLine')
  const create = useCommand('tasks.create')
  const input = useRef<InputRef>(null)
  // Enter comes with the last letter, before what is shown has caught up: the line is read once more as it stands.
  const submit = async () => {
    const written = line.trim()
    if (written === '' || reading.busy || create.busy) return
    const understood = await reading.run({ line: written })
    if (!understood || understood.title === '') return
    const made = await create.run({
      title: understood.title,
      subject: understood.customerId === null ? null : 'customer',
      subjectId: understood.customerId,
      ownerId: understood.ownerId,
      delegatedById: null,
      dueOn: understood.dueOn,
      dueAt: understood.dueAt,
      priority: understood.priority,
      note: null,
    })
    if (!made) return
    // What was typed meanwhile is the next task.
    setLine((now) => (now.trim() === written ? '' : now))
    void message.success(say.created)
    input.current?.focus()
  }
  const failure = reading.failure ?? create.failure
  return (
    <div className="quick">
      <div className="quick-line">
        <Input
          ref={input}
          autoFocus={active}
          value={line}
          maxLength={300}
          placeholder={say.quick}
          aria-label={say.quick}
          onChange={(event) => setLine(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) void submit()
          }}
        />
        <Button type="primary" disabled={line.trim() === ''} loading={reading.busy || create.busy} onClick={() => void submit()}>
          {say.create}
        </Button>
      </div>
      <div className="quick-understood" aria-live="polite">
        {line.trim() === '' || !read ? (
          <span className="muted">{say.quickHint}</span>
        ) : (
          <>
            <strong>{read.title}</strong>
            <Tag>
              {read.dueOn === null
                ? say.understood.none
                : words.generic.labelled(say.understood.due, read.dueAt === null ? read.dueOn : format.dateTime(read.dueAt))}
            </Tag>
            {read.ownerName !== null && <Tag>{words.generic.labelled(say.understood.owner, read.ownerName)}</Tag>}
            {read.customerName !== null && <Tag>{words.generic.labelled(say.understood.customer, read.customerName)}</Tag>}
            {read.priority === 'high' && <Tag className="tag-warn">{say.understood.high}</Tag>}
          </>
        )}
      </div>
      {failure && <FailureNotice failure={failure} />}
    </div>
  )
}
