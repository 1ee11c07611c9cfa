import type { JobState } from '../../../src-preload/contract/jobs.ts'
import type { Words } from '../../text/language.tsx'

export function phaseWords(words: Words, job: JobState | null): string {
  if (!job) return words.generic.loading
  return (words.imports.preparing.phases as Record<string, string>)[job.phase] ?? job.phase
}
