import { exactText, exactToFen, floorOf, negate, type Exact } from '../_base/exact.ts'

/** One amount rounded in the ways people compare; ours is half up, away from zero also below it. */
export interface Roundings {
  readonly halfUpFen: number
  readonly halfUpNegativeFen: number
  /** Banker's rounding: an exact half goes to the even fen. */
  readonly halfEvenFen: number
  /** Up to 12 decimals. */
  readonly exact: string
}

export function roundingsOf(yuan: Exact): Roundings {
  const fen = { over: yuan.over * 100n, under: yuan.under }
  const below = floorOf(fen)
  const twiceRest = (fen.over - below * fen.under) * 2n
  const halfEven = twiceRest > fen.under || (twiceRest === fen.under && below % 2n !== 0n) ? below + 1n : below
  return {
    halfUpFen: exactToFen(yuan),
    halfUpNegativeFen: exactToFen(negate(yuan)),
    halfEvenFen: Number(halfEven),
    exact: exactText(yuan, 12),
  }
}
