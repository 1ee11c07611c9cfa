import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import { dateInZone } from '../../domain/_base/dates.ts'
import { instantOf } from '../../domain/_base/instants.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { columnOf, compileRule, lookedAt } from './compile-rule.ts'
import { evaluateIds } from './evaluate-ids.ts'
import { worthJudging } from './scan-page.ts'
import { mark, ruleStates, setMark } from './marks.ts'
import { lateAfterMs, Raiser } from './raise.ts'
import { storedRules, type StoredRule } from './stored-rules.ts'
import { readingAt, type AlertSubject, type AlertSubjects } from './subject.ts'
import { tolerant } from './tolerant.ts'

interface Change {
  readonly set: number
  readonly seq: number
  readonly table_name: string
  readonly row_id: number
  readonly op: 'insert' | 'update' | 'delete'
  readonly after: string | null
  readonly at: string
  readonly origin: string
}

/** Rows of the log looked at in one transaction: with sixty rules some 40 ms. */
const stepRows = 400

/** Changes by these are no news: what was is put back, or nobody did anything. */
const silentOrigins = new Set(['undo', 'redo', 'migration'])

const afterSql = `SELECT r.change_set_id AS "set", r.seq, r.table_name, r.row_id, r.op, r.after, s.at, s.origin
  FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
  WHERE (r.change_set_id, r.seq) > (?, ?) ORDER BY r.change_set_id, r.seq LIMIT ?`

/**
 * Judges what was written since the last look, in the order of the log, each by the clock of the day it was written on
 * (rule H2). One bounded step; `more` says whether to go on.
 */
export function evaluateChanges(w: Writing, subjects: AlertSubjects): { raised: number; more: boolean } {
  const from = mark(w.read, 'alerts_changes')
  if (from === undefined) return startAtEnd(w)
  const [set = 0, seq = 0] = from.split(':').map(Number)
  const rows = w.read.all<Change>(afterSql, set, seq, stepRows)
  const [first] = rows
  if (!first) return { raised: 0, more: false }
  const day = dateInZone(first.at, workspaceTimeZone)
  // One clock for the step: the log of another day waits for the next one.
  const mine = rows.slice(0, Math.max(1, endOfDay(rows, day)))
  const last = mine.at(-1) ?? first
  const { result } = w.gate.write(intentOf(w), (tx) => {
    const raiser = new Raiser(w, tx)
    const asOf = readingAt<Reading>(w, last.at, day)
    const late = instantOf(w.clock.now()) - instantOf(first.at) > lateAfterMs
    const rules = storedRules(w).filter((rule) => rule.enabled)
    const scanned = ruleStates(w.read)
    for (const subject of subjects.values()) {
      const touched = touchedBy(tx.read, subject, mine)
      const watching = rules.filter((rule) => rule.definition.subject === subject.name)
      // A rule that was never looked through is looked through whole anyway.
      const looking = watching.flatMap((rule) => {
        if (rule.definition.trigger.kind !== 'condition' || scanned.get(rule.key)?.version !== rule.version) return []
        let ids: readonly number[] = []
        tolerant(w, rule, () => void (ids = concerned(asOf, rule, subject, touched)))
        return ids.length === 0 ? [] : [{ rule, ids }]
      })
      const worth = worthJudging(asOf, subject, looking)
      for (const rule of watching)
        tolerant(w, rule, () => {
          const kind = rule.definition.trigger.kind
          if (kind === 'event')
            return events(w, rule, subject, mine, (ids, period, cause) =>
              evaluateIds(w, tx, raiser, rule, subject, ids, { asOf, late, period, cause }),
            )
          const ids = worth.get(rule.key) ?? []
          if (ids.length > 0) evaluateIds(w, tx, raiser, rule, subject, ids, { asOf, late, cause: last.set })
        })
    }
    setMark(tx, 'alerts_changes', `${last.set}:${last.seq}`)
    return raiser.raised
  })
  return { raised: result, more: mine.length < rows.length || rows.length === stepRows }
}

