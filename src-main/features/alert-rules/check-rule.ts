import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { nextTime } from '../../domain/alert-rules/schedule.ts'
import { placeholdersOf } from '../../domain/alert-rules/rule-text.ts'
import { instantOf } from '../../domain/_base/instants.ts'
import type { Reading } from '../../store/contexts.ts'
import { BadFilter } from '../../store/filter-sql.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { columnOf, compileRule } from './compile-rule.ts'
import { groupFacts } from './fire.ts'
import { commonFacts } from './raise.ts'
import type { AlertSubject, AlertSubjects } from './subject.ts'

type Path = 'alert-rules.save' | 'alert-rules.dryRun'

/** The subject of a rule that makes sense; refuses one that could never work, saying why. */
export function checkedSubject(r: Reading, subjects: AlertSubjects, path: Path, definition: RuleDefinition): AlertSubject {
  const subject = subjects.get(definition.subject)
  if (!subject) throw refuse(path, 'bad-subject', `没有“${definition.subject}”这种对象。`)
  try {
    const compiled = compileRule(r, subject, definition)
    // SQLite says here already whether the condition can be asked.
    r.read.get(`SELECT 1 FROM ${subject.table} AS c WHERE ${compiled.where.sql} LIMIT 1`, ...compiled.where.values)
  } catch (error) {
    if (!(error instanceof BadFilter)) throw error
    throw refuse(path, 'bad-filter', `条件里的“${error.field}”不能这样用。`, { field: error.field, op: error.op })
  }
  const { trigger } = definition
  if (trigger.kind === 'event')
    for (const field of trigger.fields)
      if (columnOf(r, subject, field) === null)
        throw refuse(path, 'bad-filter', `“${field}”不是能监视修改的字段。`, { field, op: 'changed' })
  if (trigger.kind === 'schedule') checkSchedule(r, path, definition)
  const known = new Set(placeholders(r, subject, trigger.kind === 'schedule' && trigger.per === 'owner'))
  const unknown = [definition.title, definition.body, definition.task?.title ?? '']
    .flatMap(placeholdersOf)
    .filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw refuse(path, 'bad-text', `文字里的 {${unknown.join('}、{')}} 没有对应的内容。`, { names: unknown })
  for (const recipient of [...definition.recipients, ...definition.ladder.flatMap((rung) => rung.recipients)])
    if (recipient.kind === 'member' && !r.read.get('SELECT 1 FROM member WHERE id = ?', recipient.memberId))
      throw refuse(path, 'bad-recipients', '收件人里有已不存在的成员。')
  return subject
}

function checkSchedule(r: Reading, path: Path, { trigger }: RuleDefinition): void {
  if (trigger.kind !== 'schedule') return
  let next: number | null = null
  try {
    next = nextTime(trigger.schedule, workspaceCalendar(r), instantOf(r.clock.now()))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  if (next === null) throw refuse(path, 'bad-schedule', '这个时间安排永远不会到。')
}

/** What a text may name: figures of one subject, or of all of an owner's. */
export function placeholders(r: Reading, subject: AlertSubject, perOwner: boolean): string[] {
  return perOwner
    ? [...Object.keys(groupFacts(r, subject)), ...(subject.ownerTexts?.names ?? [])]
    : Object.keys({ ...commonFacts(subject), ...subject.facts(r) })
}
