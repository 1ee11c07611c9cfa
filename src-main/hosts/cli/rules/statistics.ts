/** Statistics are answered to six decimals, as the cases write them. */
export function six(value: number): number
export function six(value: number | null): number | null
export function six(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(6)) + 0
}
