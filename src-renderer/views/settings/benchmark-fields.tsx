import { Button, Form, Input, InputNumber } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx'

/** Days that each industry usually gives (rule C3). */
export function BenchmarkFields() {
  const { words } = useSpeech()
  const say = words.settings.rules.quotes
  return (
    <Form.List name={['quotes', 'termBenchmarks']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div className="rules-row" key={key}>
              <Form.Item name={[name, 'industry']}>
                <Input aria-label={say.industry} placeholder={say.industry} maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'days']}>
                <InputNumber aria-label={say.days} min={0} max={3650} precision={0} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined />} aria-label={say.remove} onClick={() => remove(name)} />
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({ industry: '', days: 60 })}>
            {say.add}
          </Button>
        </>
      )}
    </Form.List>
  )
}
