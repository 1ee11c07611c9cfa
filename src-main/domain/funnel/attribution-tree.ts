export const attributionSteps = ['response', 'clarified', 'demo', 'signed'] as const
export type AttributionStep = (typeof attributionSteps)[number]

/** What happened to a deal at each step; null where nobody said. */
export type AttributionCase = Readonly<Record<AttributionStep, boolean | null>>

export interface AttributionLevel {
  readonly step: AttributionStep
  /** Cases that passed every step before. */
  readonly from: number
  readonly passed: number
  /** Cases of which nobody said; they count as not passed and are named beside the rate. */
  readonly unsaid: number
  readonly rate: number | null
}
export interface AttributionChain {
  readonly cases: number
  readonly levels: readonly AttributionLevel[]
  /** Passed all four, and their share of the cases: the product of the four rates. */
  readonly closed: number
  readonly rate: number | null
  /** Signed without passing every step before: sales the chain does not explain. */
  readonly aside: number
}

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/**
 * The close rate as a product of four (rule A8): on-time first response, needs clarified at first contact, demo accepted,
 * contract signed, each among those that passed the one before. The product is the share that passed all; nothing is divided by 0.
 */
export function attributionChain(cases: readonly AttributionCase[]): AttributionChain {
  let left = cases
  const levels = attributionSteps.map((step): AttributionLevel => {
    const passed = left.filter((one) => one[step] === true)
    const unsaid = left.filter((one) => one[step] === null).length
    const level = { step, from: left.length, passed: passed.length, unsaid, rate: shareOf(passed.length, left.length) }
    left = passed
    return level
  })
  const signed = cases.filter(({ signed: done }) => done === true).length
  return {
    cases: cases.length,
    levels,
    closed: left.length,
    rate: shareOf(left.length, cases.length),
    aside: signed - left.length,
  }
}

/** Did a case get to a step, and what did it do there? */
export function outcomeAt(one: AttributionCase, step: AttributionStep): 'passed' | 'failed' | null {
  const before = attributionSteps.slice(0, attributionSteps.indexOf(step))
  if (!before.every((earlier) => one[earlier] === true)) return null
  return one[step] === true ? 'passed' : 'failed'
}
