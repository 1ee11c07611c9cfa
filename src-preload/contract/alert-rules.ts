import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, id, instant, text } from './_words/basics.ts'
import { filter } from './_words/filter.ts'
import { memberRoles } from './members.ts'

export const severities = ['info', 'warning', 'critical'] as const
export type Severity = (typeof severities)[number]

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** When a scheduled rule fires, on the workspace's calendar and clock. */
export const schedule = v.variant('kind', [
  /** Five fields: minute, hour, day of month, month, day of week (0 and 7 are Sunday). */
  v.object({ kind: v.literal('cron'), cron: v.pipe(v.string(), v.trim(), v.maxLength(100)) }),
  v.object({ kind: v.literal('workday'), time }),
  /**
   * A weekday of each week (1 is Monday). Where it is off: the last working day before it in the same week (`earlier`, a
   * week without any is left out), the next working day (`later`), or not at all (`skip`).
   */
  v.object({
    kind: v.literal('week'),
    weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    time,
    off: v.picklist(['earlier', 'later', 'skip']),
  }),
  /** The n-th working day of each month, from its end when negative. */
  v.object({
    kind: v.literal('month-workday'),
    nth: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(-23),
      v.maxValue(23),
      v.check((n) => n !== 0),
    ),
    time,
  }),
  /** The last working day of each week. */
  v.object({ kind: v.literal('week-end'), time }),
])
export type Schedule = v.InferOutput<typeof schedule>

const trigger = v.variant('kind', [
  /**
   * The filter becomes true. `episode` names a field whose value tells one time from the next (a new contract end is a
   * new time); without it the condition must end before it can become true again.
   */
  v.object({ kind: v.literal('condition'), episode: v.nullable(text(64)) }),
  /** Something is written and the filter holds then. `fields` empty: any of them. */
  v.object({
    kind: v.literal('event'),
    on: v.picklist(['created', 'changed']),
    fields: v.pipe(v.array(text(64)), v.maxLength(40)),
  }),
  /** At set times, about all that the filter takes: one notice each, or one for each owner with their number. */
  v.object({ kind: v.literal('schedule'), schedule, per: v.picklist(['subject', 'owner']) }),
])
export type Trigger = v.InferOutput<typeof trigger>

export const recipient = v.variant('kind', [
  v.object({ kind: v.literal('owner'), cc: v.boolean() }),
  v.object({ kind: v.literal('manager'), cc: v.boolean() }),
  v.object({ kind: v.literal('role'), cc: v.boolean(), role: v.picklist(memberRoles) }),
  v.object({ kind: v.literal('member'), cc: v.boolean(), memberId: id }),
])
export type Recipient = v.InferOutput<typeof recipient>
const recipients = v.pipe(v.array(recipient), v.minLength(1), v.maxLength(12))

/** A number of the rule that people tune. A filter value `{name}` stands for it. */
const parameter = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,30}$/)),
  value: v.pipe(v.number(), v.minValue(-100_000), v.maxValue(100_000)),
  /** It follows this number of the rule settings instead, and is edited there. */
  setting: v.nullable(text(60)),
})

export const ruleDefinition = v.object({
  name: v.pipe(text(60), v.trim(), v.nonEmpty()),
  subject: text(40),
  trigger,
  filter,
  parameters: v.pipe(v.array(parameter), v.maxLength(8)),
  recipients,
  desktop: v.boolean(),
  /** Channels beside inbox and desktop; `all` are those switched on whose least severity it reaches. */
  channels: v.union([v.literal('all'), v.pipe(v.array(id), v.maxLength(20))]),
  severity: v.picklist(severities),
  /** With fields in braces: {客户名称}. */
  title: v.pipe(text(200), v.trim(), v.nonEmpty()),
  body: text(2000),
  /** A task for the first person told, due so many working days later. */
  task: v.nullable(
    v.object({
      title: v.pipe(text(200), v.trim(), v.nonEmpty()),
      dueWorkdays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)),
      priority: v.picklist(['low', 'normal', 'high']),
    }),
  ),
  /** Told one after another while nobody acknowledges; minutes count from the rung before. */
  ladder: v.pipe(
    v.array(
      v.object({
        afterMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
        working: v.boolean(),
        recipients,
      }),
    ),
    v.maxLength(5),
  ),
})
export type RuleDefinition = v.InferOutput<typeof ruleDefinition>

