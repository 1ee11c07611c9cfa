import type { verdicts } from '../../../src-preload/contract/funnel.ts'
import { benjaminiHochberg } from '../../domain/funnel/benjamini-hochberg.ts'
import type { Proportion } from '../../domain/funnel/proportion.ts'
import { proportionTest, type ProportionTest } from '../../domain/funnel/proportion-test.ts'

export interface Judged {
  verdict: (typeof verdicts)[number]
  diff: number | null
  interval: { low: number; high: number } | null
  p: number | null
  adjustedP: number | null
  method: 'z' | 'fisher' | null
}

const nothing: Judged = { verdict: 'no-data', diff: null, interval: null, p: null, adjustedP: null, method: null }
const significant = 0.05

/** Judges comparisons looked at together: corrected for their number (rule A6), and never a fall without significance. */
export function judgeTogether(pairs: readonly (readonly [Proportion, Proportion])[]): { judged: Judged[]; looks: number } {
  const tests = pairs.map(([before, after]) => proportionTest(before, after))
  const ps = tests.flatMap((test) => (test ? [test.p] : []))
  const adjusted = benjaminiHochberg(ps)
  let at = 0
  const judged = tests.map((test) => (test ? said(test, adjusted[at++]?.adjusted ?? 1) : nothing))
  return { judged, looks: ps.length }
}

function said(test: ProportionTest, adjustedP: number): Judged {
  const verdict = adjustedP < significant && test.diff !== 0 ? (test.diff > 0 ? 'fell' : 'rose') : 'insufficient'
  return { verdict, diff: test.diff, interval: { ...test.newcombe95 }, p: test.p, adjustedP, method: test.use }
}
