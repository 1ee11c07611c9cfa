import type { RuleSettings } from '../../../src-preload/contract/settings.ts'

export const healthParts = ['nps', 'activeRate', 'renewal'] as const
export type HealthPart = (typeof healthParts)[number]
/** Each 0–100; null: nobody knows. */
export type HealthFigures = { readonly [part in HealthPart]: number | null }

export interface Health {
  /** To one decimal, half up; null while a part is missing. */
  readonly value: number | null
  readonly healthy: boolean | null
  readonly missing: readonly HealthPart[]
}

/** Rule D5: 0.4 · NPS + 0.3 · 30-day active rate + 0.3 · renewal forecast; healthy from 72. */
export function customerHealth(figures: HealthFigures, rules: Pick<RuleSettings, 'healthWeights' | 'healthyFrom'>): Health {
  const missing = healthParts.filter((part) => figures[part] === null)
  if (missing.length > 0) return { value: null, healthy: null, missing }
  // Weights in hundredths keep the sum whole before the one rounding.
  const sum = healthParts.reduce(
    (total, part) => total + Math.round(rules.healthWeights[part] * 100) * Math.round((figures[part] ?? 0) * 100),
    0,
  )
  const value = Math.floor(sum / 1000 + 0.5) / 10
  return { value, healthy: value >= rules.healthyFrom, missing }
}
