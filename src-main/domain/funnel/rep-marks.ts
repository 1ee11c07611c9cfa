export interface RepRate {
  readonly rep: string
  readonly won: number
  readonly cases: number
}

const fewestCases = 10

/**
 * Rule A8: reps with at least 10 cases whose rate lies more than one standard deviation below the mean of their peers: the
 * others with as many cases, each counted once. Two peers at least, or there is no spread to speak of.
 */
export function markedReps(rates: readonly RepRate[]): string[] {
  const judged = rates.filter(({ cases }) => cases >= fewestCases)
  return judged
    .filter(({ rep, won, cases }) => {
      const peers = judged.filter((other) => other.rep !== rep).map((other) => other.won / other.cases)
      if (peers.length < 2) return false
      const mean = peers.reduce((a, b) => a + b, 0) / peers.length
      const deviation = Math.sqrt(peers.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (peers.length - 1))
      return won / cases < mean - deviation - 1e-12
    })
    .map(({ rep }) => rep)
}
