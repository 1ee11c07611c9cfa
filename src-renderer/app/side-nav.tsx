import { Button, Tooltip } from 'antd'
import { MenuFoldOutlined, MenuUnfoldOutlined } from '../ui/icons.tsx'
import type { ReactNode } from 'react'
import { useSpeech } from '../text/language.tsx'
import { useAppearance } from '../ui/appearance.tsx'
import { addressOf, PlaceLink, useDesk } from '../ui/places.tsx'
import type { Place } from '../ui/places.tsx'
import { alertsPlace, alertsView } from '../views/alerts/index.ts'
import { changesPlace, changesView } from '../views/changes/index.ts'
import { contactsPlace, contactsView } from '../views/contacts/index.ts'
import { customersView, presetPlace } from '../views/customers/index.ts'
import type { Preset } from '../views/customers/index.ts'
import { attributionPlace, funnelPlace, healthPlace, reviewPlace } from '../views/funnel/index.ts'
import { importsPlace, importsView } from '../views/imports/index.ts'
import { materialsPlace } from '../views/materials/index.ts'
import { overviewPlace, overviewView } from '../views/overview/index.ts'
import { cocreationsPlace, meetingsPlace, ticketsPlace } from '../views/records/index.ts'
import { servicesPlace, servicesView } from '../views/services/index.ts'
import { settingsPlace, settingsView } from '../views/settings/index.ts'
import { migrationPlace, successPlace, valuePlace, valueView } from '../views/value/index.ts'
import { quotesPlace, quotesView } from '../views/quotes/index.ts'
import { boardPlace, dealsPlace, dealsView } from '../views/pipeline/index.ts'
import { policiesPlace } from '../views/policies/index.ts'
import { programmesPlace } from '../views/programmes/index.ts'
import { nearTiersPlace, rebatesPlace, rebatesView } from '../views/rebates/index.ts'
import { reconciliationPlace } from '../views/reconciliation/index.ts'
import { transactionsPlace } from '../views/transactions/index.ts'
import { tasksPlace, tasksView } from '../views/tasks/index.ts'
import { useSteadyQuery } from '../wire/use-query.ts'
import { AppMark } from '../ui/app-mark.tsx'

