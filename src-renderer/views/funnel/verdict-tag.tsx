import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { pointsOf } from './shown-figures.ts'

export type Test = Output<'funnel.why'>['test']

/** What may be said about a change; how sure it is stands behind it. */
export function VerdictTag({ test }: { test: Test }) {
  const { words } = useSpeech()
  const say = words.funnel
  const hint =
    test.adjustedP === null || test.interval === null
      ? undefined
      : say.verdictHint(
          test.adjustedP < 0.001 ? '<0.001' : test.adjustedP.toFixed(3),
          say.points(pointsOf(-test.interval.high)),
          say.points(pointsOf(-test.interval.low)),
        )
  return (
    <span className={`verdict verdict-${test.verdict}`} title={hint}>
      {say.verdicts[test.verdict]}
    </span>
  )
}
