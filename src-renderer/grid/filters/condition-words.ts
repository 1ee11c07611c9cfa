import type { Filter, FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import type { Speech } from '../../text/language.tsx'
import type { FilterField } from './filter-field.ts'

/** A condition as a chip says it: 区域 华东 或 华南. */
export function conditionWords(speech: Speech, condition: FilterCondition, field: FilterField | undefined): string {
  const { words, format } = speech
  const say = words.customers.filter
  const title = field?.title ?? (words.fields as Record<string, string>)[condition.field] ?? condition.field
  const { op, value } = condition

  const one = (each: unknown): string => {
    if (typeof each === 'boolean') return each ? say.isTrue : say.isFalse
    const label = field?.choices?.find((choice) => choice.value === each)?.label
    if (label !== undefined) return label
    if (field?.kind === 'money' && typeof each === 'number') return format.shortMoney(each * 100)
    if (field?.kind === 'number' && typeof each === 'number') return format.count(each)
    return String(each)
  }
  const list = Array.isArray(value) ? value : [value]
  if (op === 'blank') return `${title} ${say.blank}`
  if (op === 'notBlank') return `${title} ${say.notBlank}`
  if (op === 'contains') return `${title} ${say.contains} “${one(value)}”`
  if (op === 'notContains') return `${title} ${say.notContains} “${one(value)}”`
  if (op === 'startsWith') return `${title} ${say.startsWith} “${one(value)}”`
  if (op === 'between') return `${title} ${say.between(one(list[0]), one(list[1]))}`
  if (op === 'gte') return `${title} ${say.atLeast(one(value))}`
  if (op === 'lte') return `${title} ${say.atMost(one(value))}`
  if (op === 'gt') return `${title} > ${one(value)}`
  if (op === 'lt') return `${title} < ${one(value)}`
  const shown = list.slice(0, 3).map(one).join(` ${say.or} `)
  const more = list.length > 3 ? ` …(${list.length})` : ''
  return op === 'ne' || op === 'notIn' ? `${title} ≠ ${shown}${more}` : words.generic.labelled(title, `${shown}${more}`)
}

/** A whole filter in one line: groups within it in brackets. */
export function filterWords(speech: Speech, filter: Filter, fields: readonly FilterField[], inner = false): string {
  if ('field' in filter)
    return conditionWords(
      speech,
      filter,
      fields.find((field) => field.field === filter.field),
    )
  const say = speech.words.grid.builder
  if ('not' in filter) return `${say.not} (${filterWords(speech, filter.not, fields)})`
  const [members, joint] = 'all' in filter ? [filter.all, say.and] : [filter.any, say.or]
  const text = members.map((each) => filterWords(speech, each, fields, true)).join(` ${joint} `)
  return inner && members.length > 1 ? `(${text})` : text
}
