import { App, Form, Input, Modal, Select } from 'antd'
import { exportFormats } from '../../../src-preload/contract/_words/export.ts'
import { exportedLists, type PlannedExport } from '../../../src-preload/contract/routines.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

type Fields = Pick<PlannedExport, 'list' | 'viewId' | 'format' | 'folder' | 'at' | 'weekday'>

const fresh: Fields = { list: 'customers', viewId: null, format: 'xlsx', folder: '', at: '09:00', weekday: null }
/** Half hours, as nobody plans by the minute. */
const times = Array.from({ length: 48 }, (_, n) => `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`)

export function PlannedExportDialog({ planned, onClose }: { planned: PlannedExport | null; onClose: () => void }) {
  const { words, language } = useSpeech()
  const say = words.routines.exports
  const save = useCommand('routines.saveExport')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const list = Form.useWatch('list', form) ?? planned?.list ?? fresh.list
  const views = useSteadyQuery('views.list', { list }).data?.views ?? []
  const submit = async (fields: Fields) => {
    const answer = await save.run({
      ...(planned ? { routineId: planned.routineId } : {}),
      ...fields,
      viewId: fields.viewId ?? null,
      weekday: fields.weekday ?? null,
      english: language === 'en',
    })
    if (!answer) return
    void message.success(say.saved)
    onClose()
  }
  const { lists } = words.routines
  const initial: Fields = planned ?? fresh
  return (
    <Modal
      open
      title={planned ? say.edit : say.add}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={460}
    >
      <Form<Fields>
        name="planned-export"
        form={form}
        layout="vertical"
        initialValues={{ ...initial, viewId: initial.viewId ?? undefined, weekday: initial.weekday ?? undefined }}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        <Form.Item name="list" label={say.list}>
          <Select
            options={exportedLists.map((value) => ({ value, label: lists[value] }))}
            onChange={() => form.setFieldsValue({ viewId: null })}
          />
        </Form.Item>
        <Form.Item name="viewId" label={say.view}>
          <Select allowClear placeholder={say.everything} options={views.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="format" label={say.format}>
          <Select options={exportFormats.map((value) => ({ value, label: value.toUpperCase() }))} />
        </Form.Item>
        <Form.Item
          name="folder"
          label={say.folder}
          rules={[{ required: true, whitespace: true, message: words.customers.form.missing(say.folder) }]}
        >
          <Input placeholder={say.folderHint} />
        </Form.Item>
        <Form.Item name="weekday" label={say.when}>
          <Select allowClear placeholder={say.every} options={say.weekdays.map((label, at) => ({ value: at + 1, label }))} />
        </Form.Item>
        <Form.Item name="at" label={say.at}>
          <Select showSearch options={times.map((value) => ({ value, label: value }))} />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
