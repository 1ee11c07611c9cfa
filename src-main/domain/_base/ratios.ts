import { divideHalfUp } from './money.ts'

/**
 * An exact ratio as decimal text, rounded half up once (away from zero): 2 ÷ 3 with two decimals → `0.67`. Null when the
 * denominator is 0: no data, never 0 % or 100 %.
 */
export function ratioText(numerator: bigint, denominator: bigint, decimals: number): string | null {
  if (denominator === 0n) return null
  const [above, below] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator]
  const scaled = divideHalfUp(above * 10n ** BigInt(decimals), below)
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${scaled < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`
}

/** `ratioText` in percent: 1 ÷ 8 with two decimals → `12.50`. */
export function percentText(numerator: bigint, denominator: bigint, decimals: number): string | null {
  return ratioText(numerator * 100n, denominator, decimals)
}
