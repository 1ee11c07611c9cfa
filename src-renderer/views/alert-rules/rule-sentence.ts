import type { Recipient, RuleDefinition, Schedule } from '../../../src-preload/contract/alert-rules.ts'
import type { Filter } from '../../../src-preload/contract/_words/filter.ts'
import { filterWords } from '../../grid/filters/condition-words.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'

export interface SentenceFacts {
  readonly fields: readonly FilterField[]
  readonly memberNames: ReadonlyMap<number, string>
  /** The parameters as they hold now. */
  readonly values: Readonly<Record<string, number>>
}

/** A rule as one sentence that a person can check: when, about what, whom, through what, and what follows. */
export function ruleSentence(speech: Speech, rule: RuleDefinition, facts: SentenceFacts): string {
  const say = speech.words.alertRules.sentence
  const rules = speech.words.alertRules
  const subject = rules.subjects[rule.subject] ?? rule.subject
  const filter = filterSentence(speech, rule.filter, facts)
  const to = rule.recipients
    .filter((one) => !one.cc)
    .map((one) => recipientWords(speech, one, { ...facts, subject: rule.subject }))
  const cc = rule.recipients
    .filter((one) => one.cc)
    .map((one) => recipientWords(speech, one, { ...facts, subject: rule.subject }))
  const channels = [
    rules.channelNames.inbox,
    ...(rule.desktop ? [rules.channelNames.desktop] : []),
    ...(rule.channels === 'all'
      ? [rules.channelNames.all]
      : rule.channels.length > 0
        ? [rules.channelNames.some(String(rule.channels.length))]
        : []),
  ]
  const rungs = rule.ladder.map((rung) =>
    say.rung(
      rules.duration(rung.afterMinutes),
      rung.working,
      rung.recipients.map((one) => recipientWords(speech, one, { ...facts, subject: rule.subject })),
    ),
  )
  return [
    triggerWords(speech, rule, subject, filter, facts),
    say.tell(to, cc),
    say.channels(channels),
    rule.task ? say.task(String(rule.task.dueWorkdays)) : '',
    rungs.length > 0 ? say.ladder(rungs) : '',
    say.end,
  ].join('')
}

function triggerWords(
  speech: Speech,
  { trigger, subject: subjectKey }: RuleDefinition,
  subject: string,
  filter: string,
  { fields }: SentenceFacts,
): string {
  const say = speech.words.alertRules.sentence
  if (trigger.kind === 'condition') return say.condition(subject, filter === '' ? say.always : filter)
  if (trigger.kind === 'schedule')
    return say.schedule(scheduleWords(speech, trigger.schedule), subject, filter, trigger.per === 'owner')
  const titles = trigger.fields.map((name) => fields.find((one) => one.field === name)?.title ?? name)
  const arrival = speech.words.alertRules.arrivals[subjectKey]
  return `${trigger.on === 'created' ? (arrival ?? say.created(subject)) : say.changed(subject, titles)}${filter === '' ? '' : say.eventFilter(filter)}`
}

export function scheduleWords({ words }: Speech, schedule: Schedule): string {
  const say = words.alertRules.when
  if (schedule.kind === 'cron') return say.cron(schedule.cron)
  if (schedule.kind === 'workday') return say.workday(schedule.time)
  if (schedule.kind === 'week-end') return say.weekEnd(schedule.time)
  if (schedule.kind === 'month-workday') return say.monthWorkday(schedule.nth, schedule.time)
  return say.week(words.alertRules.weekdays[schedule.weekday - 1] ?? '', schedule.time, schedule.off)
}

export function recipientWords(
  { words }: Speech,
  recipient: Recipient,
  { memberNames, subject }: Pick<SentenceFacts, 'memberNames'> & { readonly subject: string },
): string {
  const say = words.alertRules.recipients
  if (recipient.kind === 'role') return say.role(words.settings.roles[recipient.role])
  if (recipient.kind === 'member') return say.member(memberNames.get(recipient.memberId) ?? words.generic.noData)
  const owner = words.alertRules.owners[subject] ?? say.owner
  return recipient.kind === 'manager' ? say.managerOf(owner) : owner
}

/** The condition in words, numbers in the place of parameters; empty when it takes all. */
export function filterSentence(
  speech: Speech,
  filter: Filter,
  { fields, values }: Pick<SentenceFacts, 'fields' | 'values'>,
): string {
  return 'all' in filter && filter.all.length === 0 ? '' : filterWords(speech, filled(filter, values), fields)
}

function filled(filter: Filter, values: Readonly<Record<string, number>>): Filter {
  if ('all' in filter) return { all: filter.all.map((each) => filled(each, values)) }
  if ('any' in filter) return { any: filter.any.map((each) => filled(each, values)) }
  if ('not' in filter) return { not: filled(filter.not, values) }
  const name = typeof filter.value === 'string' ? /^\{(\w+)\}$/.exec(filter.value)?.[1] : undefined
  return name === undefined || values[name] === undefined ? filter : { ...filter, value: values[name] }
}
