import type { TrialOutcome } from '../../../src-preload/contract/trials.ts'
import { percentText, ratioText } from '../_base/ratios.ts'

/** A trial as the report counts it; what is null happened outside the span or not at all. */
export interface CountedTrial {
  readonly approvalMinutes: number | null
  readonly outcome: TrialOutcome | null
  readonly rootCause: string | null
}

export interface TrialFigures {
  readonly approved: number
  /** Mean working hours with one decimal; null without any. */
  readonly approvalHours: string | null
  readonly ended: number
  readonly converted: number
  readonly extended: number
  readonly terminated: number
  /** Converted ÷ (converted + terminated), percent with one decimal; an extension is no verdict yet. Null without any. */
  readonly conversion: string | null
  /** Most frequent first, then by their words. */
  readonly causes: readonly { readonly cause: string; readonly count: number }[]
}

/** The report of rule B10 over one set of trials. */
export function trialFigures(all: readonly CountedTrial[]): TrialFigures {
  const timed = all.flatMap(({ approvalMinutes }) => approvalMinutes ?? [])
  const minutes = timed.reduce((sum, one) => sum + BigInt(one), 0n)
  const of = (outcome: TrialOutcome) => all.filter((one) => one.outcome === outcome).length
  const [converted, extended, terminated] = [of('转化'), of('延期'), of('终止')]
  const causes = new Map<string, number>()
  for (const { outcome, rootCause } of all)
    if (outcome !== null && rootCause !== null) causes.set(rootCause, (causes.get(rootCause) ?? 0) + 1)
  return {
    approved: timed.length,
    approvalHours: ratioText(minutes, BigInt(timed.length) * 60n, 1),
    ended: converted + extended + terminated,
    converted,
    extended,
    terminated,
    conversion: percentText(BigInt(converted), BigInt(converted + terminated), 1),
    causes: [...causes]
      .map(([cause, count]) => ({ cause, count }))
      .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1)),
  }
}
