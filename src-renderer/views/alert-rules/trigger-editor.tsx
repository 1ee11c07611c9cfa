import { Input, InputNumber, Radio, Segmented, Select, TimePicker } from 'antd'
import dayjs from 'dayjs'
import type { Schedule, Trigger } from '../../../src-preload/contract/alert-rules.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import { useSpeech } from '../../text/language.tsx'
import { Line } from './line.tsx'

interface Props {
  readonly value: Trigger
  readonly fields: readonly FilterField[]
  readonly episodes: readonly string[]
  readonly watchable: readonly string[]
  readonly onChange: (value: Trigger) => void
}

const fresh: Readonly<Record<Trigger['kind'], Trigger>> = {
  condition: { kind: 'condition', episode: null },
  event: { kind: 'event', on: 'changed', fields: [] },
  schedule: { kind: 'schedule', schedule: { kind: 'week', weekday: 5, time: '16:00', off: 'earlier' }, per: 'owner' },
}

export function TriggerEditor({ value, fields, episodes, watchable, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.alertRules.form
  const titled = (names: readonly string[]) =>
    names.flatMap((name) => fields.filter((one) => one.field === name).map((one) => ({ value: name, label: one.title })))
  return (
    <>
      <Line label={say.trigger}>
        <Segmented
          aria-label={say.trigger}
          value={value.kind}
          options={(['condition', 'event', 'schedule'] as const).map((kind) => ({ value: kind, label: say.triggers[kind] }))}
          onChange={(kind) => onChange(fresh[kind])}
        />
      </Line>
      {value.kind === 'condition' && (
        <Line label={say.episode}>
          <Select
            aria-label={say.episode}
            value={value.episode ?? ''}
            options={[{ value: '', label: say.episodeNone }, ...titled(episodes)]}
            onChange={(episode: string) => onChange({ ...value, episode: episode === '' ? null : episode })}
          />
        </Line>
      )}
      {value.kind === 'event' && (
        <>
          <Line label={say.on}>
            <Radio.Group
              value={value.on}
              options={(['created', 'changed'] as const).map((on) => ({ value: on, label: say.ons[on] }))}
              onChange={(event) => onChange({ ...value, on: event.target.value as 'created' | 'changed' })}
            />
          </Line>
          {value.on === 'changed' && (
            <Line label={say.fields}>
              <Select
                mode="multiple"
                aria-label={say.fields}
                value={value.fields}
                options={titled(watchable)}
                onChange={(next: string[]) => onChange({ ...value, fields: next })}
              />
            </Line>
          )}
        </>
      )}
      {value.kind === 'schedule' && (
        <>
          <ScheduleEditor value={value.schedule} onChange={(schedule) => onChange({ ...value, schedule })} />
          <Line label={say.per}>
            <Radio.Group
              value={value.per}
              options={(['owner', 'subject'] as const).map((per) => ({ value: per, label: say.pers[per] }))}
              onChange={(event) => onChange({ ...value, per: event.target.value as 'owner' | 'subject' })}
            />
          </Line>
        </>
      )}
    </>
  )
}

const kinds = ['workday', 'week', 'week-end', 'month-workday', 'cron'] as const

function ScheduleEditor({ value, onChange }: { value: Schedule; onChange: (value: Schedule) => void }) {
  const { words } = useSpeech()
  const say = words.alertRules.form
  const time = value.kind === 'cron' ? '09:00' : value.time
  const change = (kind: Schedule['kind']) => {
    if (kind === 'cron') onChange({ kind, cron: '0 9 * * 1-5' })
    else if (kind === 'week') onChange({ kind, weekday: 5, time, off: 'earlier' })
    else if (kind === 'month-workday') onChange({ kind, nth: 1, time })
    else onChange({ kind, time })
  }
  return (
    <Line label={say.schedule}>
      <div className="rule-line">
        <Select
          aria-label={say.schedule}
          value={value.kind}
          options={kinds.map((kind) => ({ value: kind, label: words.alertRules.scheduleKinds[kind] }))}
          onChange={change}
        />
        {value.kind === 'cron' ? (
          <Input
            aria-label={say.cron}
            placeholder={say.cron}
            value={value.cron}
            onChange={(event) => onChange({ ...value, cron: event.target.value })}
          />
        ) : (
          <>
            {value.kind === 'week' && (
              <Select
                aria-label={say.weekday}
                value={value.weekday}
                options={words.alertRules.weekdays.map((label, at) => ({ value: at + 1, label }))}
                onChange={(weekday: number) => onChange({ ...value, weekday })}
              />
            )}
            {value.kind === 'month-workday' && (
              <InputNumber
                aria-label={say.nth}
                title={say.nth}
                min={-23}
                max={23}
                value={value.nth}
                onChange={(nth) => onChange({ ...value, nth: nth === null || nth === 0 ? 1 : nth })}
              />
            )}
            <TimePicker
              aria-label={say.time}
              format="HH:mm"
              needConfirm={false}
              allowClear={false}
              value={dayjs(`2000-01-01T${value.time}`)}
              onChange={(next) => next && !Array.isArray(next) && onChange({ ...value, time: next.format('HH:mm') })}
            />
            {value.kind === 'week' && (
              <Select
                aria-label={say.off}
                value={value.off}
                options={(['earlier', 'later', 'skip'] as const).map((off) => ({ value: off, label: words.alertRules.off[off] }))}
                onChange={(off) => onChange({ ...value, off })}
              />
            )}
          </>
        )}
      </div>
    </Line>
  )
}
