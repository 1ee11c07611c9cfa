import * as v from 'valibot'
import { command, query, topic } from './_kit/declare.ts'
import { instant, nothing } from './_words/basics.ts'

export const jobState = v.object({
  jobId: v.string(),
  method: v.string(),
  state: v.picklist(['running', 'done', 'failed', 'cancelled', 'interrupted']),
  phase: v.string(),
  current: v.number(),
  /** Null while unknown. */
  total: v.nullable(v.number()),
  startedAt: instant,
  endedAt: v.nullable(instant),
  output: v.nullable(v.unknown()),
  failure: v.nullable(
    v.object({
      code: v.string(),
      kind: v.string(),
      message: v.string(),
      details: v.record(v.string(), v.unknown()),
      traceId: v.optional(v.string()),
    }),
  ),
})
export type JobState = v.InferOutput<typeof jobState>

export const jobs = {
  list: query({ input: nothing, output: v.array(jobState), reads: ['job'] }),
  get: query({ input: v.object({ jobId: v.string() }), output: jobState, failures: { 'not-found': 'not-found' } }),
  cancel: command({ input: v.object({ jobId: v.string() }), output: nothing, failures: { 'not-found': 'not-found' } }),
  /** Progress at most ten times a second, and the end; keyed by job id. */
  changed: topic(jobState),
}
