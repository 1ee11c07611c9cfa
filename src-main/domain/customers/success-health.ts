import { add, compare, exactText, multiply, readExact, zero } from '../_base/exact.ts'

/** Each 0–100 as decimal text; null: no data. */
export interface HealthInputs {
  readonly nps: string | null
  readonly activeRate: string | null
  readonly renewalForecast: string | null
}

export interface SuccessHealth {
  /** With one decimal; null while anything is missing. */
  readonly score: string | null
  readonly healthy: boolean | null
  readonly missing: readonly (keyof HealthInputs)[]
}

/** Rule D5 as it ships. */
export const usualHealthWeights: { readonly [name in keyof HealthInputs]: string } = {
  nps: '0.4',
  activeRate: '0.3',
  renewalForecast: '0.3',
}
const names = ['nps', 'activeRate', 'renewalForecast'] as const

/** Rule D5: 0.4·NPS + 0.3·30-day active rate + 0.3·renewal forecast; healthy from 72. Throws a RangeError outside 0–100. */
export function successHealth(inputs: HealthInputs, healthyFrom = '72', weights = usualHealthWeights): SuccessHealth {
  const missing = names.filter((name) => inputs[name] === null)
  if (missing.length > 0) return { score: null, healthy: null, missing }
  const score = names
    .map((name) => {
      const value = readExact(inputs[name] ?? '0')
      if (compare(value, zero) < 0 || compare(value, readExact('100')) > 0) throw new RangeError(`${name} must be 0–100`)
      return multiply(value, readExact(weights[name]))
    })
    .reduce(add, zero)
  return { score: exactText(score, 1, true), healthy: compare(score, readExact(healthyFrom)) >= 0, missing }
}
