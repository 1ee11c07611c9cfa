import { Button, Popover, Progress, Tooltip } from 'antd'
import { CloseOutlined, DisconnectOutlined, LaptopOutlined, LoadingOutlined } from '../ui/icons.tsx'
import type { JobState } from '../../src-preload/contract/jobs.ts'
import type { WorkspaceState } from '../../src-preload/contract/workspace.ts'
import { useSpeech } from '../text/language.tsx'
import { useStatus } from '../ui/status-line.tsx'
import { changeWords } from '../views/changes/index.ts'
import { useRunningJobs } from '../wire/jobs.ts'
import { useSteadyQuery } from '../wire/use-query.ts'
import { useConnection, useWire } from '../wire/use-wire.tsx'
import { WhoAmI } from './who-am-i.tsx'

export function StatusBar({ workspace }: { workspace: WorkspaceState }) {
  const { words, format } = useSpeech()
  const say = words.shell.status
  const status = useStatus()
  const next = useSteadyQuery('changes.next', {}).data
  const jobs = useRunningJobs()
  return (
    <footer className="status-bar" aria-label={say.label}>
      <Tooltip title={workspace.path}>
        <span className="status-item status-name">{workspace.name}</span>
      </Tooltip>
      {workspace.demo && <span className="status-item status-demo">{say.demo}</span>}
      <span className="status-item" aria-live="polite">
        {status && status.shown !== null && say.rows(format.count(status.shown), format.count(status.total ?? status.shown))}
      </span>
      {status && status.selected > 0 && (
        <span className="status-item">
          {say.selected(format.count(status.selected))}
          {status.figures !== '' && ` · ${status.figures}`}
        </span>
      )}
      <span className="status-gap" />
      {jobs.length > 0 && <RunningJobs jobs={jobs} />}
      <span className="status-item status-undo">{next?.undo ? say.undo(changeWords(words, next.undo)) : say.nothingToUndo}</span>
      <WhoAmI />
      <ConnectionMark />
    </footer>
  )
}

function ConnectionMark() {
  const say = useSpeech().words.shell.status
  const connection = useConnection()
  if (connection === 'ready') {
    return (
      <Tooltip title={say.localOnlyHint}>
        <span className="status-item">
          <LaptopOutlined /> {say.localOnly}
        </span>
      </Tooltip>
    )
  }
  return (
    <span className="status-item status-bad" role="status">
      <DisconnectOutlined /> {connection === 'lost' ? say.lost : say.connecting}
    </span>
  )
}

function RunningJobs({ jobs }: { jobs: readonly JobState[] }) {
  const { words } = useSpeech()
  const wire = useWire()
  const say = words.shell.status
  const first = jobs[0]
  const share = (job: JobState) => (job.total ? Math.floor((job.current / job.total) * 100) : 0)
  const name = (job: JobState) =>
    (words.changes.commands as Record<string, string>)[job.method] ??
    (job.method === 'imports.prepare'
      ? words.imports.preparing.title
      : job.method.endsWith('.export')
        ? words.exporting.working
        : job.method.endsWith('.applyBulk')
          ? words.grid.bulk.title
          : job.method)
  const list = (
    <div className="job-list">
      {jobs.map((job) => (
        <div key={job.jobId} className="job-line">
          <span>{name(job)}</span>
          <Progress percent={share(job)} size="small" aria-label={name(job)} />
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={`${say.cancelJob} ${name(job)}`}
            onClick={() => void wire.call('jobs.cancel', { jobId: job.jobId }).catch(() => undefined)}
          />
        </div>
      ))}
    </div>
  )
  return (
    <Popover content={list} trigger="click" placement="topRight">
      <button type="button" className="bare status-item">
        <LoadingOutlined /> {say.jobs(jobs.length)}
        {first?.total ? ` ${share(first)}%` : ''}
      </button>
    </Popover>
  )
}
