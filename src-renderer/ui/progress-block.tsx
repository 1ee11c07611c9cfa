import { Button, Progress } from 'antd'
import { useState } from 'react'
import type { JobState } from '../../src-preload/contract/jobs.ts'
import { useSpeech } from '../text/language.tsx'
import { useNow } from './use-now.ts'
import './progress-block.css'

/** Long work: phase, how far, rate, time left, and a way to stop. */
export function ProgressBlock({
  title,
  phase,
  job,
  note,
  onCancel,
}: {
  title: string
  phase: string
  job: JobState | null
  note?: string
  onCancel?: () => void
}) {
  const { words, format } = useSpeech()
  const current = job?.current ?? 0
  const total = job?.total ?? null
  const { seconds, done } = usePace(job)
  const rate = seconds > 1 && done > 0 ? done / seconds : null
  const left = rate !== null && total !== null && total > current ? ((total - current) / rate) * 1000 : null
  const facts = [
    total === null ? format.count(current) : `${format.count(current)} / ${format.count(total)}`,
    rate === null ? null : words.units.perSecond(format.count(Math.round(rate))),
    left === null ? null : words.units.remaining(format.duration(left)),
  ].filter((fact) => fact !== null)
  return (
    <div className="progress-block" role="status" aria-live="polite">
      <p className="progress-title">{title}</p>
      <Progress
        percent={total ? Math.min(100, Math.floor((current / total) * 100)) : 0}
        status="active"
        showInfo={total !== null}
        aria-label={title}
      />
      <div className="progress-facts">
        <span>{phase}</span>
        {current > 0 && facts.map((fact) => <span key={fact}>{fact}</span>)}
      </div>
      {note !== undefined && <p className="progress-note">{note}</p>}
      {onCancel && <Button onClick={onCancel}>{words.generic.cancel}</Button>}
    </div>
  )
}

/** Time and work since this phase was first seen here: the host's clock need not be this page's. */
function usePace(job: JobState | null): { seconds: number; done: number } {
  const now = useNow()
  const [start, setStart] = useState<{ phase: string; at: number; from: number } | null>(null)
  if (job && start?.phase !== job.phase) setStart({ phase: job.phase, at: now, from: job.current })
  if (!job || !start) return { seconds: 0, done: 0 }
  return { seconds: (now - start.at) / 1000, done: job.current - start.from }
}
