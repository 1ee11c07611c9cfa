import { AutoComplete, Button, Form, Input, Modal, Segmented } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef } from 'react'
import { leadSources } from '../../../src-preload/contract/leads.ts'
import { scriptFacts, scriptOccasions } from '../../../src-preload/contract/scripts.ts'
import type { ScriptFact, ScriptLineRow, ScriptOccasion } from '../../../src-preload/contract/scripts.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Fields {
  occasion: ScriptOccasion
  body: string
  industry?: string
  needClass?: string
  source?: string
  stage?: string
}

const onlyOfDeals: ReadonlySet<ScriptFact> = new Set(scriptFacts.slice(-2))
const given = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())

/** One line: what is said, and to whom. What is left open holds for all. */
export function LineForm({ line, onClose }: { line: ScriptLineRow | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.scripts
  const save = useCommand('scripts.save')
  const [form] = Form.useForm<Fields>()
  const area = useRef<TextAreaRef>(null)
  const occasion = Form.useWatch('occasion', form) ?? line?.occasion ?? scriptOccasions[0]
  const ofDeals = occasion === scriptOccasions[1]
  const choices = useSteadyQuery('customers.choices', {}).data
  const stages = useSteadyQuery('pipeline.stages', {}).data?.stages ?? []
  const options = (values: readonly string[]) => values.map((value) => ({ value }))
  const insert = (fact: ScriptFact) => {
    const field = area.current?.resizableTextArea?.textArea
    const now = (form.getFieldValue('body') as string | undefined) ?? ''
    const from = field?.selectionStart ?? now.length
    const to = field?.selectionEnd ?? now.length
    const text = `{${fact}}`
    form.setFieldValue('body', now.slice(0, from) + text + now.slice(to))
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(from + text.length, from + text.length)
    })
  }
  const submit = async ({ body, industry, needClass, source, stage }: Fields) => {
    const done = await save.run({
      ...(line?.id == null ? {} : { id: line.id }),
      occasion,
      body,
      industry: given(industry),
      needClass: given(needClass),
      source: given(source),
      stage: ofDeals ? given(stage) : null,
    })
    if (done) onClose()
  }
  const open = (field: 'industry' | 'needClass' | 'source' | 'stage', values: readonly string[]) => (
    <Form.Item name={field} label={say.fields[field]}>
      <AutoComplete
        allowClear
        placeholder={say.any}
        options={options(values)}
        filterOption={(typed, option) => option?.value.includes(typed) ?? false}
      />
    </Form.Item>
  )
  return (
    <Modal
      open
      title={line === null ? say.add : say.edit}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={640}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          occasion: line?.occasion ?? scriptOccasions[0],
          body: line?.body ?? '',
          industry: line?.industry ?? '',
          needClass: line?.needClass ?? '',
          source: line?.source ?? '',
          stage: line?.stage ?? '',
        }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="occasion" label={say.fields.occasion}>
          <Segmented<ScriptOccasion> options={scriptOccasions.map((value) => ({ value, label: say.occasions[value] }))} />
        </Form.Item>
        <Form.Item
          name="body"
          label={say.fields.body}
          rules={[{ required: true, whitespace: true, message: say.missing }]}
          extra={
            <div className="script-facts">
              <span>{say.insert}</span>
              {scriptFacts
                .filter((fact) => ofDeals || !onlyOfDeals.has(fact))
                .map((fact) => (
                  <Button key={fact} size="small" onClick={() => insert(fact)}>
                    {say.facts[fact]}
                  </Button>
                ))}
            </div>
          }
        >
          <Input.TextArea ref={area} rows={4} maxLength={1000} autoFocus />
        </Form.Item>
        <div className="script-conditions">
          {open('needClass', [])}
          {open(
            'industry',
            (choices?.industry ?? []).map(({ value }) => value),
          )}
          {open('source', leadSources)}
          {ofDeals &&
            open(
              'stage',
              stages.filter(({ closing }) => closing === null).map(({ name }) => name),
            )}
        </div>
        <p className="muted">{say.hint}</p>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
