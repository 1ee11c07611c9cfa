import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { AlertRule, alertRules, RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { nextTime } from '../../domain/alert-rules/schedule.ts'
import { shippedRules } from '../../domain/alert-rules/shipped-rules.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { checkedSubject, placeholders } from './check-rule.ts'
import { columnOf, episodeFields } from './compile-rule.ts'
import { dryRun } from './dry-run.ts'
import { storedRules, valuesOf } from './stored-rules.ts'
import type { AlertSubjects } from './subject.ts'

export function alertRulesReads(subjects: AlertSubjects): QueryHandlers<typeof alertRules, Reading> {
  return {
    list(r) {
      const fired = new Map(
        r.read
          .all<{ rule_key: string; fired: number }>(
            'SELECT rule_key, count(*) AS fired FROM alert_occurrence WHERE fired_at >= ? GROUP BY rule_key',
            addDays(r.clock.today(), -30),
          )
          .map((row) => [row.rule_key, row.fired]),
      )
      return storedRules(r).map((rule): AlertRule => ({
        ...rule,
        values: valuesOf(r, rule.definition),
        nextAt: nextAt(r, rule.enabled, rule.definition),
        fired: fired.get(rule.key) ?? 0,
      }))
    },
    subjects: (r) =>
      [...subjects.values()].map((subject) => {
        const fields = subject.fields(r)
        return {
          name: subject.name,
          fields: Object.entries(fields).map(([field, one]) => ({
            field,
            kind: 'sql' in one ? one.kind : (one.value?.kind ?? 'other'),
          })),
          episodes: episodeFields(r, subject),
          watchable: Object.keys(fields).filter((field) => field !== 'id' && columnOf(r, subject, field) !== null),
          placeholders: [...new Set([...placeholders(r, subject, false), ...placeholders(r, subject, true)])],
        }
      }),
    versions(r, { key }) {
      const rows = r.read
        .all<{ version: number; effective_from: string; saved_by: string; definition: string }>(
          'SELECT v.* FROM alert_rule AS r JOIN alert_rule_version AS v ON v.rule_id = r.id WHERE r.key = ? ORDER BY v.version DESC',
          key,
        )
        .map((row) => ({
          version: row.version,
          since: row.effective_from,
          savedBy: row.saved_by,
          definition: JSON.parse(row.definition) as RuleDefinition,
        }))
      const shipped = shippedRules.find((rule) => rule.key === key)
      if (!shipped && rows.length === 0) throw refuse('alert-rules.versions', 'not-found', '这条规则已不存在。')
      return [...rows, ...(shipped ? [{ version: 1, since: null, savedBy: null, definition: shipped.definition }] : [])]
    },
    dryRun: (r, { definition, days }) =>
      dryRun(r, checkedSubject(r, subjects, 'alert-rules.dryRun', definition), definition, days),
  }
}

function nextAt(r: Reading, enabled: boolean, { trigger }: RuleDefinition): string | null {
  if (!enabled || trigger.kind !== 'schedule') return null
  const next = nextTime(trigger.schedule, workspaceCalendar(r), instantOf(r.clock.now()))
  return next === null ? null : isoOf(next)
}

export function alertRulesCommands(subjects: AlertSubjects): CommandHandlers<typeof alertRules, Writing> {
  return {
    save(w, { key: given, definition }) {
      checkedSubject(w, subjects, 'alert-rules.save', definition)
      const known = given === undefined ? undefined : storedRules(w).find((rule) => rule.key === given)
      if (given !== undefined && !known) throw refuse('alert-rules.save', 'not-found', '这条规则已不存在。')
      const at = w.clock.now()
      const done = w.gate.write(
        { command: 'alert-rules.save', subject: definition.name, actor: w.actor, origin: 'user', at },
        (tx) => {
          const key = given ?? `own-${tx.newId().toString(36)}`
          const ruleId = rowFor(tx, key, known?.enabled ?? true, at)
          // Version 1 of a shipped rule is what was shipped.
          const newest =
            tx.read.value<number | null>('SELECT max(version) FROM alert_rule_version WHERE rule_id = ?', ruleId) ??
            (known?.shipped ? 1 : 0)
          tx.insert('alert_rule_version', {
            rule_id: ruleId,
            version: newest + 1,
            effective_from: at,
            definition: JSON.stringify(definition),
            saved_by: w.actor,
          })
          return { key, version: newest + 1 }
        },
      )
      return done.result
    },
    enable(w, { key, enabled }) {
      const rule = storedRules(w).find((one) => one.key === key)
      if (!rule) throw refuse('alert-rules.enable', 'not-found', '这条规则已不存在。')
      const at = w.clock.now()
      w.gate.write({ command: 'alert-rules.enable', subject: rule.definition.name, actor: w.actor, origin: 'user', at }, (tx) => {
        tx.update('alert_rule', rowFor(tx, key, enabled, at), { enabled: Number(enabled) })
      })
      return {}
    },
    remove(w, { key }) {
      const rule = storedRules(w).find((one) => one.key === key)
      if (!rule) throw refuse('alert-rules.remove', 'not-found', '这条规则已不存在。')
      const at = w.clock.now()
      const shipped = shippedRules.find((one) => one.key === key)
      w.gate.write({ command: 'alert-rules.remove', subject: rule.definition.name, actor: w.actor, origin: 'user', at }, (tx) => {
        const ruleId = rowFor(tx, key, rule.enabled, at)
        if (!shipped) return void tx.update('alert_rule', ruleId, { removed: 1, enabled: 0 })
        // Back to what was shipped, as a version of its own: what it said in between stays known.
        tx.update('alert_rule', ruleId, { enabled: Number(shipped.enabled) })
        if (rule.changed)
          tx.insert('alert_rule_version', {
            rule_id: ruleId,
            version: rule.version + 1,
            effective_from: at,
            definition: JSON.stringify(shipped.definition),
            saved_by: w.actor,
          })
      })
      return {}
    },
  }
}

function rowFor(tx: GateTransaction, key: string, enabled: boolean, at: string): number {
  return (
    tx.read.value<number>('SELECT id FROM alert_rule WHERE key = ?', key) ??
    tx.insert('alert_rule', { key, enabled: Number(enabled), removed: 0, created_at: at })
  )
}
