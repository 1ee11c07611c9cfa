import type { ReadHandle } from '../../store/read-handle.ts'
import { claimsDigest, decisionsDigest, documentsDigest, engineVersion, resultsDigest, sealOf, type Digest } from './digests.ts'
import type { StoredPeriod } from './periods.ts'
import type { Reckoned } from './reckon.ts'
import type { RunControl } from './reckon-period.ts'

export type Sealed = Omit<Reckoned, 'steps' | 'documents' | 'missing' | 'from' | 'to'>

interface StoredResult {
  readonly programme_id: number
  readonly version_id: number
  readonly party: number
  readonly period: string
  readonly adjusts: string
  readonly facts: string
  readonly fen: number | null
  readonly before_fen: number
  readonly due_fen: number
}

/** What a run came to, in no particular order. */
export function storedResults(read: ReadHandle, runId: number): Sealed[] {
  return read
    .all<StoredResult>(
      'SELECT programme_id, version_id, party, period, adjusts, facts, fen, before_fen, due_fen FROM rebate_result WHERE run_id = ?',
      runId,
    )
    .map((row) => ({
      programmeId: row.programme_id,
      versionId: row.version_id,
      party: row.party,
      period: row.period,
      adjusts: row.adjusts,
      facts: JSON.parse(row.facts) as Record<string, string>,
      fen: row.fen,
      beforeFen: row.before_fen,
      dueFen: row.due_fen,
    }))
}

/**
 * The seal of a period with these results (rule E4): documents, claims, decisions and versions as the file has them. Long
 * where the books are; ask inside a snapshot. Throws when cancelled.
 */
export function sealPeriod(read: ReadHandle, period: StoredPeriod, results: Digest, control: RunControl): string {
  const documents = documentsDigest(read, period.from_on.slice(0, 7), period.to_on.slice(0, 7), (rows) => {
    control.throwIfCancelled()
    control.progress('documents', rows, null)
  })
  control.progress('seal', 0, null)
  const versions = read.all<{ id: number; definition: string }>(
    'SELECT id, definition FROM rebate_version WHERE id IN (SELECT DISTINCT version_id FROM rebate_result WHERE run_id = ?)',
    period.run_id ?? 0,
  )
  return sealOf({
    engine: read.value<string>('SELECT engine FROM rebate_run WHERE id = ?', period.run_id ?? 0) ?? engineVersion,
    period: period.name,
    documents,
    claims: claimsDigest(read, period.name),
    decisions: decisionsDigest(read, period.name),
    results,
    versions,
  })
}

/** The digest of a run's results as they are stored. */
export const storedDigest = (read: ReadHandle, runId: number): Digest => resultsDigest(storedResults(read, runId))
