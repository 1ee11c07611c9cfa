import { Button, DatePicker, Dropdown, Popover } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { ClockCircleOutlined } from '../../ui/icons.tsx'
import { useInDays } from './use-alert-keys.ts'

export function Snooze({ onPick }: { onPick: (until: string) => void }) {
  const say = useSpeech().words.alerts
  const [picking, setPicking] = useState(false)
  const inDays = useInDays()
  const quick: Record<string, number> = { tomorrow: 1, days: 3, week: 7 }
  return (
    <Popover
      open={picking}
      onOpenChange={(open) => !open && setPicking(false)}
      trigger="click"
      content={
        <DatePicker
          autoFocus
          aria-label={say.snoozePick}
          disabledDate={(day) => day.isBefore(dayjs(inDays(0)), 'day')}
          onChange={(day) => {
            setPicking(false)
            if (day) onPick(day.format('YYYY-MM-DD'))
          }}
        />
      }
    >
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'tomorrow', label: say.snoozeTomorrow },
            { key: 'days', label: say.snooze3 },
            { key: 'week', label: say.snoozeWeek },
            { key: 'pick', label: say.snoozePick },
          ],
          onClick: ({ key }) => (key === 'pick' ? setPicking(true) : onPick(inDays(quick[key] ?? 1))),
        }}
      >
        <Button size="small" type="text" icon={<ClockCircleOutlined />}>
          {say.snooze}
        </Button>
      </Dropdown>
    </Popover>
  )
}
