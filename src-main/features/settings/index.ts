import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { RuleSettings, settings } from '../../../src-preload/contract/settings.ts'
import { defaultRuleSettings, valueAnchors } from '../../domain/customers/rule-defaults.ts'
import { carriedOn, ruleChanges, withChanges } from '../../domain/customers/rule-changes.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

interface Version {
  readonly effective_from: string
  readonly values_json: string
}

interface StoredVersion extends Version {
  readonly id: number
}

function versionOn(read: ReadHandle, on: string): Version | undefined {
  return read.get<Version>(
    'SELECT effective_from, values_json FROM rule_setting WHERE effective_from <= ? ORDER BY effective_from DESC, id DESC LIMIT 1',
    on,
  )
}

/** The numbers of the rules that hold on a date: yesterday's figures are computed by yesterday's rules. */
export function rulesOn(read: ReadHandle, on: string): RuleSettings {
  const version = versionOn(read, on)
  return version ? valuesOf(version) : defaultRuleSettings
}

function valuesOf({ values_json }: Version): RuleSettings {
  const stored = JSON.parse(values_json) as Partial<RuleSettings>
  // Numbers that came later have their default in settings saved before.
  return { ...defaultRuleSettings, ...stored, quotes: { ...defaultRuleSettings.quotes, ...stored.quotes } }
}

/** Since when the rules hold that hold on a date; null for the shipped ones. */
export function rulesSince(read: ReadHandle, on: string): string | null {
  return versionOn(read, on)?.effective_from ?? null
}

export const settingsReads: QueryHandlers<typeof settings, Reading> = {
  rules({ read, clock }, { on = clock.today() }) {
    return {
      effectiveFrom: versionOn(read, on)?.effective_from ?? null,
      values: rulesOn(read, on),
      defaults: defaultRuleSettings,
    }
  },
  ruleVersions({ read, clock }) {
    const rows = read.all<StoredVersion & { created_at: string }>(
      'SELECT id, effective_from, values_json, created_at FROM rule_setting ORDER BY effective_from, id',
    )
    const today = clock.today()
    const current = rows.findLast((row) => row.effective_from <= today)
    const versions = rows.map((row, index) => {
      const before = rows[index - 1]
      const replaced = rows[index + 1]?.effective_from === row.effective_from
      return {
        id: row.id,
        effectiveFrom: row.effective_from,
        savedAt: row.created_at,
        state: replaced ? ('replaced' as const) : row === current ? 'current' : row.effective_from > today ? 'coming' : 'past',
        changes: ruleChanges(before ? valuesOf(before) : defaultRuleSettings, valuesOf(row)).map((one) => ({
          ...one,
          path: [...one.path],
        })),
      } as const
    })
    return { versions: versions.toReversed() }
  },
}

/** `recompute` brings the stored scores and tiers of the customers up to the rules of today. */
export function settingsCommands(recompute: (w: Writing) => void): CommandHandlers<typeof settings, Writing> {
  return {
    saveRules(w, { effectiveFrom, shownOn = effectiveFrom, values }) {
      if (effectiveFrom < w.clock.today())
        throw refuse('settings.saveRules', 'back-dated', '规则只能从今天或以后生效：过去的数字按过去的规则计算，不能改动。')
      const before = rulesOn(w.read, effectiveFrom)
      const changes = ruleChanges(rulesOn(w.read, shownOn), values)
      if (changes.length === 0) return { changeSetId: null }
      const changed = withChanges(before, changes)
      const later = laterThan(w.read, effectiveFrom)
      const carried = carriedOn(
        before,
        later.map((one) => one.values),
        changes,
      )
      for (const one of [changed, ...carried]) check(one)
      const at = w.clock.now()
      const done = w.gate.write(
        { command: 'settings.saveRules', subject: effectiveFrom, actor: w.actor, origin: 'user', at },
        (tx) => {
          tx.insert('rule_setting', { effective_from: effectiveFrom, values_json: JSON.stringify(changed), created_at: at })
          for (const [index, one] of later.entries())
            tx.update('rule_setting', one.id, { values_json: JSON.stringify(carried[index]) })
          return tx.changeSetId
        },
      )
      if (effectiveFrom === w.clock.today()) recompute(w)
      return { changeSetId: done.result }
    },
    withdrawRules(w, { id }) {
      const row = w.read.get<StoredVersion>('SELECT id, effective_from, values_json FROM rule_setting WHERE id = ?', id)
      if (!row) throw refuse('settings.withdrawRules', 'not-found', '这次修改已被撤回。')
      if (row.effective_from <= w.clock.today())
        throw refuse('settings.withdrawRules', 'holds-already', '已经生效的规则不能撤回，可以再改一次。')
      const withdrawn = valuesOf(row)
      const earlier = w.read.get<StoredVersion>(
        `SELECT id, effective_from, values_json FROM rule_setting WHERE (effective_from, id) < (?, ?)
         ORDER BY effective_from DESC, id DESC LIMIT 1`,
        row.effective_from,
        row.id,
      )
      const back = ruleChanges(withdrawn, earlier ? valuesOf(earlier) : defaultRuleSettings)
      const later = laterThan(w.read, row.effective_from, row.id)
      const carried = carriedOn(
        withdrawn,
        later.map((one) => one.values),
        back,
      )
      const intent = { command: 'settings.withdrawRules', subject: row.effective_from, actor: w.actor, origin: 'user' } as const
      const done = w.gate.write({ ...intent, at: w.clock.now() }, (tx) => {
        tx.delete('rule_setting', id)
        for (const [index, one] of later.entries())
          tx.update('rule_setting', one.id, { values_json: JSON.stringify(carried[index]) })
      })
      return { changeSetId: done.changeSetId }
    },
  }
}

/** Settings that begin after a date (or after a setting of it), in order. */
function laterThan(read: ReadHandle, date: string, id = Number.MAX_SAFE_INTEGER) {
  return read
    .all<StoredVersion>(
      `SELECT id, effective_from, values_json FROM rule_setting WHERE (effective_from, id) > (?, ?) ORDER BY effective_from, id`,
      date,
      id,
    )
    .map((row) => ({ id: row.id, values: valuesOf(row) }))
}

function check(values: RuleSettings): void {
  const weights = Object.values(values.valueWeights)
  if (weights.some((weight) => weight < 0) || weights.every((weight) => weight === 0))
    throw refuse('settings.saveRules', 'bad-weights', '价值评分的权重不能为负，且至少有一项大于 0。')
  const { S, A, B, C } = values.tierThresholds
  if (!(S > A && A > B && B > C)) throw refuse('settings.saveRules', 'bad-thresholds', '分级门槛须依次递减：S > A > B > C。')
  for (const anchors of Object.values(valueAnchors(values)))
    if (anchors.some(({ at }, index) => index > 0 && at <= (anchors[index - 1]?.at ?? 0)))
      throw refuse('settings.saveRules', 'bad-anchors', '换算表的各档须从小到大，不能重复。')
}
