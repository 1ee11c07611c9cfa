import { Select } from 'antd'

/** A labelled choice with its words. */
export function ChoiceField<T extends string>({
  label,
  value,
  words,
  onChange,
}: {
  label: string
  value: T
  words: Readonly<Record<T, string>>
  onChange: (value: T) => void
}) {
  return (
    <label className="editor-field">
      <span>{label}</span>
      <Select
        aria-label={label}
        value={value}
        onChange={onChange}
        options={Object.entries<string>(words).map(([key, text]) => ({ value: key as T, label: text }))}
      />
    </label>
  )
}
