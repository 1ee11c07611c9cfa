import type { JobState } from '../../../src-preload/contract/jobs.ts'
import { useSpeech } from '../../text/language.tsx'
import { ProgressBlock } from '../../ui/progress-block.tsx'

/** How far a run is; once its results are written it can no longer be stopped. */
export function RunProgress({ title, job, onCancel }: { title: string; job: JobState | null; onCancel?: () => void }) {
  const { words } = useSpeech()
  const phases: Readonly<Record<string, string>> = words.rebates.phases
  const phase = job?.phase ?? ''
  return (
    <div className="run-progress">
      <ProgressBlock
        title={title}
        phase={phases[phase] ?? ''}
        job={job}
        {...(phase === 'keep' || !onCancel ? {} : { onCancel })}
      />
    </div>
  )
}
