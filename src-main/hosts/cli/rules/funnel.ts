import { proportionTest } from '../../../domain/funnel/proportion-test.ts'
import { wilson95, type Proportion } from '../../../domain/funnel/proportion.ts'
import { CannotDo, number, object, type Rules } from './case-reading.ts'
import { six } from './statistics.ts'

function proportion(value: unknown): Proportion {
  const { x, n } = object(value)
  return { x: number(x), n: number(n) }
}

export const funnelRules: Rules = {
  'funnel.proportionTests'({ before, after }) {
    const test = proportionTest(proportion(before), proportion(after))
    if (!test) throw new CannotDo('no cases on one side')
    return {
      z: six(test.z),
      pTwoSided: six(test.pTwoSided),
      fisherTwoSided: six(test.fisherTwoSided),
      diff: six(test.diff),
      newcombe95: [six(test.newcombe95.low), six(test.newcombe95.high)],
      minExpectedCell: six(test.minExpectedCell),
      use: test.use,
    }
  },
  'funnel.wilson95'(input) {
    const interval = wilson95(proportion(input))
    if (!interval) throw new CannotDo('no cases')
    return { low: six(interval.low), high: six(interval.high) }
  },
}
