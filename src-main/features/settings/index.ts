import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { RuleSettings, settings } from '../../../src-preload/contract/settings.ts'
import { defaultRuleSettings, valueAnchors } from '../../domain/customers/rule-defaults.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

interface Version {
  readonly effective_from: string
  readonly values_json: string
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
  if (!version) return defaultRuleSettings
  const stored = JSON.parse(version.values_json) as Partial<RuleSettings>
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
}

/** `recompute` brings the stored scores and tiers of the customers up to the rules of today. */
export function settingsCommands(recompute: (w: Writing) => void): CommandHandlers<typeof settings, Writing> {
  return {
    saveRules(w, { effectiveFrom, values }) {
      const weights = Object.values(values.valueWeights)
      if (weights.some((weight) => weight < 0) || weights.every((weight) => weight === 0))
        throw refuse('settings.saveRules', 'bad-weights', '价值评分的权重不能为负，且至少有一项大于 0。')
      const { S, A, B, C } = values.tierThresholds
      if (!(S > A && A > B && B > C)) throw refuse('settings.saveRules', 'bad-thresholds', '分级门槛须依次递减：S > A > B > C。')
      for (const anchors of Object.values(valueAnchors(values)))
        if (anchors.some(({ at }, index) => index > 0 && at <= (anchors[index - 1]?.at ?? 0)))
          throw refuse('settings.saveRules', 'bad-anchors', '换算表的各档须从小到大，不能重复。')
      if (effectiveFrom < w.clock.today())
        throw refuse('settings.saveRules', 'back-dated', '规则只能从今天或以后生效：过去的数字按过去的规则计算，不能改动。')
      const at = w.clock.now()
      const done = w.gate.write(
        { command: 'settings.saveRules', subject: effectiveFrom, actor: w.actor, origin: 'user', at },
        (tx) => {
          tx.insert('rule_setting', { effective_from: effectiveFrom, values_json: JSON.stringify(values), created_at: at })
          return tx.changeSetId
        },
      )
      if (effectiveFrom === w.clock.today()) recompute(w)
      return { changeSetId: done.result }
    },
  }
}
