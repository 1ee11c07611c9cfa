import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { Filter, FilterScalar } from '../../../src-preload/contract/_words/filter.ts'

/** Numbers of the settings that a parameter may follow. One lead time only: the nearer notice does not exist. */
const settingsByName: Readonly<Record<string, (settings: RuleSettings) => number>> = {
  dormantAfterDays: (settings) => settings.dormantAfterDays,
  silentAfterDays: (settings) => settings.silentAfterDays,
  serviceEndLongest: (settings) => Math.max(...settings.serviceEndLeadDays),
  serviceEndShortest: (settings) => (settings.serviceEndLeadDays.length > 1 ? Math.min(...settings.serviceEndLeadDays) : -1),
}

/** The parameters of a rule as they hold now; one that follows a setting nobody knows keeps its own value. */
export function parameterValues(definition: Pick<RuleDefinition, 'parameters'>, settings: RuleSettings): Record<string, number> {
  return Object.fromEntries(
    definition.parameters.map(({ name, value, setting }) => [
      name,
      (setting === null ? undefined : settingsByName[setting]?.(settings)) ?? value,
    ]),
  )
}

/** The filter with `{name}` values replaced by the parameters' numbers. */
export function fillFilter(filter: Filter, values: Readonly<Record<string, number>>): Filter {
  if ('all' in filter) return { all: filter.all.map((each) => fillFilter(each, values)) }
  if ('any' in filter) return { any: filter.any.map((each) => fillFilter(each, values)) }
  if ('not' in filter) return { not: fillFilter(filter.not, values) }
  if (filter.value === undefined) return filter
  const one = (value: FilterScalar): FilterScalar => {
    const name = typeof value === 'string' ? /^\{(\w+)\}$/.exec(value)?.[1] : undefined
    return name !== undefined && Object.hasOwn(values, name) ? (values[name] ?? value) : value
  }
  return { ...filter, value: Array.isArray(filter.value) ? filter.value.map(one) : one(filter.value) }
}
