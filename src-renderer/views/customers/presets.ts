import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import type { Tier } from '../../../src-preload/contract/customers.ts'
import type { Place } from '../../ui/places.tsx'

/** Named ways to look at the customers; their counts are in `customers.summary`. */
export const presets = {
  all: [],
  incomplete: [{ field: 'complete', op: 'eq', value: false }],
  ending30: [{ field: 'daysToServiceEnd', op: 'between', value: [0, 30] }],
  ending7: [{ field: 'daysToServiceEnd', op: 'between', value: [0, 7] }],
  ended: [{ field: 'daysToServiceEnd', op: 'lt', value: 0 }],
  dormant: [{ field: 'silence', op: 'eq', value: 'dormant' }],
  silent: [{ field: 'silence', op: 'in', value: ['silent', 'key-silent'] }],
  keySilent: [{ field: 'silence', op: 'eq', value: 'key-silent' }],
  badCode: [{ field: 'usccValid', op: 'eq', value: false }],
  unread: [{ field: 'hasUnread', op: 'eq', value: true }],
  suspects: [{ field: 'suspect', op: 'eq', value: true }],
  noTier: [{ field: 'tier', op: 'blank' }],
} satisfies Record<string, FilterCondition[]>

export type Preset = keyof typeof presets

export function isPreset(name: string | undefined): name is Preset {
  return name !== undefined && name in presets
}

export const presetPlace = (preset: Preset): Place => ({ view: 'customers', params: preset === 'all' ? {} : { preset } })

/** The grid filtered by any conditions. */
export const filteredPlace = (conditions: readonly FilterCondition[]): Place => ({
  view: 'customers',
  params: { filter: JSON.stringify(conditions) },
})

export const tierPlace = (tier: Tier | null): Place =>
  tier === null ? presetPlace('noTier') : filteredPlace([{ field: 'tier', op: 'eq', value: tier }])

export const missingFieldPlace = (field: string): Place => filteredPlace([{ field: 'missingField', op: 'eq', value: field }])

export const importedPlace = (importId: number): Place => filteredPlace([{ field: 'importId', op: 'eq', value: importId }])

export const customerPlace = (id: number, name: string): Place => ({ view: 'customer', params: { id: String(id), name } })

/** Customers that may be one, to be looked at side by side and merged. */
export const duplicatesPlace: Place = { view: 'duplicates', params: {} }

/** The form for a new customer. */
export const newCustomerPlace: Place = { view: 'new-customer', params: {} }

export function conditionsOf(params: Readonly<Record<string, string>>): FilterCondition[] {
  if (isPreset(params['preset'])) return presets[params['preset']]
  try {
    const conditions: unknown = JSON.parse(params['filter'] ?? '[]')
    return Array.isArray(conditions) ? (conditions as FilterCondition[]) : []
  } catch {
    return []
  }
}
