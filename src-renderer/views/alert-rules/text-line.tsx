import { Input, Select } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { Line } from './line.tsx'

interface Props {
  readonly label: string
  readonly value: string
  readonly names: readonly string[]
  readonly rows: number
  readonly onChange: (value: string) => void
}

/** A text with the figures that may stand in it. */
export function TextLine({ label, value, names, rows, onChange }: Props) {
  const { words } = useSpeech()
  return (
    <Line label={label}>
      <div className="rule-line rule-text-line">
        <Input.TextArea aria-label={label} rows={rows} value={value} onChange={(event) => onChange(event.target.value)} />
        <Select
          className="rule-insert"
          aria-label={`${words.alertRules.form.insert} ${label}`}
          placeholder={words.alertRules.form.insert}
          value={null}
          options={names.map((name) => ({ value: name, label: name }))}
          onChange={(name: string | null) => name !== null && onChange(`${value}{${name}}`)}
        />
      </div>
    </Line>
  )
}