const ruleKey = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))

export const alertRule = v.object({
  key: ruleKey,
  /** Shipped with the app; it can be changed and put back, not removed. */
  shipped: v.boolean(),
  changed: v.boolean(),
  enabled: v.boolean(),
  version: count,
  /** Null: since always. */
  since: v.nullable(instant),
  definition: ruleDefinition,
  /** The parameters as they hold now. */
  values: v.record(v.string(), v.number()),
  /** When a scheduled rule fires next; null otherwise. */
  nextAt: v.nullable(instant),
  /** Occurrences in the last 30 days. */
  fired: count,
})
export type AlertRule = v.InferOutput<typeof alertRule>

const field = v.object({ field: v.string(), kind: v.picklist(['text', 'number', 'yuan', 'date', 'boolean', 'list', 'other']) })

const dryRunSample = v.object({
  at: instant,
  subjectId: id,
  name: v.string(),
  ownerName: v.nullable(v.string()),
  title: v.string(),
})

const badRule = {
  'bad-filter': 'invalid',
  'bad-schedule': 'invalid',
  'bad-text': 'invalid',
  'bad-subject': 'invalid',
  'bad-recipients': 'invalid',
} as const

export const alertRules = {
  list: query({
    input: v.object({}),
    output: v.array(alertRule),
    reads: ['alert_rule', 'alert_rule_version', 'alert_occurrence', 'rule_setting', 'calendar_setting'],
  }),
  /** What rules can be about: fields for filters, placeholders for texts. */
  subjects: query({
    input: v.object({}),
    output: v.array(
      v.object({
        name: v.string(),
        fields: v.array(field),
        /** Fields that may name an episode. */
        episodes: v.array(v.string()),
        /** Fields whose change a rule can wait for. */
        watchable: v.array(v.string()),
        placeholders: v.array(v.string()),
      }),
    ),
  }),
  versions: query({
    input: v.object({ key: ruleKey }),
    output: v.array(
      v.object({
        version: count,
        since: v.nullable(instant),
        savedBy: v.nullable(v.string()),
        definition: ruleDefinition,
      }),
    ),
    reads: ['alert_rule_version'],
    failures: { 'not-found': 'not-found' },
  }),
  /** A new rule, or a new version of one. */
  save: command({
    input: v.object({ key: v.optional(ruleKey), definition: ruleDefinition }),
    output: v.object({ key: v.string(), version: count }),
    failures: { 'not-found': 'not-found', ...badRule },
  }),
  enable: command({
    input: v.object({ key: ruleKey, enabled: v.boolean() }),
    output: v.object({}),
    failures: { 'not-found': 'not-found' },
  }),
  /** A rule of one's own goes; a shipped one is put back to what was shipped. */
  remove: command({
    input: v.object({ key: ruleKey }),
    output: v.object({}),
    failures: { 'not-found': 'not-found' },
  }),
  /** What a rule, saved or not, would have said over the past days. */
  dryRun: query({
    input: v.object({
      definition: ruleDefinition,
      days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(92)),
    }),
    output: v.object({
      from: v.string(),
      to: v.string(),
      /** How many notices; `capped`: counting stopped there. */
      total: count,
      capped: v.boolean(),
      perDay: v.array(v.object({ day: v.string(), count })),
      samples: v.array(dryRunSample),
      /** What cannot be known about it. */
      limits: v.array(v.picklist(['before-the-log', 'filter-at-day-end', 'other-tables', 'settings-of-today'])),
    }),
    long: true,
    failures: badRule,
  }),
}
