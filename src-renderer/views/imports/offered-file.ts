/** A file dropped before the import view is there to take it: on the first page, or over another view. */
let offered: File | null = null
let taker: ((file: File) => void) | null = null

export function offerFile(file: File): void {
  if (taker) taker(file)
  else offered = file
}

export function takeOfferedFiles(take: (file: File) => void): () => void {
  taker = take
  if (offered) {
    const file = offered
    offered = null
    take(file)
  }
  return () => {
    if (taker === take) taker = null
  }
}
