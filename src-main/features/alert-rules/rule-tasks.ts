import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { dateAt, endOfDate, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { addWorkdays, type WorkingCalendar } from '../../domain/_base/working-calendar.ts'
import { fillText } from '../../domain/alert-rules/rule-text.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { Raising } from './raise.ts'
import type { StoredRule } from './stored-rules.ts'

type TaskText = NonNullable<RuleDefinition['task']>

/** So many tasks one rule makes for one person in a day; the first time it looks, when all that is old comes at once, fewer. */
const mostTasks = { usual: 20, firstLook: 3 }

/** Tasks made by rules. What is too much for one person becomes one task that says how many there are and where they stand. */
export class RuleTasks {
  readonly #tx: GateTransaction
  readonly #at: string
  readonly #today: string
  readonly #calendar: WorkingCalendar
  readonly #most: number
  /** By rule and owner: how many were made today. */
  readonly #made = new Map<string, number>()

  constructor(tx: GateTransaction, at: string, calendar: WorkingCalendar, firstLook: boolean) {
    this.#tx = tx
    this.#at = at
    this.#today = dateAt(instantOf(at), calendar.utcOffsetMinutes)
    this.#calendar = calendar
    this.#most = firstLook ? mostTasks.firstLook : mostTasks.usual
  }

  /** Once for an occurrence, whatever became of the task since. */
  make(rule: StoredRule, task: TaskText, owner: number | null, subject: string, what: Raising): void {
    const source = `${rule.key}|${what.subjectId}|${what.period}`
    if (this.#tx.read.get('SELECT 1 FROM task WHERE source_key = ?', source)) return
    const key = `${rule.key} ${owner ?? ''}`
    const made = this.#made.get(key) ?? this.#madeToday(rule.key, owner)
    this.#made.set(key, made + 1)
    if (made >= this.#most) return this.#countRest(rule, task, owner)
    this.#insert(task, owner, fillText(task.title, what.facts).slice(0, 200), source, subject, what.subjectId, null)
  }

  #madeToday(rule: string, owner: number | null): number {
    const dayBegan = isoOf(endOfDate(addDays(this.#today, -1), this.#calendar.utcOffsetMinutes))
    return (
      this.#tx.read.value<number>(
        'SELECT count(*) FROM task WHERE owner_id IS ? AND created_at >= ? AND substr(source_key, 1, ?) = ?',
        owner,
        dayBegan,
        rule.length + 1,
        `${rule}|`,
      ) ?? 0
    )
  }

  #countRest(rule: StoredRule, task: TaskText, owner: number | null): void {
    const source = `${rule.key}|rest|${owner ?? ''}|${this.#today}`
    const there = this.#tx.read.get<{ id: number; title: string }>('SELECT id, title FROM task WHERE source_key = ?', source)
    const said = /另有 (\d+) 项$/.exec(there?.title ?? '')
    const title = (n: number) => `${rule.definition.name}：另有 ${n} 项`
    if (!there) {
      const note = `一次找到的太多，没有逐项建立任务。每一项都在“提醒”里，按规则“${rule.definition.name}”查看。`
      this.#insert(task, owner, title(1), source, null, null, note)
    }
    // Somebody who gave it words of their own keeps them.
    else if (said) this.#tx.update('task', there.id, { title: title(Number(said[1]) + 1), updated_at: this.#at })
  }

  #insert(
    task: TaskText,
    owner: number | null,
    title: string,
    source: string,
    subject: string | null,
    subjectId: number | null,
    note: string | null,
  ): void {
    this.#tx.insert('task', {
      title,
      subject,
      subject_id: subjectId,
      owner_id: owner,
      delegated_by_id: null,
      due_on: task.dueWorkdays === 0 ? this.#today : addWorkdays(this.#calendar, this.#today, task.dueWorkdays).date,
      due_at: null,
      priority: task.priority,
      state: 'open',
      note,
      source_key: source,
      closed_at: null,
      created_at: this.#at,
      updated_at: this.#at,
    })
  }
}
