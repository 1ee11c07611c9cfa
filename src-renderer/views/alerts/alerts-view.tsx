import { App, Button, Segmented, Select } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { Alert, AlertState } from '../../../src-preload/contract/alerts.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { ReloadOutlined } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { shippedNameIn } from '../../text/reminder-facts.ts'
import { alertRulesPlace } from '../alert-rules/index.ts'
import { channelsPlace } from '../channels/index.ts'
import { AlertGroup } from './alert-group.tsx'
import { alertsPlace } from './alerts-place.ts'
import { useAlertKeys } from './use-alert-keys.ts'
import { useMarkAlerts } from './use-mark-alerts.ts'
import { WhyDrawer } from './why-drawer.tsx'
import './alerts.css'

const first = 20
const step = 80
type Box = 'open' | 'snoozed' | 'done'
const boxes: readonly Box[] = ['open', 'snoozed', 'done']

export function AlertsView({ active, params }: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.alerts
  const [box, setBox] = useState<Box>('open')
  const [memberId, setMemberId] = useState<number | undefined>(undefined)
  const [why, setWhy] = useState<number | null>(null)
  const who = memberId === undefined ? {} : { memberId }
  const counts = useSteadyQuery('alerts.counts', who)
  const members = useSteadyQuery('members.list', {}).data
  const rules = useSteadyQuery('alert-rules.list', {}).data
  const [limits, setLimits] = useState<Record<string, number>>({})
  const mark = useMarkAlerts()
  const [loaded, setLoaded] = useState<Record<string, readonly Alert[]>>({})
  const onRows = useCallback(
    (rule: string, rows: readonly Alert[]) => setLoaded((now) => (now[rule] === rows ? now : { ...now, [rule]: rows })),
    [],
  )
  const groups = useMemo(() => {
    const named = (key: string, name: string) => shippedNameIn(words, key, name)
    const only = params['rules']?.split(',')
    const wanted = ({ rule }: { rule: string }) => only === undefined || only.includes(rule)
    if (box === 'open')
      return (counts.data?.rules ?? []).filter(wanted).map((group) => ({ ...group, name: named(group.rule, group.name) }))
    // What is put off or done is not counted by rule: each group asks for itself and is left out when it has none.
    return (rules ?? [])
      .map((rule) => ({ rule: rule.key, name: named(rule.key, rule.definition.name), unread: 0 }))
      .filter(wanted)
  }, [box, counts.data, rules, words, params])
  const rows = useMemo(() => groups.flatMap(({ rule }) => loaded[rule] ?? []), [groups, loaded])
  const keys = useAlertKeys(active && why === null, rows, mark)
  const state: AlertState | undefined = box === 'open' ? undefined : box
  return (
    <Page
      title={say.title}
      note={counts.data && say.unread(format.count(counts.data.unread))}
      actions={
        <>
          {params['rules'] !== undefined && <PlaceLink to={alertsPlace}>{say.all}</PlaceLink>}
          <PlaceLink to={alertRulesPlace}>{say.rulesLink}</PlaceLink>
          <PlaceLink to={channelsPlace}>{say.channelsLink}</PlaceLink>
          <Select
            className="alert-who"
            aria-label={say.columns.told}
            value={memberId ?? -1}
            options={[
              { value: -1, label: say.everyone },
              ...(members ?? []).map((member) => ({ value: member.id, label: member.name })),
              { value: 0, label: say.workspace },
            ]}
            onChange={(id: number) => setMemberId(id === -1 ? undefined : id)}
          />
          <Segmented value={box} options={boxes.map((value) => ({ value, label: say.boxes[value] }))} onChange={setBox} />
          <CheckNow />
        </>
      }
    >
      <Answered answer={counts}>
        {() => {
          if (box === 'open' && groups.length === 0) return <EmptyState title={say.emptyTitle} body={say.emptyBody} />
          return (
            <>
              {groups.map(({ rule, name, unread }) => (
                <AlertGroup
                  key={`${rule} ${box} ${memberId}`}
                  rule={rule}
                  name={name}
                  memberId={memberId}
                  state={state}
                  unread={unread}
                  limit={limits[rule] ?? first}
                  current={keys.current}
                  onMore={() => setLimits((now) => ({ ...now, [rule]: Math.min(500, (now[rule] ?? first) + step) }))}
                  onRows={onRows}
                  onCurrent={keys.setCurrent}
                  onWhy={setWhy}
                  mark={mark}
                />
              ))}
              {box !== 'open' && rows.length === 0 && <EmptyState title={say.emptyOther} />}
            </>
          )
        }}
      </Answered>
      <WhyDrawer id={why} onClose={() => setWhy(null)} />
    </Page>
  )
}

function CheckNow() {
  const { words, format } = useSpeech()
  const say = words.alerts
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [busy, setBusy] = useState(false)
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
  return (
    <Button icon={<ReloadOutlined />} loading={busy} onClick={() => void evaluate()}>
      {say.evaluate}
    </Button>
  )
}
