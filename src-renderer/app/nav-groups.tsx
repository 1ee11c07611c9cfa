import type { ReactNode } from 'react'
import { useSpeech } from '../text/language.tsx'
import type { Place } from '../ui/places.tsx'
import { alertsPlace, alertsView } from '../views/alerts/index.ts'
import { changesPlace, changesView } from '../views/changes/index.ts'
import { contactsPlace, contactsView } from '../views/contacts/index.ts'
import { customersView, presetPlace } from '../views/customers/index.ts'
import { forecastPlace } from '../views/forecast/index.ts'
import { attributionPlace, funnelPlace, healthPlace, reviewPlace } from '../views/funnel/index.ts'
import { materialsPlace } from '../views/materials/index.ts'
import { importsPlace, importsView } from '../views/imports/index.ts'
import { leadsPlace, leadsView } from '../views/leads/index.ts'
import { overviewPlace, overviewView } from '../views/overview/index.ts'
import { boardPlace, dealsPlace, dealsView } from '../views/pipeline/index.ts'
import { policiesPlace } from '../views/policies/index.ts'
import { productsPlace } from '../views/products/index.ts'
import { programmesPlace } from '../views/programmes/index.ts'
import { quotesPlace, quotesView, quoteVersionsPlace } from '../views/quotes/index.ts'
import { termsPlace } from '../views/rebate-terms/index.ts'
import { nearTiersPlace, rebatesPlace, rebatesView } from '../views/rebates/index.ts'
import { reconciliationPlace } from '../views/reconciliation/index.ts'
import { cocreationsPlace, contractsPlace, meetingsPlace, ticketsPlace, touchesPlace } from '../views/records/index.ts'
import { measuresPlace } from '../views/measures/index.ts'
import { regionsPlace } from '../views/regions/index.ts'
import { targetsPlace } from '../views/targets/index.ts'
import { trialsPlace, trialsView } from '../views/trials/index.ts'
import { scriptsPlace } from '../views/scripts/index.ts'
import { servicesPlace, servicesView, useUnreadBreaches } from '../views/services/index.ts'
import { dailyReportsPlace } from '../views/report/index.ts'
import { todayPlace, todayView } from '../views/today/index.ts'
import { fridayBriefPlace, weeklyBoardPlace } from '../views/weekly/index.ts'
import { tasksPlace, tasksView } from '../views/tasks/index.ts'
import { transactionsPlace } from '../views/transactions/index.ts'
import { migrationPlace, successPlace, valuePlace, valueView } from '../views/value/index.ts'
import { useSteadyQuery } from '../wire/use-query.ts'

export interface NavLink {
  readonly to: Place
  readonly label: string
  readonly count?: string
}

export interface NavGroupSpec extends NavLink {
  readonly name: string
  readonly icon: ReactNode
  readonly badge?: string
  readonly badgeLabel?: string
  readonly subs?: readonly NavLink[]
  readonly usuallyOpen?: boolean
}

const presets = ['all', 'incomplete', 'ending30', 'silent', 'keySilent'] as const

