export type QuestionEntity =
  | 'customer'
  | 'deal'
  | 'approval'
  | 'quote'
  | 'receivable'
  | 'contract'
  | 'payment'
  | 'rebate'
  | 'serviceClause'
  | 'lead'
  | 'trial'

export type QuestionOp =
  | 'eq'
  | 'ne'
  | 'in'
  | 'notIn'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'between'
  | 'contains'
  | 'isNull'
  | 'notNull'
  | 'noneIn'
  | 'withinHours'

export type QuestionValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number)[]
  | { readonly from: string; readonly to: string }

/** One chip of the filter. Money is decimal text in yuan, dates `YYYY-MM-DD`, ranges closed. */
export interface QuestionCondition {
  readonly field: string
  readonly op: QuestionOp
  readonly value: QuestionValue
  /** Added by the reading, not said: shown as removable. */
  readonly implicit?: true
  /** Rows where the field is empty count too. */
  readonly orNull?: true
  /** The related records the field belongs to. */
  readonly on?: string
}

export interface QuestionSort {
  readonly field: string
  readonly dir: 'asc' | 'desc'
}

export interface QuestionMetric {
  readonly fn: 'sum' | 'count' | 'avg' | 'winRate' | 'conversionRate' | 'collectionRate' | 'onTimeRate'
  readonly field?: string
  readonly as: string
}

/** Rule I1: what a question was understood to ask. */
export interface QuestionReading {
  /** Null: nothing to list, ask back or refuse. */
  readonly entity: QuestionEntity | null
  readonly conditions: readonly QuestionCondition[]
  readonly sort: readonly QuestionSort[]
  readonly limit: number | null
  readonly metrics?: readonly QuestionMetric[]
  readonly groupBy?: readonly string[]
  /** The closed range to compare with. */
  readonly compareTo?: readonly [from: string, to: string]
  readonly intent?: 'clarify' | 'refuse' | 'explainChange' | 'concentration'
  readonly window?: { readonly lastDays: number }
  /** Show these of the records found. */
  readonly select?: 'customer'
  readonly suggest?: readonly string[]
  /** Words that were not understood, as they stood. */
  readonly unread: readonly string[]
  /** The range asked about holds no working day: answer, and say so. */
  readonly allHoliday: boolean
}