/** Left navigation by task; the customers' sub-entries are their saved presets with how many there are. */
export function SideNav() {
  const { words, format } = useSpeech()
  const { preferences, change } = useAppearance()
  const summary = useSteadyQuery('customers.summary', {}).data
  const counts = useSteadyQuery('alerts.counts', {}).data
  const breaches = useSteadyQuery('services.notices', { kind: 'breach', open: true, limit: 1 }).data?.unseen ?? 0
  const tasks = useSteadyQuery('tasks.counts', {}).data
  const collapsed = preferences.navCollapsed
  const nav = words.shell.nav
  const unread = counts?.unread ?? 0
  const entries: { preset: Preset; count: number | undefined }[] = [
    { preset: 'all', count: summary?.total },
    { preset: 'incomplete', count: summary?.incomplete },
    { preset: 'ending30', count: summary?.ending30 },
    { preset: 'silent', count: summary?.silent },
    { preset: 'keySilent', count: summary?.keySilent },
  ]
  return (
    <nav className={collapsed ? 'side-nav side-nav-collapsed' : 'side-nav'} aria-label={nav.label}>
      <div className="nav-brand">
        <AppMark />
        {!collapsed && <span>{words.shell.appName}</span>}
      </div>
      <div className="nav-list">
        <Entry to={overviewPlace} icon={overviewView.icon} label={nav.overview} collapsed={collapsed} />
        <Entry
          to={alertsPlace}
          icon={alertsView.icon}
          label={nav.alerts}
          collapsed={collapsed}
          badge={unread > 0 ? (unread > 999 ? '999+' : String(unread)) : ''}
          badgeLabel={words.alerts.unread(format.count(unread))}
        />
        <Entry
          to={tasksPlace}
          icon={tasksView.icon}
          label={nav.tasks}
          collapsed={collapsed}
          count={tasks === undefined || tasks.today === 0 ? '' : format.count(tasks.today)}
        />
        <Entry to={importsPlace} icon={importsView.icon} label={nav.imports} collapsed={collapsed} />
        <Entry to={presetPlace('all')} icon={customersView.icon} label={nav.customers} collapsed={collapsed} group={!collapsed} />
        {!collapsed &&
          entries.map(({ preset, count }) => (
            <Entry
              key={preset}
              to={presetPlace(preset)}
              label={preset === 'all' ? words.generic.all : words.customers.presets[preset]}
              collapsed={false}
              sub
              count={count === undefined ? '' : format.count(count)}
            />
          ))}
        <Entry to={contactsPlace} icon={contactsView.icon} label={nav.contacts} collapsed={collapsed} />
        <Entry to={dealsPlace} icon={dealsView.icon} label={nav.deals} collapsed={collapsed} />
        {!collapsed &&
          (
            [
              [reviewPlace, nav.review],
              [boardPlace, nav.board],
              [funnelPlace, nav.funnel],
              [attributionPlace, nav.attribution],
              [healthPlace, nav.health],
              [materialsPlace, nav.materials],
            ] as const
          ).map(([to, label]) => <Entry key={to.view} to={to} label={label} collapsed={false} sub />)}
        <Entry to={quotesPlace} icon={quotesView.icon} label={nav.quotes} collapsed={collapsed} />
        <Entry
          to={servicesPlace}
          icon={servicesView.icon}
          label={nav.services}
          collapsed={collapsed}
          badge={breaches > 0 ? (breaches > 999 ? '999+' : String(breaches)) : ''}
          badgeLabel={words.services.noticesUnseen(format.count(breaches))}
        />
        {!collapsed &&
          (
            [
              [ticketsPlace, nav.tickets],
              [meetingsPlace, nav.meetings],
              [cocreationsPlace, nav.cocreations],
            ] as const
          ).map(([to, label]) => <Entry key={to.view} to={to} label={label} collapsed={false} sub />)}
        <Entry to={valuePlace} icon={valueView.icon} label={nav.value} collapsed={collapsed} />
        {!collapsed &&
          (
            [
              [migrationPlace, nav.migration],
              [successPlace, nav.success],
            ] as const
          ).map(([to, label]) => <Entry key={to.view} to={to} label={label} collapsed={false} sub />)}
        <Entry to={rebatesPlace} icon={rebatesView.icon} label={nav.rebates} collapsed={collapsed} group={!collapsed} />
        {!collapsed &&
          rebateEntries.map(({ to, label }) => <Entry key={label} to={to} label={nav[label]} collapsed={false} sub />)}
        <Entry to={changesPlace} icon={changesView.icon} label={nav.changes} collapsed={collapsed} />
      </div>
      <div className="nav-foot">
        <Entry to={settingsPlace} icon={settingsView.icon} label={nav.settings} collapsed={collapsed} />
        <Button
          type="text"
          className="nav-fold"
          aria-label={collapsed ? nav.expand : nav.collapse}
          icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          onClick={() => change({ navCollapsed: !collapsed })}
        >
          {collapsed ? null : nav.collapse}
        </Button>
      </div>
    </nav>
  )
}

const rebateEntries = [
  { to: rebatesPlace, label: 'settlement' },
  { to: reconciliationPlace(), label: 'reconciliation' },
  { to: nearTiersPlace, label: 'nearTiers' },
  { to: programmesPlace, label: 'programmes' },
  { to: transactionsPlace, label: 'transactions' },
  { to: policiesPlace(), label: 'policies' },
] as const

interface EntryProps {
  readonly to: Place
  readonly icon?: ReactNode
  readonly label: string
  readonly collapsed: boolean
  readonly sub?: boolean
  /** A heading over sub-entries: never marked as current, one of them is. */
  readonly group?: boolean
  readonly count?: string
  readonly badge?: string
  readonly badgeLabel?: string
}

function Entry({ to, icon, label, collapsed, sub = false, group = false, count = '', badge = '', badgeLabel = '' }: EntryProps) {
  const desk = useDesk()
  const current = !group && desk.activeId === addressOf(to)
  const className = ['nav-entry', sub ? 'nav-sub' : '', current ? 'nav-current' : ''].join(' ')
  const link = (
    <PlaceLink to={to} className={className} {...(collapsed ? { label: badge ? `${label} ${badgeLabel}` : label } : {})}>
      {icon !== undefined && <span className="nav-icon">{icon}</span>}
      {!collapsed && <span className="nav-label">{label}</span>}
      {count !== '' && <span className="nav-count">{count}</span>}
      {badge !== '' && (
        <span className="nav-badge">
          <span aria-hidden>{collapsed ? '' : badge}</span>
          <span className="visually-hidden">{badgeLabel}</span>
        </span>
      )}
    </PlaceLink>
  )
  return collapsed ? (
    <Tooltip title={label} placement="right">
      <span>{link}</span>
    </Tooltip>
  ) : (
    link
  )
}
