import { Button, Form, InputNumber } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx'

interface Props {
  readonly name: string
  readonly step: number
  readonly suffix: string
  readonly label: string
}

/** Points between which a dimension's score is drawn, in rising order. */
export function AnchorFields({ name, step, suffix, label }: Props) {
  const { words } = useSpeech()
  const say = words.settings.rules
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <>
          {fields.map((field) => (
            <div key={field.key} className="rules-anchor">
              <Form.Item name={[field.name, 'at']} noStyle>
                <InputNumber min={0} step={step} suffix={suffix} aria-label={label} />
              </Form.Item>
              <span aria-hidden>→</span>
              <Form.Item name={[field.name, 'points']} noStyle>
                <InputNumber min={0} max={100} aria-label={say.anchorPoints} />
              </Form.Item>
              <Button
                type="text"
                size="small"
                aria-label={say.removeAnchor}
                icon={<DeleteOutlined />}
                disabled={fields.length <= 2}
                onClick={() => remove(field.name)}
              />
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} disabled={fields.length >= 12} onClick={() => add({ at: 0, points: 0 })}>
            {say.addAnchor}
          </Button>
        </>
      )}
    </Form.List>
  )
}
