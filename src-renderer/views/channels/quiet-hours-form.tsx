import { App, Checkbox, TimePicker } from 'antd'
import dayjs from 'dayjs'
import type { QuietHours } from '../../../src-preload/contract/channels.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useWire } from '../../wire/use-wire.tsx'

const usual: QuietHours = { from: 1260, to: 480, daysOff: true }
const timeOf = (minutes: number) => dayjs('2000-01-01').add(minutes, 'minute')

/** Each change is saved at once: there is nothing here that a wrong click could lose. */
export function QuietHoursForm({ quiet }: { quiet: QuietHours | null }) {
  const { words } = useSpeech()
  const say = words.channels.quiet
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  const save = (next: QuietHours | null) =>
    void wire.call('channels.setQuiet', { quiet: next }).then(() => message.success(say.saved), tellFailure)
  const picker = (which: 'from' | 'to') =>
    quiet && (
      <TimePicker
        aria-label={say[which]}
        format="HH:mm"
        minuteStep={15}
        needConfirm={false}
        allowClear={false}
        value={timeOf(quiet[which])}
        onChange={(time) => time && !Array.isArray(time) && save({ ...quiet, [which]: time.hour() * 60 + time.minute() })}
      />
    )
  return (
    <div className="block-body channel-quiet">
      <Checkbox checked={quiet !== null} onChange={(event) => save(event.target.checked ? usual : null)}>
        {say.on}
      </Checkbox>
      {quiet && (
        <>
          <span className="muted">{say.from}</span> {picker('from')} <span className="muted">{say.to}</span> {picker('to')}
          <Checkbox checked={quiet.daysOff} onChange={(event) => save({ ...quiet, daysOff: event.target.checked })}>
            {say.daysOff}
          </Checkbox>
        </>
      )}
    </div>
  )
}
