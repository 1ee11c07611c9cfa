import { Button, DatePicker, Form, Input, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { weeklyActions, type WeeklyActionName } from '../../../src-preload/contract/weekly.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice, useTellFailure } from '../../ui/failure-notice.tsx'
import { DeleteOutlined } from '../../ui/icons.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'

interface Fields {
  why: string
  region?: string
  action?: WeeklyActionName
  factor: string
  fromOn: Dayjs
  untilOn?: Dayjs
}

/** Dated events of the market that change what is still to reach (rule B2). */
export function FactorsDialog({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.weekly
  const wire = useWire()
  const tellFailure = useTellFailure()
  const [form] = Form.useForm<Fields>()
  const save = useCommand('weekly.saveFactor')
  const factors = useSteadyQuery('weekly.factors', {}).data ?? []
  const members = useSteadyQuery('members.list', {}).data ?? []
  const regions = [...new Set(members.flatMap(({ region }) => (region === null ? [] : [region])))]
  const submit = async ({ why, region, action, factor, fromOn, untilOn }: Fields) => {
    const done = await save.run({
      why,
      region: region ?? null,
      action: action ?? null,
      factor,
      fromOn: fromOn.format('YYYY-MM-DD'),
      untilOn: untilOn?.format('YYYY-MM-DD') ?? null,
    })
    if (done) form.resetFields()
  }
  const needed = (label: string) => [{ required: true, message: words.customers.form.missing(label) }]
  return (
    <Modal open title={say.factors} footer={null} width={640} onCancel={onClose}>
      {factors.length === 0 ? (
        <p className="muted">{say.noFactors}</p>
      ) : (
        <table className="plain-table week-factors" aria-label={say.factors}>
          <tbody>
            {factors.map((one) => (
              <tr key={one.id}>
                <td>{one.why}</td>
                <td>{one.region ?? say.everywhere}</td>
                <td>{one.action === null ? say.everywhere : say.actions[one.action]}</td>
                <td className="num">×{one.factor}</td>
                <td className="num">{[one.fromOn, one.untilOn].filter(Boolean).join(' – ')}</td>
                <td>
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={`${words.generic.remove} ${one.why}`}
                    onClick={() => void wire.call('weekly.removeFactor', { id: one.id }).catch(tellFailure)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
        <div className="week-pair">
          <Form.Item name="why" label={say.factorWhy} rules={needed(say.factorWhy)}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name="factor"
            label={say.factorFactor}
            rules={[...needed(say.factorFactor), { pattern: /^\d{1,2}(\.\d{1,4})?$/, message: say.factorHint }]}
          >
            <Input placeholder={say.factorHint} />
          </Form.Item>
        </div>
        <div className="week-pair">
          <Form.Item name="region" label={say.factorRegion}>
            <Select allowClear placeholder={say.everywhere} options={regions.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="action" label={say.action}>
            <Select
              allowClear
              placeholder={say.everywhere}
              options={weeklyActions.map((value) => ({ value, label: say.actions[value] }))}
            />
          </Form.Item>
          <Form.Item name="fromOn" label={say.factorFrom} rules={needed(say.factorFrom)}>
            <DatePicker />
          </Form.Item>
          <Form.Item name="untilOn" label={say.factorUntil}>
            <DatePicker />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={save.busy}>
          {say.addFactor}
        </Button>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
