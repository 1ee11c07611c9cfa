import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useSteadyQuery } from '../../wire/use-query.ts'
import './terms.css'

interface Props {
  readonly label?: string
  readonly value: string
  readonly readOnly?: boolean
  readonly clearable?: boolean
  /** Empty when it was cleared. */
  readonly onChange: (day: string) => void
}

/** One day, written as everywhere in the app whatever the machine's own habit is. */
export function DateField({ label, value, readOnly = false, clearable = false, onChange }: Props) {
  return (
    <DatePicker
      className="quote-date"
      {...(label === undefined ? {} : { 'aria-label': label })}
      format="YYYY-MM-DD"
      allowClear={clearable}
      disabled={readOnly}
      value={value === '' ? null : dayjs(value)}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : '')}
    />
  )
}

/** The workspace's day, which need not be the machine's. */
export function useToday(): string | undefined {
  return useSteadyQuery('system.capabilities', {}).data?.today
}
