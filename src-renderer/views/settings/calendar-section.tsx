import { App, Button, DatePicker, Input, Select, TimePicker } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import type { CalendarValues } from '../../../src-preload/contract/calendar.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { CloseOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { CalendarYear } from './calendar-year.tsx'

/** The picker only adds: it never shows what was picked. */
const noDay: Dayjs | null = null
/** Offsets without summer time that our people live in, in hours. */
const zones = [7, 8, 9] as const
const clockText = (minutes: number) => dayjs('2000-01-01').add(minutes, 'minute')

export function CalendarSection() {
  const { words } = useSpeech()
  const say = words.calendar
  const answer = useSteadyQuery('calendar.settings', {})
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  return (
    <Answered answer={answer}>
      {(held) => (
        <>
          <p className="muted settings-intro">
            {say.intro} {held.coverageTo === null ? say.coverageNone : say.coverageTo(held.coverageTo)}
          </p>
          {today !== undefined && <CalendarYear held={held} year={Number(today.slice(0, 4))} />}
          <CalendarForm key={JSON.stringify(held.values)} values={held.values} />
        </>
      )}
    </Answered>
  )
}

function CalendarForm({ values }: { values: CalendarValues }) {
  const { words } = useSpeech()
  const say = words.calendar
  const { message } = App.useApp()
  const [draft, setDraft] = useState(values)
  const save = useCommand('calendar.save')
  const set = (patch: Partial<CalendarValues>) => setDraft((now) => ({ ...now, ...patch }))
  const submit = async () => {
    if (await save.run({ values: draft })) void message.success(say.savedClocksStay)
  }
  const setHours = (at: number, which: 0 | 1, minutes: number) =>
    set({
      hours: draft.hours.map((span, index) => (index === at ? (which === 0 ? [minutes, span[1]] : [span[0], minutes]) : span)),
    })
  return (
    <>
      <Section
        title={say.hours}
        actions={
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => set({ hours: [...draft.hours, [Math.min(1380, (draft.hours.at(-1)?.[1] ?? 540) + 60), 1440]] })}
          >
            {say.addHours}
          </Button>
        }
      >
        <div className="block-body calendar-lines">
          {draft.hours.map(([from, to], at) => (
            // Spans have nothing of their own to be known by but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={at} className="calendar-line">
              {([from, to] as const).map((minutes, which) => (
                <TimePicker
                  key={which === 0 ? 'from' : 'to'}
                  aria-label={which === 0 ? say.from : say.to}
                  format="HH:mm"
                  minuteStep={15}
                  needConfirm={false}
                  allowClear={false}
                  value={clockText(minutes)}
                  onChange={(time) =>
                    time && !Array.isArray(time) && setHours(at, which === 0 ? 0 : 1, time.hour() * 60 + time.minute())
                  }
                />
              ))}
              {draft.hours.length > 1 && (
                <Button
                  size="small"
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={words.generic.remove}
                  onClick={() => set({ hours: draft.hours.filter((_, index) => index !== at) })}
                />
              )}
            </div>
          ))}
          <div className="calendar-line">
            <span className="muted">{say.zone}</span>
            <Select
              aria-label={say.zone}
              value={draft.utcOffsetMinutes}
              options={zones.map((hours) => ({ value: hours * 60, label: `UTC+${hours}` }))}
              onChange={(utcOffsetMinutes: number) => set({ utcOffsetMinutes })}
            />
            <span className="muted">{say.zoneHint}</span>
          </div>
        </div>
      </Section>
      <Section
        title={say.ownDays}
        actions={
          <DatePicker
            size="small"
            placeholder={say.addDay}
            aria-label={say.addDay}
            value={noDay}
            onChange={(day) => {
              const date = day?.format('YYYY-MM-DD')
              if (date !== undefined && !draft.ownDaysOff.some((one) => one.date === date))
                set({ ownDaysOff: [...draft.ownDaysOff, { date, name: '' }].toSorted((a, b) => (a.date < b.date ? -1 : 1)) })
            }}
          />
        }
      >
        <div className="block-body calendar-lines">
          {draft.ownDaysOff.length === 0 && <span className="muted">{say.noOwnDays}</span>}
          {draft.ownDaysOff.map(({ date, name }) => (
            <div key={date} className="calendar-line">
              <span className="num">{date}</span>
              <Input
                size="small"
                aria-label={`${say.dayName} ${date}`}
                placeholder={say.dayName}
                maxLength={40}
                value={name}
                onChange={(event) =>
                  set({
                    ownDaysOff: draft.ownDaysOff.map((one) => (one.date === date ? { date, name: event.target.value } : one)),
                  })
                }
              />
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={`${words.generic.remove} ${date}`}
                onClick={() => set({ ownDaysOff: draft.ownDaysOff.filter((one) => one.date !== date) })}
              />
            </div>
          ))}
        </div>
      </Section>
      <div className="settings-buttons calendar-save">
        <Button
          type="primary"
          loading={save.busy}
          disabled={JSON.stringify(draft) === JSON.stringify(values)}
          onClick={() => void submit()}
        >
          {words.generic.save}
        </Button>
        {save.failure && <FailureNotice failure={save.failure} />}
      </div>
    </>
  )
}
