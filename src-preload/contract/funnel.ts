import * as v from 'valibot'
import { query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { rowQuery } from './_words/filter.ts'
import { attributionSteps, chain, conversion, dimension, funnelDimensions, period, proportion, test } from './_words/funnel.ts'

export { attributionSteps, funnelDimensions, verdicts } from './_words/funnel.ts'
export type { AttributionStep, FunnelDimension, WhyDimension } from './_words/funnel.ts'

export const movementClasses = [
  'new',
  'won',
  'lost',
  'shelved',
  'reopened',
  'advanced',
  'back',
  'amount',
  'close',
  'owner',
  'removed',
] as const
export type MovementClass = (typeof movementClasses)[number]

const reads = ['opportunity', 'stage_event', 'stage', 'customer', 'member', 'material_version', 'change_set', 'year_target']
const failures = { 'bad-filter': 'invalid', 'bad-period': 'invalid' } as const
const asked = {
  ...rowQuery.entries,
  period,
  /** As of which day the cohort is read; today when left out. */
  asOf: v.optional(dateOnly),
}

/** What the pipeline does over time: movement, funnel, and why it moved (rules A5, A6). */
export const funnel = {
  /** What happened between two looks (`until`: now), net per deal; amounts reconcile. Rows: `pipeline` field `movement`. */
  movement: query({
    input: v.object({ ...rowQuery.entries, since: instant, until: v.optional(instant), examples: v.optional(count) }),
    output: v.object({
      since: instant,
      until: instant,
      classes: v.array(
        v.object({
          class: v.picklist(movementClasses),
          count,
          amount: money,
          examples: v.array(
            v.object({
              id,
              name: v.string(),
              customerName: v.nullable(v.string()),
              ownerName: v.nullable(v.string()),
              amount: money,
              before: v.nullable(v.string()),
              after: v.nullable(v.string()),
              actor: v.nullable(v.string()),
              at: v.nullable(instant),
            }),
          ),
        }),
      ),
      stages: v.array(
        v.object({
          stage: v.string(),
          name: v.string(),
          closing: v.nullable(v.string()),
          opening: count,
          inflow: count,
          outflow: count,
          closingCount: count,
        }),
      ),
      bridge: v.object({
        opening: money,
        added: money,
        changed: money,
        reopened: money,
        won: money,
        lost: money,
        shelved: money,
        removed: money,
        closing: money,
      }),
    }),
    reads,
    long: true,
    failures,
  }),
  /** Stage by stage, this period against another; both readings of rule A5 are given, each under its name. */
  read: query({
    input: v.object({ ...asked, compare: v.optional(v.nullable(period)) }),
    output: v.object({
      asOf: dateOnly,
      compareAsOf: v.nullable(dateOnly),
      stages: v.array(
        v.object({
          stage: v.string(),
          name: v.string(),
          next: v.string(),
          nextName: v.string(),
          period: conversion,
          cohort: conversion,
          comparePeriod: v.nullable(conversion),
          compareCohort: v.nullable(conversion),
          /** On the two cohorts, read as long after their ends. */
          test,
          /** Median days of the stays that ended in the period. */
          medianDays: v.nullable(v.number()),
          compareMedianDays: v.nullable(v.number()),
          /** Running deals in it now. */
          openCount: count,
          openAmount: money,
          openWeighted: money,
        }),
      ),
      totals: v.object({
        open: count,
        amount: money,
        weighted: money,
        wonCount: count,
        wonAmount: money,
        /** Of whoever the filter asks for; null where no target is set that way. */
        target: v.nullable(money),
        /** The whole months the period touches: target and coverage are theirs. */
        targetSpan: period,
        /** Open amount due in these months ÷ what the target still lacks. */
        coverage: v.nullable(v.number()),
        /** Deals due in the period when it began, and how many of them now close later. */
        due: count,
        slipped: count,
      }),
    }),
    reads,
    long: true,
    failures,
  }),
  /** Why a conversion moved: exact effects by dimension, ranked by concentration, and the branch to follow. */
  why: query({
    input: v.object({ ...asked, compare: period, stage: text(32) }),
    output: v.object({
      stage: v.string(),
      asOf: dateOnly,
      compareAsOf: dateOnly,
      before: proportion,
      after: proportion,
      test,
      dimensions: v.array(dimension),
      /** From the whole down: the value in which most of the change lies, then the same inside it. */
      tree: v.array(
        v.object({
          dimension: v.picklist(funnelDimensions),
          value: v.nullable(v.string()),
          before: proportion,
          after: proportion,
          share: v.number(),
          test,
          /** Its part of the cases of the branch after: 87 % of the region's demos. */
          volumeAfter: v.number(),
          /** The day a material version was released. */
          releasedOn: v.nullable(dateOnly),
          /** Where its text and its differences are. */
          material: v.nullable(v.object({ id, version: count })),
        }),
      ),
      /** How many comparisons were corrected for. */
      looks: count,
    }),
    reads,
    long: true,
    failures: { ...failures, 'no-such-stage': 'not-found' },
  }),
  /** Rule A8: close rate as a product of four over the deals that began in a period, and for each team, rep or customer. */
  attribution: query({
    input: v.object({
      ...rowQuery.entries,
      period,
      compare: v.optional(v.nullable(period)),
      by: v.picklist(['team', 'owner', 'customer']),
    }),
    output: v.object({
      overall: v.object(chain),
      compare: v.nullable(v.object(chain)),
      /** What each step did to the close rate; adds up to its change. */
      points: v.nullable(v.array(v.number())),
      /** How many lines there are; the first 500 are given, lowest close rate first. */
      total: count,
      lines: v.array(
        v.object({
          value: v.nullable(v.string()),
          ...chain,
          /** More than one standard deviation below the peers' mean, with ten cases at least. */
          marked: v.array(v.picklist([...attributionSteps, 'whole'])),
        }),
      ),
    }),
    reads: [...reads, 'activity', 'lead'],
    long: true,
    failures,
  }),
  /** The deals that did or did not pass a step, each with the activity that decides it; the first 200. */
  attributionCases: query({
    input: v.object({
      ...rowQuery.entries,
      period,
      step: v.picklist(attributionSteps),
      outcome: v.picklist(['passed', 'failed']),
    }),
    output: v.object({
      total: count,
      rows: v.array(
        v.object({
          id,
          name: v.string(),
          customerId: id,
          customerName: v.string(),
          ownerName: v.nullable(v.string()),
          startedAt: instant,
          unsaid: v.boolean(),
          evidence: v.nullable(
            v.object({ id, kind: v.string(), at: instant, by: v.nullable(v.string()), need: v.nullable(v.string()) }),
          ),
        }),
      ),
    }),
    reads: [...reads, 'activity', 'lead'],
    long: true,
    failures,
  }),
  /** Rule A4: index per owner, team or region at the end of each ISO week, oldest first; null without open deals. */
  health: query({
    input: v.object({
      by: v.picklist(['owner', 'team', 'region']),
      weeks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(53)),
    }),
    output: v.object({
      /** Sundays, or today in the running week. */
      weeks: v.array(dateOnly),
      /** An index below it is low; so many low weeks running call for a review. */
      limit: v.number(),
      reviewAfter: count,
      lines: v.array(
        v.object({
          subject: v.string(),
          values: v.array(
            v.object({ index: v.nullable(v.number()), low: v.boolean(), open: count, budget: count, demo: count, poc: count }),
          ),
          /** Low in so many weeks running, up to the last whole week. */
          review: v.boolean(),
        }),
      ),
    }),
    reads,
    long: true,
  }),
  /** Rule E7: signed amount by day of a month. */
  rush: query({
    input: v.object({ ...rowQuery.entries, month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)) }),
    output: v.object({
      days: v.array(v.object({ date: dateOnly, workday: v.boolean(), amount: money, count })),
      total: money,
      lastFive: v.nullable(v.number()),
      firstTwentyFive: v.nullable(v.number()),
      /** Share of the last five days above an even spread. */
      excess: v.nullable(v.number()),
      flagged: v.boolean(),
      healthy: v.boolean(),
    }),
    reads,
    failures: { 'bad-filter': 'invalid' },
  }),
}
