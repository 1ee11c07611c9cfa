import type { JobState } from '../../../src-preload/contract/jobs.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

interface JobRow {
  readonly id: string
  readonly method: string
  readonly state: JobState['state']
  readonly phase: string
  readonly current: number
  readonly total: number | null
  readonly started_at: string
  readonly ended_at: string | null
  readonly output: string | null
  readonly failure: string | null
}

/** The job's row, so that a reloaded window and a later start find it. */
export function recordJob(w: Writing, state: JobState): void {
  w.gate.write({ command: 'jobs.record', actor: w.actor, origin: 'rule', at: w.clock.now() }, (tx) => {
    tx.unlogged(
      'job',
      'INSERT OR REPLACE INTO job (id, method, state, phase, current, total, started_at, ended_at, output, failure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      state.jobId,
      state.method,
      state.state,
      state.phase,
      state.current,
      state.total,
      state.startedAt,
      state.endedAt,
      state.output === null ? null : JSON.stringify(state.output),
      state.failure === null ? null : JSON.stringify(state.failure),
    )
    tx.unlogged('job', 'DELETE FROM job WHERE id NOT IN (SELECT id FROM job ORDER BY started_at DESC LIMIT 200)')
  })
}

/** Jobs that were running when the app ended cannot be running now. */
export function markInterrupted(w: Writing): void {
  if (!w.read.get(`SELECT 1 FROM job WHERE state = 'running' LIMIT 1`)) return
  w.gate.write({ command: 'jobs.interrupt', actor: w.actor, origin: 'rule', at: w.clock.now() }, (tx) => {
    tx.unlogged('job', `UPDATE job SET state = 'interrupted', ended_at = ? WHERE state = 'running'`, w.clock.now())
  })
}

export function storedJobs(r: Reading): JobState[] {
  return r.read.all<JobRow>('SELECT * FROM job ORDER BY started_at DESC LIMIT 100').map((row) => ({
    jobId: row.id,
    method: row.method,
    state: row.state,
    phase: row.phase,
    current: row.current,
    total: row.total,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    output: row.output === null ? null : (JSON.parse(row.output) as unknown),
    failure: row.failure === null ? null : (JSON.parse(row.failure) as JobState['failure']),
  }))
}
