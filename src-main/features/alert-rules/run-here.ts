import type { Writing } from '../../store/contexts.ts'
import { evaluationRound, evaluationSteps } from './round.ts'
import type { AlertSubjects } from './subject.ts'

/** A whole evaluation in this thread, for one-shot command lines and tests; the app drives the same steps over its threads. */
export function runRoundHere(w: Writing, subjects: AlertSubjects): { raised: number } {
  const steps = evaluationSteps(subjects)
  const round = evaluationRound()
  let next = round.next()
  while (!next.done) {
    const { step, input } = next.value
    const run = steps[step] as (context: Writing, input: unknown) => unknown
    next = round.next(run(w, input) as never)
  }
  return next.value
}
