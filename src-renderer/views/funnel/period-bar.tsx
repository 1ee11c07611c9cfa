import { DatePicker, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { useSpeech } from '../../text/language.tsx'
import { compareNames, periodNames } from './periods.ts'
import type { Span } from './periods.ts'
import type { Periods } from './use-periods.ts'

/** Chooses any two periods. */
export function PeriodBar({ periods }: { periods: Periods }) {
  const { words } = useSpeech()
  const say = words.funnel
  return (
    <>
      <Segmented
        size="small"
        aria-label={say.period}
        value={periods.period}
        onChange={periods.setPeriod}
        options={periodNames.map((value) => ({ value, label: say.periods[value] }))}
      />
      {periods.period === 'custom' && <Days label={say.period} days={periods.custom} onChange={periods.setCustom} />}
      <span className="muted">{say.compare}</span>
      <Select
        size="small"
        aria-label={say.compare}
        value={periods.compare}
        onChange={periods.setCompare}
        options={compareNames.map((value) => ({ value, label: say.compares[value] }))}
      />
      {periods.compare === 'custom' && (
        <Days label={say.compare} days={periods.customCompare} onChange={periods.setCustomCompare} />
      )}
    </>
  )
}

export function Days({ label, days, onChange }: { label: string; days: Span | null; onChange: (days: Span) => void }) {
  return (
    <DatePicker.RangePicker
      size="small"
      allowClear={false}
      aria-label={label}
      value={days ? [dayjs(days.from), dayjs(days.to)] : null}
      onChange={(chosen) => {
        const [from, to] = chosen ?? []
        if (from && to) onChange({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') })
      }}
    />
  )
}
