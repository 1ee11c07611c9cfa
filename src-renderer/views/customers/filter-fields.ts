import { coreFields, tiers } from '../../../src-preload/contract/customers.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Words } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'

/** Everything the customers can be filtered by: columns, and figures that follow from them. */
export function filterFields(
  words: Words,
  choices: Output<'customers.choices'> | undefined,
  byTier: Output<'customers.summary'>['byTier'] | undefined,
): FilterField[] {
  const titles: Record<string, string> = words.fields
  const of = (kind: FilterField['kind'], ...names: string[]): FilterField[] =>
    names.map((field) => ({ field, title: titles[field] ?? field, kind }))
  const named = (
    field: string,
    values: readonly { value: string; label: string }[],
    count: (value: string) => number = () => 0,
  ): FilterField => ({
    field,
    title: titles[field] ?? field,
    kind: 'choice',
    choices: values.map((each) => ({ ...each, count: count(each.value) })),
  })
  const listed = (['type', 'industry', 'region', 'province', 'city', 'source', 'owner', 'tags'] as const).map(
    (field): FilterField => {
      return { field, title: words.fields[field], kind: 'choice', choices: choices?.[field] ?? [] }
    },
  )
  const silences = Object.entries(words.customers.silence).map(([value, label]) => ({ value, label }))
  return [
    ...of('text', 'name', 'shortName', 'uscc'),
    named(
      'tier',
      tiers.map((value) => ({ value, label: value })),
      (value) => byTier?.find((each) => each.tier === value)?.count ?? 0,
    ),
    ...listed,
    ...of('number', 'score'),
    ...of('money', 'budget', 'annualPurchase'),
    ...of('date', 'lastContactOn', 'serviceEndOn'),
    ...of('number', 'daysSinceContact', 'daysToServiceEnd'),
    named('silence', silences),
    ...of('flag', 'complete'),
    named(
      'missingField',
      coreFields.map((value) => ({ value, label: titles[value] ?? value })),
    ),
    ...of('flag', 'usccValid', 'hasUnread', 'suspect'),
    ...of('text', 'contactName', 'contactPhone', 'remark'),
    ...of('date', 'createdAt', 'updatedAt'),
  ]
}
