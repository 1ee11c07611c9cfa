import { DatePicker, Form, Input, Modal, Select, TimePicker } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { taskPriorities, type Task, type TaskPriority } from '../../../src-preload/contract/tasks.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Fields {
  title: string
  ownerId: number | null
  delegatedById: number | null
  dueOn: Dayjs | null
  time: Dayjs | null
  priority: TaskPriority
  note: string
}

/** Times are those of the workspace, eight hours east of Greenwich; the page may be elsewhere. */
const zone = '+08:00'

export function TaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.tasks
  const [form] = Form.useForm<Fields>()
  const save = useCommand('tasks.change')
  const members = useSteadyQuery('members.list', {}).data ?? []
  const people = members.filter((one) => one.active || one.id === task.ownerId).map((one) => ({ value: one.id, label: one.name }))
  const submit = async ({ title, ownerId, delegatedById, dueOn, time, priority, note }: Fields) => {
    const day = dueOn?.format('YYYY-MM-DD') ?? null
    const dueAt = day !== null && time ? new Date(`${day}T${time.format('HH:mm')}:00${zone}`).toISOString() : null
    const patch = {
      title,
      ownerId: ownerId ?? null,
      delegatedById: delegatedById ?? null,
      dueOn: day,
      dueAt,
      priority,
      note: note.trim() === '' ? null : note,
    }
    if (await save.run({ id: task.id, patch })) onClose()
  }
  const initial: Fields = {
    title: task.title,
    ownerId: task.ownerId,
    delegatedById: task.delegatedById,
    dueOn: task.dueOn === null ? null : dayjs(task.dueOn),
    time: task.dueAt === null ? null : dayjs(format.dateTime(task.dueAt)),
    priority: task.priority,
    note: task.note ?? '',
  }
  return (
    <Modal
      open
      title={say.edit}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={460}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item
          name="title"
          label={say.columns.title}
          rules={[{ required: true, whitespace: true, message: words.customers.form.missing(say.columns.title) }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <div className="task-pair">
          <Form.Item name="dueOn" label={say.dueOn}>
            <DatePicker />
          </Form.Item>
          <Form.Item name="time" label={say.dueTime}>
            <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} />
          </Form.Item>
          <Form.Item name="priority" label={say.priority}>
            <Select options={taskPriorities.map((one) => ({ value: one, label: say.priorities[one] }))} />
          </Form.Item>
        </div>
        <div className="task-pair">
          <Form.Item name="ownerId" label={say.columns.owner}>
            <Select allowClear options={people} />
          </Form.Item>
          <Form.Item name="delegatedById" label={say.delegatedByLabel}>
            <Select allowClear options={people} />
          </Form.Item>
        </div>
        <Form.Item name="note" label={say.note}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
