import * as v from 'valibot'
import { job, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { heldFile } from './files.ts'

/** Sources of the region board: events of documents as imported. */
export const boardEvents = ['order', 'invoice', 'receipt'] as const
export type BoardEvent = (typeof boardEvents)[number]

const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
/** Whole months, both included. */
const months = { from: month, to: month }

/** How a figure stands to its target and to the part of the working days that have passed. */
export const paces = ['reached', 'on-pace', 'behind', 'no-target'] as const
const figure = v.object({
  /** With tax, of documents dated up to today. */
  amount: money,
  count,
  target: v.nullable(money),
  /** Amount ÷ target; null without a target. */
  attained: v.nullable(v.number()),
  pace: v.picklist(paces),
})
const figures = v.object({ order: figure, invoice: figure, receipt: figure })
export type BoardFigures = v.InferOutput<typeof figures>

const source = v.object({
  event: v.picklist(boardEvents),
  documents: count,
  /** The newest date on a document. */
  lastDate: v.nullable(dateOnly),
  /** When the newest line was written, by whichever way. */
  enteredAt: v.nullable(instant),
  imported: v.nullable(v.object({ at: instant, fileName: v.string() })),
  /** Working days since the newest line was written; from `staleAfter` on the source is stale. */
  age: v.nullable(count),
  state: v.picklist(['fresh', 'stale', 'none']),
})
export type BoardSource = v.InferOutput<typeof source>

const line = v.object({
  /** A region, an owner or a customer; null where it is not filled in. */
  name: v.nullable(v.string()),
  customerId: v.nullable(id),
  customers: count,
  /**
   * Rule F2, the worst of what is open: red over 5 days overdue, yellow due within 7 days or up to 5 overdue, else green; null
   * with nothing open.
   */
  light: v.nullable(v.picklist(['green', 'yellow', 'red'])),
  open: money,
  overdue: money,
  /** By days overdue, in the order of rule F3: not due, 1–30, 31–60, 61–90, 91–180, 181–365, over 365. */
  ageing: v.array(money),
  /** 待验收: nothing is due yet, aged by the day of its invoice apart. */
  awaiting: money,
  /** 预收: paid without an invoice to pay. */
  prepaid: money,
  /** Of what was due by today, how much was paid in time; percent by amount, null where nothing was due. */
  onTime: v.nullable(v.string()),
  /** Days of sales outstanding over the last 90 days; null without sales. */
  dso: v.nullable(v.string()),
})
export type ReceivableLine = v.InferOutput<typeof line>

const reads = ['trade_document', 'customer', 'customer_merge', 'member', 'year_target', 'import_run', 'calendar_setting']
const badPeriod = { 'bad-period': 'invalid' } as const

/** 区域业绩看板 (rule F5): what was ordered, invoiced and received against target, and what is still owed (rule F3). */
export const regions = {
  board: query({
    input: v.object(months),
    output: v.object({
      asOf: dateOnly,
      /** Working days of the months, and how many of them have passed, today included. */
      elapsed: v.object({ workdays: count, of: count }),
      staleAfter: count,
      total: figures,
      /** Largest target, then largest amount first; the one without a name last. */
      regions: v.array(
        v.object({
          region: v.nullable(v.string()),
          figures,
          cities: v.array(v.object({ city: v.nullable(v.string()), figures })),
        }),
      ),
      sources: v.array(source),
    }),
    reads,
    long: true,
    failures: badPeriod,
  }),
  /** Open invoices by age, punctuality and DSO; the first 200 lines, most overdue first. */
  receivables: query({
    input: v.object({
      by: v.picklist(['region', 'owner', 'customer']),
      region: v.optional(v.nullable(text(40))),
      owner: v.optional(v.nullable(text(60))),
    }),
    output: v.object({
      asOf: dateOnly,
      total: line,
      lines: v.array(line),
      lineCount: count,
      /** Days that the lights go by (rule F2). */
      limits: v.object({ soonDays: count, graceDays: count }),
    }),
    reads,
    long: 'background',
  }),
  /** The board and the receivables of every region, owner and customer as a workbook. */
  exportBoard: job({
    input: v.object({ ...months, english: v.optional(v.boolean()) }),
    output: v.object({ ...heldFile.entries, rows: count }),
    failures: { ...badPeriod, 'disk-full': 'external', cancelled: 'cancelled' },
  }),
}