function startAtEnd(w: Writing): { raised: number; more: boolean } {
  const last = w.read.get<{ set: number; seq: number }>(
    'SELECT change_set_id AS "set", seq FROM change_row ORDER BY change_set_id DESC, seq DESC LIMIT 1',
  )
  w.gate.write(intentOf(w), (tx) => setMark(tx, 'alerts_changes', `${last?.set ?? 0}:${last?.seq ?? -1}`))
  return { raised: 0, more: false }
}

function endOfDay(rows: readonly Change[], day: string): number {
  const end = rows.findIndex((row) => dateInZone(row.at, workspaceTimeZone) !== day)
  return end < 0 ? rows.length : end
}

interface Touched {
  /** Own rows by what was changed in them; null: all of it. */
  readonly own: ReadonlyMap<number, ReadonlySet<string> | null>
  readonly through: ReadonlyMap<string, readonly number[]>
}

function touchedBy(read: ReadHandle, subject: AlertSubject, rows: readonly Change[]): Touched {
  const own = new Map<number, Set<string> | null>()
  for (const row of rows) {
    if (row.table_name !== subject.table) continue
    if (row.op !== 'update') own.set(row.row_id, null)
    else if (own.get(row.row_id) !== null) {
      const columns = own.get(row.row_id) ?? new Set<string>()
      for (const column of columnsIn(row.after)) columns.add(column)
      own.set(row.row_id, columns)
    }
  }
  const through = new Map<string, number[]>()
  for (const [table, sql] of Object.entries(subject.touchedThrough ?? {})) {
    const ids = [...new Set(rows.filter((row) => row.table_name === table).map((row) => row.row_id))]
    if (ids.length > 0) through.set(table, read.column<number>(sql, JSON.stringify(ids)))
  }
  return { own, through }
}

const columnsByImage = new Map<string, string[]>()

/** Images of one operation have one shape: their names are read once. */
function columnsIn(image: string | null): string[] {
  const text = image ?? '{}'
  const shape = text.replace(/:(?:"(?:[^"\\]|\\.)*"|[^,"}]+)/g, '')
  let columns = columnsByImage.get(shape)
  if (!columns) {
    columns = Object.keys(JSON.parse(text) as object)
    if (columnsByImage.size > 500) columnsByImage.clear()
    columnsByImage.set(shape, columns)
  }
  return columns
}

/** Subjects in which something changed that this rule looks at. */
function concerned(asOf: Reading, rule: StoredRule, subject: AlertSubject, touched: Touched): number[] {
  const { columns, tables } = lookedAt(subject, compileRule(asOf, subject, rule.definition))
  const ids = new Set<number>()
  for (const [id, changed] of touched.own) if (changed === null || [...changed].some((column) => columns.has(column))) ids.add(id)
  for (const [table, through] of touched.through) if (tables.has(table)) for (const id of through) ids.add(id)
  return [...ids]
}

function events(
  r: Reading,
  rule: StoredRule,
  subject: AlertSubject,
  rows: readonly Change[],
  raise: (ids: number[], period: string, cause: number) => void,
): void {
  const { trigger } = rule.definition
  if (trigger.kind !== 'event') return
  const columns = trigger.fields.map((field) => columnOf(r, subject, field)).filter((column) => column !== null)
  const bySet = new Map<number, Set<number>>()
  for (const row of rows) {
    if (row.table_name !== subject.table || silentOrigins.has(row.origin)) continue
    const meant =
      trigger.on === 'created'
        ? row.op === 'insert'
        : row.op === 'update' && (trigger.fields.length === 0 || columnsIn(row.after).some((column) => columns.includes(column)))
    if (meant) bySet.set(row.set, (bySet.get(row.set) ?? new Set<number>()).add(row.row_id))
  }
  for (const [set, ids] of bySet) raise([...ids], `change:${set}`, set)
}

export function intentOf(w: Writing) {
  return { command: 'alerts.evaluate', actor: w.actor, origin: 'rule', at: w.clock.now() } as const
}
