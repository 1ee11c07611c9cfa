import type { PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { Writing } from '../../store/contexts.ts'
import { finishRun, keepResults } from './keep-run.ts'
import type { Reckoned } from './reckon.ts'
import { reckonPeriod, type RunDone, type RunKind } from './reckon-period.ts'

const quiet = { progress: () => undefined, throwIfCancelled: () => undefined }

/** The whole run at once on the writer's thread: for a few documents, as the demo makes them. */
export function runPeriod(w: Writing, kind: RunKind, span: PeriodSpan, byName: string): RunDone {
  const results: Reckoned[] = []
  const run = reckonPeriod(w.read, kind, span, (one) => void results.push(one), quiet)
  if (run.standing) return run.standing
  return finishRun(w, run, span, keepResults(w, kind, span.name, null, results), byName)
}
