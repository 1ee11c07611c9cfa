/**
 * An amount laid over document lines in proportion to their signed basis: whole fen below, the rest by largest remainder,
 * ties to the first. The parts add up to the amount. Null where the bases cancel out and no proportion exists.
 */
export function allotFen(totalFen: number, bases: readonly number[]): number[] | null {
  const sum = bases.reduce((all, basis) => all + BigInt(basis), 0n)
  if (sum === 0n) return null
  const total = BigInt(totalFen)
  const under = sum < 0n ? -sum : sum
  const shares = bases.map((basis) => {
    const over = total * BigInt(basis) * (sum < 0n ? -1n : 1n)
    const rest = ((over % under) + under) % under
    return { fen: Number((over - rest) / under), rest }
  })
  const left = totalFen - shares.reduce((all, { fen }) => all + fen, 0)
  const order = [...shares.keys()].sort((a, b) => Number((shares[b]?.rest ?? 0n) - (shares[a]?.rest ?? 0n)) || a - b)
  const given = new Set(order.slice(0, left))
  return shares.map(({ fen }, at) => fen + (given.has(at) ? 1 : 0))
}
