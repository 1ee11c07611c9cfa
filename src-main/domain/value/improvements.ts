export interface ImprovementFacts {
  readonly clauses: readonly { readonly clauseKey: string; readonly kept: number; readonly late: number }[]
  readonly indicators: readonly {
    readonly name: string
    readonly better: 'more' | 'less'
    readonly value: string
    readonly benchmark: string | null
  }[]
  readonly health: { readonly nps: number | null; readonly activeRate: number | null; readonly renewal: number | null } | null
  readonly medianResponseHours: number | null
  readonly medianResponseHoursBefore: number | null
  readonly reviews: number
  readonly cocreations: number
}

export interface Improvement {
  readonly code: 'keep-promise' | 'reach-benchmark' | 'raise-health' | 'answer-faster' | 'hold-reviews' | 'create-together'
  /** The clause, indicator or part meant; empty where the code says it all. */
  readonly subject: string
  readonly figure: number | null
}

/** Three next steps (rule C5) from what is weakest, most telling first; a person goes on from there. */
export function nextImprovements(facts: ImprovementFacts): Improvement[] {
  const found: Improvement[] = []
  const broken = [...facts.clauses]
    .filter(({ late }) => late > 0)
    .sort((a, b) => b.late / (b.late + b.kept) - a.late / (a.late + a.kept))
  for (const { clauseKey, late, kept } of broken.slice(0, 2))
    found.push({ code: 'keep-promise', subject: clauseKey, figure: late / (late + kept) })
  for (const { name, better, value, benchmark } of facts.indicators) {
    if (benchmark === null) continue
    const gap = better === 'more' ? Number(benchmark) - Number(value) : Number(value) - Number(benchmark)
    if (gap > 0) found.push({ code: 'reach-benchmark', subject: name, figure: gap })
  }
  const { medianResponseHours: now, medianResponseHoursBefore: before } = facts
  if (now !== null && before !== null && now > before) found.push({ code: 'answer-faster', subject: '', figure: now - before })
  const parts = Object.entries(facts.health ?? {}).filter((part): part is [string, number] => part[1] !== null)
  const weakest = parts.sort((a, b) => a[1] - b[1])[0]
  if (weakest && weakest[1] < 72) found.push({ code: 'raise-health', subject: weakest[0], figure: weakest[1] })
  if (facts.reviews < 4) found.push({ code: 'hold-reviews', subject: '', figure: facts.reviews })
  if (facts.cocreations === 0) found.push({ code: 'create-together', subject: '', figure: null })
  return found.slice(0, 3)
}
