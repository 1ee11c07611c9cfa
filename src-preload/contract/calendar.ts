import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, text } from './_words/basics.ts'

const year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2200))

/** What a workspace sets itself; the rest is the official arrangement that ships. */
export const calendarValues = v.object({
  ownDaysOff: v.pipe(v.array(v.object({ date: dateOnly, name: text(40) })), v.maxLength(400)),
  /** Years whose official arrangement was typed in here, or that replace a shipped one. */
  years: v.pipe(
    v.array(
      v.object({
        year,
        off: v.pipe(v.array(dateOnly), v.maxLength(366)),
        workWeekends: v.pipe(v.array(dateOnly), v.maxLength(60)),
        /** The notice it was typed in from. */
        source: v.optional(text(200)),
      }),
    ),
    v.maxLength(30),
  ),
  /** Minutes after midnight, `[540, 720]` is 09:00–12:00. */
  hours: v.pipe(
    v.array(v.tuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())])),
    v.minLength(1),
    v.maxLength(6),
  ),
  /** Minutes east of Greenwich; zones with summer time are not offered. */
  utcOffsetMinutes: v.pipe(v.number(), v.integer(), v.minValue(-720), v.maxValue(840)),
})
export type CalendarValues = v.InferOutput<typeof calendarValues>

export const calendar = {
  settings: query({
    input: v.object({}),
    output: v.object({
      values: calendarValues,
      defaults: calendarValues,
      /** Years with a complete official arrangement; `provisional` ones have the statutory days only. */
      coverage: v.array(v.object({ year, state: v.picklist(['settled', 'provisional']), source: v.string(), own: v.boolean() })),
      /** The last day up to which dates do not move any more. */
      coverageTo: v.nullable(dateOnly),
    }),
    reads: ['calendar_setting'],
  }),
  save: command({
    input: v.object({ values: calendarValues }),
    output: v.object({ changeSetId: id }),
    failures: { 'bad-calendar': 'invalid' },
  }),
  /** The days of a year and what they are. */
  year: query({
    input: v.object({ year }),
    output: v.object({
      provisional: v.boolean(),
      workdays: count,
      /** One letter a day from January 1: w work, o off, W worked weekend, h holiday on a weekday, c the company's own day off. */
      days: v.string(),
    }),
    reads: ['calendar_setting'],
  }),
}
