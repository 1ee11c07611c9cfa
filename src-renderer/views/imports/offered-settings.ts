/** An earlier import whose columns and settings the next file is read with. */
export interface EarlierImport {
  readonly importId: number
  readonly fileName: string
}

/** Chosen in the history before the import view is there to take it, or while it is. */
let offered: EarlierImport | null = null
let taker: ((earlier: EarlierImport) => void) | null = null

export function offerSettings(earlier: EarlierImport): void {
  if (taker) taker(earlier)
  else offered = earlier
}

export function takeOfferedSettings(take: (earlier: EarlierImport) => void): () => void {
  taker = take
  if (offered) {
    const earlier = offered
    offered = null
    take(earlier)
  }
  return () => {
    if (taker === take) taker = null
  }
}
