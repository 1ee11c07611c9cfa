import * as v from 'valibot'

/**
 * One filter language for grids, boards, alert rules, exports and questions.
 * Fields are named by the slice; an unknown field or an operator the field does not take is refused by name.
 */
export const filterOperators = [
  'eq',
  'ne',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'blank',
  'notBlank',
] as const
export type FilterOperator = (typeof filterOperators)[number]

const scalar = v.union([v.string(), v.number(), v.boolean()])
export type FilterScalar = v.InferOutput<typeof scalar>

export interface FilterCondition {
  field: string
  op: FilterOperator
  value?: FilterScalar | FilterScalar[] | undefined
}
export type Filter = FilterCondition | { all: Filter[] } | { any: Filter[] } | { not: Filter }

const condition = v.object({
  field: v.pipe(v.string(), v.maxLength(64)),
  op: v.picklist(filterOperators),
  value: v.optional(v.union([scalar, v.pipe(v.array(scalar), v.maxLength(5000))])),
})

export const filter: v.GenericSchema<Filter> = v.lazy(() =>
  v.union([
    v.strictObject({ all: v.pipe(v.array(filter), v.maxLength(100)) }),
    v.strictObject({ any: v.pipe(v.array(filter), v.maxLength(100)) }),
    v.strictObject({ not: filter }),
    condition,
  ]),
)

export const sort = v.pipe(v.array(v.object({ field: v.string(), direction: v.picklist(['asc', 'desc']) })), v.maxLength(5))
export type Sort = v.InferOutput<typeof sort>

/** Which rows are meant: a filter and, beside it, the words of the quick search. */
export const rowQuery = v.object({
  filter: v.optional(filter),
  search: v.optional(v.pipe(v.string(), v.maxLength(200))),
})
export type RowQuery = v.InferOutput<typeof rowQuery>

export const window = v.object({
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)),
})
