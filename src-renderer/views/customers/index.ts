import { MergeCellsOutlined, TeamOutlined, UserAddOutlined, UserOutlined } from '../../ui/icons.tsx'
import { createElement, lazy } from 'react'
import type { ViewDefinition } from '../../ui/places.tsx'
import { conditionsOf, isPreset } from './presets.ts'

export {
  customerPlace,
  duplicatesPlace,
  filteredPlace,
  importedPlace,
  missingFieldPlace,
  newCustomerPlace,
  presetPlace,
  tierPlace,
} from './presets.ts'
export type { Preset } from './presets.ts'
export { filterFields as customerFilterFields } from './filter-fields.ts'
export { TierBar } from './tier-bar.tsx'
export { TierTag } from './tier-tag.tsx'

export const customersView: ViewDefinition = {
  name: 'customers',
  icon: createElement(TeamOutlined),
  component: lazy(() => import('./customers-view.tsx').then((module) => ({ default: module.CustomersView }))),
  title(words, params) {
    if (isPreset(params['preset'])) return words.customers.presets[params['preset']]
    const [first] = conditionsOf(params)
    if (!first) return words.customers.presets.all
    if (first.field === 'importId') return words.customers.presets.fromImport
    if (first.field === 'tier') return `${words.fields.tier} ${String(first.value)}`
    if (first.field === 'missingField')
      return `${words.fields.missingField} ${(words.fields as Record<string, string>)[String(first.value)] ?? ''}`
    return words.customers.presets.filtered
  },
}

export const customerView: ViewDefinition = {
  name: 'customer',
  icon: createElement(UserOutlined),
  component: lazy(() => import('./customer-view.tsx').then((module) => ({ default: module.CustomerView }))),
  title: (words, params) => params['name'] ?? words.customers.panel.label,
}

export const duplicatesView: ViewDefinition = {
  name: 'duplicates',
  icon: createElement(MergeCellsOutlined),
  component: lazy(() => import('./duplicates-view.tsx').then((module) => ({ default: module.DuplicatesView }))),
  title: (words) => words.customers.duplicates.title,
}

export const newCustomerView: ViewDefinition = {
  name: 'new-customer',
  icon: createElement(UserAddOutlined),
  component: lazy(() => import('./new-customer-view.tsx').then((module) => ({ default: module.NewCustomerView }))),
  title: (words) => words.customers.form.title,
}
