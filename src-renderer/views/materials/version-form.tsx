import { App, Checkbox, Form, Input, Modal } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { MaterialVersion } from '../../../src-preload/contract/materials.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Fields {
  name: string
  note: string
  body: string
  commitments: string
}
interface Props {
  /** The material a version is added to, with its newest version to start from; null: a new material. */
  readonly of: { readonly id: number; readonly name: string; readonly newest: MaterialVersion } | null
  readonly onClose: () => void
  readonly onSaved: (id: number, name: string) => void
}

const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A new version is written from the one before it; its pages are shown as they are recognised. */
export function VersionForm({ of, onClose, onSaved }: Props) {
  const { words } = useSpeech()
  const say = words.materials
  const { message } = App.useApp()
  const create = useCommand('materials.create')
  const add = useCommand('materials.addVersion')
  const [form] = Form.useForm<Fields>()
  const initial = { name: '', note: '', body: of?.newest.body ?? '', commitments: of?.newest.commitments.join('\n') ?? '' }
  const body = useDeferredValue(Form.useWatch('body', form) ?? initial.body)
  const commitments = useDeferredValue(Form.useWatch('commitments', form) ?? initial.commitments)
  const read = useSteadyQuery('materials.readText', { body, commitments: linesOf(commitments) }).data
  const [keyTitles, setKeyTitles] = useState<ReadonlySet<string>>(
    new Set(of?.newest.pages.filter(({ key }) => key).map(({ title }) => title)),
  )
  const pages = read?.pages ?? []
  const submit = async (fields: Fields) => {
    const written = {
      note: fields.note,
      body: fields.body,
      keyPages: pages.filter(({ title }) => keyTitles.has(title)).map(({ number }) => number),
      commitments: linesOf(fields.commitments),
    }
    if (of === null) {
      const done = await create.run({ name: fields.name, ...written })
      if (!done) return
      void message.success(say.form.saved(fields.name))
      onSaved(done.id, fields.name)
      return
    }
    const done = await add.run({ materialId: of.id, ...written })
    if (!done) return
    void message.success(say.form.saved(`${of.name} ${say.version(String(done.number))}`))
    onSaved(of.id, of.name)
  }
  const required = (what: string) => [{ required: true, whitespace: true, message: say.form.missing(what) }]
  const failure = create.failure ?? add.failure
  return (
    <Modal
      open
      title={of === null ? say.form.newTitle : say.form.versionTitle(of.name, String(of.newest.number + 1))}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={create.busy || add.busy}
      width={760}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        {of === null && (
          <Form.Item name="name" label={say.form.name} rules={required(say.form.name)}>
            <Input maxLength={100} />
          </Form.Item>
        )}
        <Form.Item name="note" label={say.form.note} rules={required(say.form.note)}>
          <Input maxLength={500} placeholder={say.form.notePlaceholder} />
        </Form.Item>
        <div className="version-form">
          <Form.Item name="body" label={say.form.body} extra={say.form.bodyHint} rules={required(say.form.body)}>
            <Input.TextArea rows={14} maxLength={50_000} />
          </Form.Item>
          <div>
            <Form.Item label={say.form.keyPages} extra={say.form.keyHint}>
              {pages.length === 0 ? (
                <span className="muted">{say.form.noPages}</span>
              ) : (
                <ul className="version-pages">
                  {pages.map(({ number, title }) => (
                    <li key={number}>
                      <Checkbox
                        checked={keyTitles.has(title)}
                        onChange={({ target }) =>
                          setKeyTitles((now) => {
                            const next = new Set(now)
                            if (target.checked) next.add(title)
                            else next.delete(title)
                            return next
                          })
                        }
                      >
                        {number}. {title}
                      </Checkbox>
                    </li>
                  ))}
                </ul>
              )}
            </Form.Item>
          </div>
        </div>
        <Form.Item name="commitments" label={say.form.commitments} extra={say.form.commitmentsHint}>
          <Input.TextArea rows={3} maxLength={5000} />
        </Form.Item>
      </Form>
      {read && read.unwritten.length > 0 && (
        <p className="money-warn">{say.form.unwritten(read.unwritten.join(words.generic.separator))}</p>
      )}
      {failure && <FailureNotice failure={failure} />}
    </Modal>
  )
}
