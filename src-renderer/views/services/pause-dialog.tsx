import { DatePicker, Form, Input, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import dayjs from 'dayjs'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { PauseReason } from '../../../src-preload/contract/_words/clauses.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'

/** Days and hours are those of the workspace, wherever the browser stands. */
const zone = '+08:00'
const instantOf = (wall: Dayjs) => new Date(`${wall.format('YYYY-MM-DDTHH:mm')}:00${zone}`).toISOString()

interface Fields {
  reason: PauseReason
  note?: string
  until?: Dayjs | null
}

export interface PauseAsked {
  readonly reason: PauseReason
  readonly note?: string
  readonly until?: string
}

interface Props {
  readonly title: string
  readonly allowed: readonly PauseReason[]
  readonly today: string
  readonly busy: boolean
  readonly failure: Failure | null
  readonly onPause: (asked: PauseAsked) => void
  readonly onClose: () => void
}

/** Why it stands still, and until when: without an end a person lets it run on. */
export function PauseDialog({ title, allowed, today, busy, failure, onPause, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.services
  const [form] = Form.useForm<Fields>()
  const submit = ({ reason, note, until }: Fields) =>
    onPause({ reason, ...(note ? { note } : {}), ...(until ? { until: instantOf(until) } : {}) })
  return (
    <Modal open title={title} onCancel={onClose} onOk={() => form.submit()} okText={say.pause} confirmLoading={busy} width={420}>
      <Form form={form} layout="vertical" initialValues={{ reason: allowed[0] }} onFinish={submit} requiredMark={false}>
        <Form.Item name="reason" label={say.pauseReason}>
          <Select options={allowed.map((value) => ({ value, label: say.pauseReasons[value] }))} />
        </Form.Item>
        <Form.Item name="until" label={say.pauseUntil} extra={say.pauseUntilHint}>
          <DatePicker
            showTime={{ format: 'HH:mm', minuteStep: 30, defaultOpenValue: dayjs('2000-01-01T09:00:00') }}
            format="YYYY-MM-DD HH:mm"
            disabledDate={(day) => day.isBefore(dayjs(today), 'day')}
          />
        </Form.Item>
        <Form.Item name="note" label={say.pauseNote}>
          <Input maxLength={500} autoFocus />
        </Form.Item>
      </Form>
      {failure && <FailureNotice failure={failure} />}
    </Modal>
  )
}
