import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ObjectionRow } from '../../../src-preload/contract/policies.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice, useTellFailure } from '../../ui/failure-notice.tsx'
import { DownOutlined, UpOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'

/** Rule E5: what everyone of a region is sent when its special prices are frozen. */
export function HandbookTab() {
  const { words, format } = useSpeech()
  const say = words.handbook
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [editing, setEditing] = useState<ObjectionRow | 'new' | null>(null)
  const answer = useSteadyQuery('policies.objections', {})
  const move = (rows: readonly ObjectionRow[], at: number, by: -1 | 1) => {
    const ids = rows.map(({ id }) => id)
    const [moved] = ids.splice(at, 1)
    if (moved === undefined) return
    ids.splice(at + by, 0, moved)
    wire.call('policies.orderObjections', { ids }).catch(tellFailure)
  }
  const remove = (id: number) =>
    void wire.call('policies.removeObjection', { id }).then(() => message.success(say.removed), tellFailure)
  const add = (
    <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {say.add}
    </Button>
  )
  return (
    <Section title={say.title} actions={add}>
      <p className="block-body muted policy-note">{say.hint}</p>
      <Answered answer={answer}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={say.emptyTitle} body={say.emptyBody} actions={add} />
          ) : (
            <ol className="handbook">
              {rows.map((row, at) => (
                <li key={row.id}>
                  <div className="handbook-entry">
                    <strong>{row.name}</strong>
                    <p>{row.answer}</p>
                    {row.evidence !== null && (
                      <p className="muted">
                        {words.quotes.labelled(say.evidence)}
                        {row.evidence}
                      </p>
                    )}
                    <span className="muted">
                      {row.region ?? say.everywhere} · {say.updated(row.updatedBy, format.dateTime(row.updatedAt))}
                    </span>
                  </div>
                  <span className="policy-actions">
                    <Button
                      type="text"
                      size="small"
                      icon={<UpOutlined />}
                      aria-label={say.up(row.name)}
                      disabled={at === 0}
                      onClick={() => move(rows, at, -1)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<DownOutlined />}
                      aria-label={say.down(row.name)}
                      disabled={at === rows.length - 1}
                      onClick={() => move(rows, at, 1)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<EditOutlined />}
                      aria-label={`${say.edit} ${row.name}`}
                      onClick={() => setEditing(row)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={say.remove(row.name)}
                      onClick={() => remove(row.id)}
                    />
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
      {editing !== null && <EntryDialog entry={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Section>
  )
}

function EntryDialog({ entry, onClose }: { entry: ObjectionRow | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.handbook
  const { message } = App.useApp()
  const save = useCommand('policies.saveObjection')
  const [values, setValues] = useState({
    name: entry?.name ?? '',
    answer: entry?.answer ?? '',
    evidence: entry?.evidence ?? '',
    region: entry?.region ?? '',
  })
  const put = (patch: Partial<typeof values>) => setValues((now) => ({ ...now, ...patch }))
  const ready = values.name.trim() !== '' && values.answer.trim() !== ''
  const submit = async () => {
    if (!(await save.run({ ...(entry ? { id: entry.id } : {}), ...values }))) return
    void message.success(say.saved)
    onClose()
  }
  return (
    <Modal
      open
      title={entry ? say.edit : say.add}
      okText={words.generic.save}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={save.busy}
      onCancel={onClose}
      onOk={() => void submit()}
    >
      <Form layout="vertical">
        <Form.Item label={say.name} htmlFor="objection-name">
          <Input
            id="objection-name"
            autoFocus
            maxLength={200}
            value={values.name}
            onChange={({ target }) => put({ name: target.value })}
          />
        </Form.Item>
        <Form.Item label={say.answer} htmlFor="objection-answer">
          <Input.TextArea
            id="objection-answer"
            rows={4}
            maxLength={2000}
            value={values.answer}
            onChange={({ target }) => put({ answer: target.value })}
          />
        </Form.Item>
        <Form.Item label={say.evidence} htmlFor="objection-evidence">
          <Input
            id="objection-evidence"
            maxLength={500}
            value={values.evidence}
            onChange={({ target }) => put({ evidence: target.value })}
          />
        </Form.Item>
        <Form.Item label={say.region} htmlFor="objection-region">
          <Input
            id="objection-region"
            maxLength={40}
            placeholder={say.everywhere}
            value={values.region}
            onChange={({ target }) => put({ region: target.value })}
          />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
