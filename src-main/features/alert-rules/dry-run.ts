import type { alertRules, RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { fillText } from '../../domain/alert-rules/rule-text.ts'
import { timesBetween } from '../../domain/alert-rules/schedule.ts'
import { addDays, dayNumber } from '../../domain/_base/dates.ts'
import { instantAt, instantOf, isoOf } from '../../domain/_base/instants.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { columnOf, compileRule, lookedAt, type CompiledRule } from './compile-rule.ts'
import { groupFacts, withTexts } from './fire.ts'
import { commonFacts, factColumns, factsOf } from './raise.ts'
import { clockOf } from './scan.ts'
import { readingAt, type AlertSubject } from './subject.ts'
import { PastTable } from './time-travel.ts'

type DryRun = ReturnType<QueryHandlers<typeof alertRules, Reading>['dryRun']>
type Sample = DryRun['samples'][number]

/** Counting stops here: a rule that fires so often is judged already. */
const mostCounted = 20_000
const samplesShown = 50

interface Hit {
  readonly at: string
  readonly day: string
  readonly id: number
}

/**
 * What a rule would have told from `days` days ago until today, from the rows as they were (the change log puts them back).
 * What cannot be known is listed: days before the log begins, figures from other tables, settings as they were.
 */
export function dryRun(r: Reading, subject: AlertSubject, definition: RuleDefinition, days: number): DryRun {
  const today = r.clock.today()
  const from = addDays(today, 1 - days)
  const past = new PastTable(r, subject.table, clockOf(r, addDays(from, -1)).clock.now())
  const run = new Run(r, subject, definition, past, from, today)
  const { trigger } = definition
  if (trigger.kind === 'condition') run.conditions()
  else if (trigger.kind === 'event') run.events()
  else run.schedule()
  return run.answer()
}

class Run {
  readonly #hits: Hit[] = []
  #samples: Sample[] | null = null
  #total = 0
  #capped = false
  readonly #r: Reading
  readonly #subject: AlertSubject
  readonly #definition: RuleDefinition
  readonly #past: PastTable
  readonly #from: string
  readonly #to: string
  readonly #perDay = new Map<string, number>()

  constructor(r: Reading, subject: AlertSubject, definition: RuleDefinition, past: PastTable, from: string, to: string) {
    this.#r = r
    this.#subject = subject
    this.#definition = definition
    this.#past = past
    this.#from = from
    this.#to = to
  }

  /** Backwards from today: a time of a condition is told on the first day it held; one that held before the span is older. */
  conditions(): void {
    const first = new Map<string, Hit>()
    let following = new Set<string>()
    let episodes = false
    const turnedTrue: Hit[] = []
    for (let day = this.#to; day >= addDays(this.#from, -1); day = addDays(day, -1)) {
      const asOf = clockOf(this.#r, day)
      this.#past.backTo(day === this.#r.clock.today() ? this.#r.clock.now() : asOf.clock.now())
      const compiled = compileRule(asOf, this.#subject, this.#definition)
      episodes = compiled.episodeSql !== null
      const now = new Set<string>()
      for (const { id, period } of this.#true(compiled)) {
        const key = episodes ? `${id}|${period}` : String(id)
        now.add(key)
        if (episodes) first.set(key, { at: asOf.clock.now(), day, id })
      }
      if (!episodes)
        for (const key of following)
          if (!now.has(key)) turnedTrue.push({ at: this.#dayStart(addDays(day, 1)), day: addDays(day, 1), id: Number(key) })
      following = now
    }
    if (episodes) for (const hit of first.values()) if (hit.day >= this.#from) this.#hit({ ...hit, at: this.#dayStart(hit.day) })
    for (const hit of turnedTrue) this.#hit(hit)
  }

  events(): void {
    const { trigger } = this.#definition
    if (trigger.kind !== 'event') return
    if (this.#subject.arrivals) return this.#arrivals()
    const columns = trigger.fields.map((field) => columnOf(this.#r, this.#subject, field))
    const rows = this.#r.read.all<{ set: number; at: string; row_id: number; after: string | null }>(
      `SELECT s.id AS "set", s.at, r.row_id, r.after FROM change_set AS s JOIN change_row AS r ON r.change_set_id = s.id
       WHERE s.at >= ? AND s.origin NOT IN ('undo', 'redo', 'migration') AND r.table_name = ? AND r.op = ? ORDER BY s.id DESC, r.seq DESC LIMIT 200000`,
      this.#dayStart(this.#from),
      this.#subject.table,
      trigger.on === 'created' ? 'insert' : 'update',
    )
    const offset = workspaceCalendar(this.#r).utcOffsetMinutes
    const seen = new Set<string>()
    let trueOn = { day: '', ids: new Set<number>() }
    for (const row of rows) {
      const named =
        trigger.on === 'created' ||
        columns.length === 0 ||
        Object.keys(JSON.parse(String(row.after)) as object).some((one) => columns.includes(one))
      if (!named || seen.has(`${row.set}|${row.row_id}`)) continue
      seen.add(`${row.set}|${row.row_id}`)
      const day = isoOf(instantOf(row.at) + offset * 60_000).slice(0, 10)
      if (day !== trueOn.day) {
        const asOf = clockOf(this.#r, day)
        this.#past.backTo(asOf.clock.now())
        trueOn = { day, ids: new Set(this.#true(compileRule(asOf, this.#subject, this.#definition)).map(({ id }) => id)) }
      }
      if (trueOn.ids.has(row.row_id)) this.#hit({ at: row.at, day, id: row.row_id })
    }
  }

  /** What came by itself stands in its own rows, with its time. */
  #arrivals(): void {
    const { table, sinceSql = 'c.noted_at', thereSql = '1' } = this.#subject
    const { where } = compileRule(this.#r, this.#subject, this.#definition)
    const offset = workspaceCalendar(this.#r).utcOffsetMinutes
    for (const { id, at } of this.#r.read.all<{ id: number; at: string }>(
      `SELECT c.id, ${sinceSql} AS at FROM ${table} AS c WHERE ${sinceSql} >= ? AND ${thereSql} AND (${where.sql}) ORDER BY 2 DESC LIMIT ${mostCounted + 1}`,
      this.#dayStart(this.#from),
      ...where.values,
    ))
      this.#hit({ at, day: isoOf(instantOf(at) + offset * 60_000).slice(0, 10), id })
  }

  schedule(): void {
    const { trigger } = this.#definition
    if (trigger.kind !== 'schedule') return
    const calendar = workspaceCalendar(this.#r)
    const start = instantAt(dayNumber(this.#from), 0, calendar.utcOffsetMinutes) - 1
    const times = timesBetween(trigger.schedule, calendar, start, instantOf(this.#r.clock.now()))
    this.#samples = []
    for (const time of times.toReversed()) {
      const at = isoOf(time)
      const day = isoOf(time + calendar.utcOffsetMinutes * 60_000).slice(0, 10)
      const asOf = readingAt(this.#r, at, day)
      this.#past.backTo(at)
      const compiled = compileRule(asOf, this.#subject, this.#definition)
      if (trigger.per === 'subject') for (const { id } of this.#true(compiled)) this.#hit({ at, day, id })
      else this.#groups(asOf, compiled, at, day)
    }
    if (trigger.per === 'subject') this.#samples = null
  }

  #groups(asOf: Reading, { where }: CompiledRule, at: string, day: string): void {
    const { names, sql, values } = factColumns(groupFacts(asOf, this.#subject))
    const [untouched, putBack] = this.#past.parts()
    const inner = [untouched, putBack]
      .filter((part) => part !== undefined)
      .map(
        (part) =>
          `SELECT c.*, (${this.#subject.ownerSql}) AS g_owner, (${this.#subject.nameSql}) AS g_name FROM ${part.from} WHERE ${part.where} AND (${where.sql})`,
      )
    const bound = [untouched, putBack].filter((part) => part !== undefined).flatMap((part) => order(part, where.values))
    const rows = this.#r.read.all<{ owner: number | null; [fact: string]: string | number | null }>(
      `SELECT g.g_owner AS owner ${sql} FROM (SELECT u.*, row_number() OVER (PARTITION BY g_owner ORDER BY id) AS g_place FROM (${inner.join(' UNION ALL ')}) AS u) AS g GROUP BY g.g_owner`,
      ...values,
      ...bound,
    )
    const groups = rows.map((row) => ({ ownerId: row.owner, facts: factsOf(row, names) }))
    for (const { ownerId, facts } of withTexts(asOf, this.#subject, groups)) {
      this.#count(day)
      if ((this.#samples?.length ?? 0) < samplesShown)
        this.#samples?.push({
          at,
          subjectId: ownerId ?? 1,
          name: String(facts['负责人'] ?? ''),
          ownerName: String(facts['负责人'] ?? ''),
          title: fillText(this.#definition.title, facts),
        })
    }
  }

  #true({ where, episodeSql }: CompiledRule): { id: number; period: string | null }[] {
    const period = episodeSql === null ? 'NULL' : `CAST((${episodeSql}) AS TEXT)`
    const some = episodeSql === null ? '' : `AND (${episodeSql}) IS NOT NULL`
    return this.#past
      .parts()
      .flatMap((part) =>
        this.#r.read.all<{ id: number; period: string | null }>(
          `SELECT c.id, ${period} AS period FROM ${part.from} WHERE ${part.where} AND (${where.sql}) ${some} LIMIT ${mostCounted * 10}`,
          ...order(part, where.values),
        ),
      )
  }

  #hit(hit: Hit): void {
    if (this.#count(hit.day)) this.#hits.push(hit)
  }

  #count(day: string): boolean {
    if (this.#total >= mostCounted) {
      this.#capped = true
      return false
    }
    this.#total++
    this.#perDay.set(day, (this.#perDay.get(day) ?? 0) + 1)
    return true
  }

  #dayStart(day: string): string {
    return isoOf(instantAt(dayNumber(day), 0, workspaceCalendar(this.#r).utcOffsetMinutes))
  }

  /** Figures of a sample are today's; those of rows that are gone cannot be shown. */
  #shown(): Sample[] {
    const hits = this.#hits.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, samplesShown)
    const facts = { ...commonFacts(this.#subject), ...this.#subject.facts(this.#r) }
    const { names, sql, values } = factColumns(facts)
    return hits.map(({ at, id }) => {
      const row = this.#r.read.get<{ name: string; [fact: string]: string | number | null }>(
        `SELECT (${this.#subject.nameSql}) AS name ${sql} FROM ${this.#subject.table} AS c WHERE c.id = ?`,
        ...values,
        id,
      )
      const found = row ? factsOf(row, names) : {}
      return {
        at,
        subjectId: id,
        name: row?.name ?? '',
        ownerName: found['负责人'] == null ? null : String(found['负责人']),
        title: row ? fillText(this.#definition.title, found) : '',
      }
    })
  }

  answer(): DryRun {
    const begun = this.#r.read.value<string | null>('SELECT min(at) FROM change_set')
    const compiled = compileRule(this.#r, this.#subject, this.#definition)
    const others = lookedAt(this.#subject, compiled).tables.size > 0 || /\bSELECT\b/i.test(compiled.where.sql)
    const days: { day: string; count: number }[] = []
    for (let day = this.#from; day <= this.#to; day = addDays(day, 1)) days.push({ day, count: this.#perDay.get(day) ?? 0 })
    return {
      from: this.#from,
      to: this.#to,
      total: this.#total,
      capped: this.#capped,
      perDay: days,
      samples: this.#samples ?? this.#shown(),
      limits: [
        ...(begun == null || begun > this.#dayStart(this.#from) ? ['before-the-log' as const] : []),
        ...(this.#definition.trigger.kind === 'event' ? ['filter-at-day-end' as const] : []),
        ...(others ? ['other-tables' as const] : []),
        ...(this.#definition.parameters.some(({ setting }) => setting !== null) ? ['settings-of-today' as const] : []),
      ],
    }
  }
}

/** The rows put back are bound in FROM, the ids left out in WHERE: both before the filter's values. */
function order(
  part: { readonly values: readonly (string | number | bigint | null | Uint8Array)[] },
  filter: readonly (string | number | bigint | null | Uint8Array)[],
) {
  return [...part.values, ...filter]
}
