import { App, Button, Form, Input, Modal } from 'antd'
import type { CalendarValues } from '../../../src-preload/contract/calendar.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { readDays } from './read-days.ts'

interface Fields {
  off: string
  work: string
  source: string
}

/** The official arrangement of a year, typed in from its notice: it replaces what ships, or what was a guess. */
export function YearDialog({ year, values, onClose }: { year: number; values: CalendarValues; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.calendar
  const { message } = App.useApp()
  const save = useCommand('calendar.save')
  const [form] = Form.useForm<Fields>()
  const own = values.years.find((one) => one.year === year)
  const others = values.years.filter((one) => one.year !== year)
  const put = async (years: CalendarValues['years']) => {
    if (!(await save.run({ values: { ...values, years } }))) return
    void message.success(say.saved)
    onClose()
  }
  const submit = ({ off, work, source }: Fields) =>
    put([...others, { year, off: readDays(off, year).days, workWeekends: readDays(work, year).days, source: source.trim() }])
  const readable = (_: unknown, text: string | undefined) => {
    const { unread } = readDays(text ?? '', year)
    return unread.length === 0
      ? Promise.resolve()
      : Promise.reject(new Error(say.unreadDays(unread.join(words.generic.separator), String(year))))
  }
  const missing = (name: string) => ({ required: true, whitespace: true, message: words.customers.form.missing(name) })
  return (
    <Modal
      open
      title={say.yearTitle(String(year))}
      onCancel={onClose}
      width={560}
      footer={
        <>
          {own && (
            <Button className="year-shipped" onClick={() => void put(others)}>
              {say.backToShipped}
            </Button>
          )}
          <Button onClick={onClose}>{words.generic.cancel}</Button>
          <Button type="primary" loading={save.busy} onClick={() => form.submit()}>
            {words.generic.save}
          </Button>
        </>
      }
    >
      <p className="muted">{say.yearHint}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          off: own?.off.join('\n') ?? '',
          work: own?.workWeekends.join('\n') ?? '',
          source: own?.source ?? '',
        }}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        <Form.Item name="off" label={say.yearOff} rules={[missing(say.yearOff), { validator: readable }]}>
          <Input.TextArea rows={5} className="year-days" placeholder={say.yearOffExample} />
        </Form.Item>
        <Form.Item name="work" label={say.yearWork} rules={[{ validator: readable }]}>
          <Input.TextArea rows={3} className="year-days" placeholder={say.yearWorkExample} />
        </Form.Item>
        <Form.Item name="source" label={say.yearSource} rules={[missing(say.yearSource)]}>
          <Input maxLength={200} placeholder={say.yearSourceExample} />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
