import { App, DatePicker, Form, Modal } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'

interface Props {
  readonly customerId: number
  readonly clauseKey: string
  readonly name: string
  /** What remains is the tier's clause; otherwise nothing does. */
  readonly staysWithTier: boolean
  readonly today: string
  readonly onClose: () => void
}

/** From which day on one customer's own terms end. */
export function EndClauseDialog({ customerId, clauseKey, name, staysWithTier, today, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.services.own
  const { message } = App.useApp()
  const end = useCommand('services.endCustomerClause')
  const [form] = Form.useForm<{ on: Dayjs }>()
  const submit = async ({ on }: { on: Dayjs }) => {
    if (!(await end.run({ customerId, clauseKey, on: on.format('YYYY-MM-DD') }))) return
    void message.success(say.ended)
    onClose()
  }
  return (
    <Modal
      open
      title={say.endTitle(name)}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={say.end}
      confirmLoading={end.busy}
      width={420}
    >
      <p className="muted">{staysWithTier ? say.endFallsBack : say.endTakesAll}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ on: dayjs(today) }}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        <Form.Item name="on" label={say.endOn}>
          <DatePicker allowClear={false} disabledDate={(day) => day.isBefore(dayjs(today), 'day')} />
        </Form.Item>
      </Form>
      {end.failure && <FailureNotice failure={end.failure} />}
    </Modal>
  )
}
