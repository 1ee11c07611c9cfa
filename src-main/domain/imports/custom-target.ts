import { customColumn, type CustomKind } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow } from '../../../src-preload/contract/fields.ts'
import { choiceAmong } from '../custom-fields/read-custom.ts'
import type { CellProblem, FieldKind, ImportField, ImportTarget, RawValues, StoredValue } from './import-target.ts'

/** A field that the workspace defined for a list, as imports need it. */
export type OwnField = Pick<CustomFieldRow, 'field' | 'kind' | 'title' | 'choices'>

const kinds: Readonly<Record<CustomKind, FieldKind>> = {
  text: 'text',
  number: 'number',
  money: 'money',
  date: 'date',
  choice: 'choice',
  choices: 'tags',
  flag: 'flag',
  link: 'link',
}

/** A list's target with fields of the workspace's own (rule J1) beside the list's; the same target without any. */
export function targetWith(target: ImportTarget, own: readonly OwnField[]): ImportTarget {
  if (own.length === 0) return target
  const columns = own.map(({ field }) => customColumn(field))
  return {
    ...target,
    fields: [...target.fields, ...own.map(asImportField)],
    columns: [...target.columns, ...columns],
    writable: [...target.writable, ...columns],
    custom: columns,
    clean(values, options, problems) {
      const chosen = own.map((field) => storedValue(field, values, problems))
      const record = target.clean(values, options, problems)
      return record && { ...record, values: [...record.values, ...chosen] }
    },
  }
}

function asImportField({ field, kind, title, choices }: OwnField): ImportField {
  return {
    key: field,
    kind: kinds[kind],
    columns: [customColumn(field)],
    title,
    ...(kind === 'choice' && choices.length > 0 ? { choices: Object.fromEntries(choices.map((one) => [one, ''])) } : {}),
  }
}

function storedValue({ field, choices }: OwnField, values: RawValues, problems: CellProblem[]): StoredValue {
  const value = values[field]
  if (typeof value === 'number') return value
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (!Array.isArray(value)) return null
  const known = (value as readonly string[]).flatMap((one) => {
    const choice = choiceAmong(choices, one)
    if (choice === null) problems.push({ cause: 'not-a-choice', field, value: one })
    return choice === null ? [] : [choice]
  })
  return known.length === 0 ? null : known.join(',')
}
