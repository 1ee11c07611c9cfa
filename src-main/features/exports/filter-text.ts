import type { Filter, FilterCondition, FilterOperator, Sort } from '../../../src-preload/contract/_words/filter.ts'

const zh: Readonly<Record<FilterOperator, string>> = {
  eq: '等于',
  ne: '不等于',
  in: '属于',
  notIn: '不属于',
  contains: '包含',
  notContains: '不包含',
  startsWith: '开头是',
  gt: '大于',
  gte: '不小于',
  lt: '小于',
  lte: '不大于',
  between: '介于',
  blank: '为空',
  notBlank: '不为空',
}
const en: Readonly<Record<FilterOperator, string>> = {
  eq: 'is',
  ne: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
  gt: '>',
  gte: '≥',
  lt: '<',
  lte: '≤',
  between: 'between',
  blank: 'is blank',
  notBlank: 'is not blank',
}
const mostValues = 30

/** A filter as a sentence for whoever reads the exported file. `nameOf` gives a field's title. */
export function filterText(filter: Filter, nameOf: (field: string) => string, english: boolean, inner = false): string {
  if ('all' in filter || 'any' in filter) {
    const parts = 'all' in filter ? filter.all : filter.any
    const joint = 'all' in filter ? (english ? ' and ' : '，且') : english ? ' or ' : '，或'
    const text = parts.map((part) => filterText(part, nameOf, english, true)).join(joint)
    return inner && parts.length > 1 ? `(${text})` : text
  }
  if ('not' in filter) return `${english ? 'not ' : '不满足：'}(${filterText(filter.not, nameOf, english)})`
  return conditionText(filter, nameOf, english)
}

export function sortText(sort: Sort, nameOf: (field: string) => string, english: boolean): string {
  const up = english ? ' ascending' : '升序'
  const down = english ? ' descending' : '降序'
  return sort.map(({ field, direction }) => `${nameOf(field)}${direction === 'asc' ? up : down}`).join(english ? ', ' : '、')
}

function conditionText({ field, op, value }: FilterCondition, nameOf: (field: string) => string, english: boolean): string {
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value]
  const shown = values
    .slice(0, mostValues)
    .map(String)
    .join(op === 'between' ? ' – ' : english ? ', ' : '、')
  const more = values.length > mostValues ? '…' : ''
  const space = english ? ' ' : ''
  return `${nameOf(field)}${space}${(english ? en : zh)[op]}${shown === '' ? '' : ` ${shown}${more}`}`
}
