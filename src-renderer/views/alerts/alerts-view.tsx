import { App, Button, Segmented } from 'antd'
import { ReloadOutlined } from '../../ui/icons.tsx'
import { useCallback, useMemo, useState } from 'react'
import { alertRules } from '../../../src-preload/contract/alerts.ts'
import type { Alert, AlertRule } from '../../../src-preload/contract/alerts.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Page } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { AlertGroup } from './alert-group.tsx'
import { useAlertKeys } from './use-alert-keys.ts'
import { useMarkAlerts } from './use-mark-alerts.ts'
import './alerts.css'

const first = 20
const step = 80
/** The most urgent first. */
const order: readonly AlertRule[] = ['service-ending-7', 'key-silent', 'service-ending-30', 'silent', 'dormant-risk']

export function AlertsView({ active }: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.alerts
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [open, setOpen] = useState(true)
  const counts = useSteadyQuery('alerts.counts', {})
  const [limits, setLimits] = useState<Partial<Record<AlertRule, number>>>({})
  const [busy, setBusy] = useState(false)
  const mark = useMarkAlerts()
  const [loaded, setLoaded] = useState<Partial<Record<AlertRule, readonly Alert[]>>>({})
  const onRows = useCallback(
    (rule: AlertRule, rows: readonly Alert[]) => setLoaded((now) => (now[rule] === rows ? now : { ...now, [rule]: rows })),
    [],
  )
  const rows = useMemo(() => order.flatMap((rule) => loaded[rule] ?? []), [loaded])
  const keys = useAlertKeys(active, rows, mark)

  const evaluate = async () => {
    setBusy(true)
    try {
      const { raised } = await wire.call('alerts.evaluate', {})
      void message.success(say.evaluated(format.count(raised)))
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  const check = (
    <Button icon={<ReloadOutlined />} loading={busy} onClick={() => void evaluate()}>
      {say.evaluate}
    </Button>
  )
  return (
    <Page
      title={say.title}
      note={counts.data && say.unread(format.count(counts.data.unread))}
      actions={
        <>
          <Segmented
            value={open ? 'open' : 'handled'}
            options={[
              { value: 'open', label: say.open },
              { value: 'handled', label: say.handled },
            ]}
            onChange={(value) => setOpen(value === 'open')}
          />
          {check}
        </>
      }
    >
      <Answered answer={counts}>
        {(data) => {
          const some = data.rules.some((rule) => rule.open > 0)
          if (open && !some) return <EmptyState title={say.emptyTitle} body={say.emptyBody} actions={check} />
          return order
            .filter((rule) => alertRules.includes(rule))
            .map((rule) => {
              const count = data.rules.find((each) => each.rule === rule)
              return open && !count?.open ? null : (
                <AlertGroup
                  key={`${rule} ${open}`}
                  rule={rule}
                  open={open}
                  unread={count?.unread ?? 0}
                  limit={limits[rule] ?? first}
                  current={keys.current}
                  onMore={() => setLimits((now) => ({ ...now, [rule]: Math.min(500, (now[rule] ?? first) + step) }))}
                  onRows={onRows}
                  onCurrent={keys.setCurrent}
                  mark={mark}
                />
              )
            })
        }}
      </Answered>
    </Page>
  )
}