/** The navigation by task, with what waits behind each place. */
export function useNavGroups(): readonly NavGroupSpec[] {
  const { words, format } = useSpeech()
  const customers = useSteadyQuery('customers.summary', {}).data
  const unread = useSteadyQuery('alerts.counts', {}).data?.unread ?? 0
  const breaches = useUnreadBreaches()
  const tasks = useSteadyQuery('tasks.counts', {}).data?.today ?? 0
  const { nav } = words.shell
  const badge = (count: number) => (count === 0 ? '' : count > 999 ? '999+' : String(count))
  const ofPreset = (preset: (typeof presets)[number]) => (preset === 'all' ? customers?.total : customers?.[preset])
  const count = (of: number | undefined) => (of === undefined ? '' : format.count(of))
  return [
    {
      name: 'today',
      to: todayPlace,
      icon: todayView.icon,
      label: nav.today,
      subs: [
        { to: dailyReportsPlace(), label: nav.reports },
        { to: weeklyBoardPlace, label: nav.weeklyBoard },
        { to: fridayBriefPlace(), label: nav.fridayBrief },
      ],
    },
    {
      name: 'overview',
      to: overviewPlace,
      icon: overviewView.icon,
      label: nav.overview,
      subs: [
        { to: regionsPlace, label: nav.regions },
        { to: measuresPlace, label: nav.measures },
        { to: targetsPlace, label: nav.targets },
      ],
    },
    {
      name: 'alerts',
      to: alertsPlace,
      icon: alertsView.icon,
      label: nav.alerts,
      badge: badge(unread),
      badgeLabel: words.alerts.unread(format.count(unread)),
    },
    { name: 'tasks', to: tasksPlace, icon: tasksView.icon, label: nav.tasks, count: tasks === 0 ? '' : format.count(tasks) },
    { name: 'imports', to: importsPlace, icon: importsView.icon, label: nav.imports },
    {
      name: 'customers',
      to: presetPlace('all'),
      icon: customersView.icon,
      label: nav.customers,
      count: count(customers?.total),
      usuallyOpen: true,
      subs: presets.map((preset) => ({
        to: presetPlace(preset),
        label: preset === 'all' ? words.generic.all : words.customers.presets[preset],
        count: count(ofPreset(preset)),
      })),
    },
    { name: 'contacts', to: contactsPlace, icon: contactsView.icon, label: nav.contacts },
    { name: 'leads', to: leadsPlace, icon: leadsView.icon, label: nav.leads, subs: [{ to: scriptsPlace, label: nav.scripts }] },
    {
      name: 'deals',
      to: dealsPlace,
      icon: dealsView.icon,
      label: nav.deals,
      usuallyOpen: true,
      subs: [
        { to: reviewPlace, label: nav.review },
        { to: boardPlace, label: nav.board },
        { to: funnelPlace, label: nav.funnel },
        { to: forecastPlace, label: nav.forecast },
        { to: attributionPlace, label: nav.attribution },
        { to: healthPlace, label: nav.health },
        { to: materialsPlace, label: nav.materials },
      ],
    },
    { name: 'trials', to: trialsPlace, icon: trialsView.icon, label: nav.trials },
    {
      name: 'quotes',
      to: quotesPlace,
      icon: quotesView.icon,
      label: nav.quotes,
      subs: [
        { to: quoteVersionsPlace, label: words.quoteVersions.title },
        { to: productsPlace, label: nav.products },
        { to: contractsPlace, label: nav.contracts },
      ],
    },
    {
      name: 'services',
      to: servicesPlace,
      icon: servicesView.icon,
      label: nav.services,
      badge: badge(breaches),
      badgeLabel: words.services.noticesUnseen(format.count(breaches)),
      subs: [
        { to: touchesPlace, label: nav.touches },
        { to: ticketsPlace, label: nav.tickets },
        { to: meetingsPlace, label: nav.meetings },
        { to: cocreationsPlace, label: nav.cocreations },
      ],
    },
    {
      name: 'value',
      to: valuePlace,
      icon: valueView.icon,
      label: nav.value,
      subs: [
        { to: migrationPlace, label: nav.migration },
        { to: successPlace, label: nav.success },
      ],
    },
    {
      name: 'rebates',
      to: rebatesPlace,
      icon: rebatesView.icon,
      label: nav.rebates,
      subs: [
        { to: rebatesPlace, label: nav.settlement },
        { to: reconciliationPlace(), label: nav.reconciliation },
        { to: nearTiersPlace, label: nav.nearTiers },
        { to: termsPlace(), label: nav.terms },
        { to: programmesPlace, label: nav.programmes },
        { to: transactionsPlace, label: nav.transactions },
        { to: policiesPlace(), label: nav.policies },
      ],
    },
    { name: 'changes', to: changesPlace, icon: changesView.icon, label: nav.changes },
  ]
}
