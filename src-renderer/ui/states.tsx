import { Button, Skeleton } from 'antd'
import { CloudServerOutlined, InboxOutlined, WarningOutlined } from './icons.tsx'
import type { ReactNode } from 'react'
import type { Failure } from '../../src-preload/contract/_kit/failure.ts'
import { failureWords } from '../text/failure-words.ts'
import { useSpeech } from '../text/language.tsx'
import './states.css'

export function EmptyState({
  title,
  body,
  icon,
  actions,
}: {
  title: string
  body?: string
  icon?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="state">
      <div className="state-icon" aria-hidden>
        {icon ?? <InboxOutlined />}
      </div>
      <p className="state-title">{title}</p>
      {body !== undefined && <p className="state-body">{body}</p>}
      {actions !== undefined && <div className="state-actions">{actions}</div>}
    </div>
  )
}

export function FailureState({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const { words, language } = useSpeech()
  const said = failureWords(words, language, failure)
  const offline = failure.code === 'wire.closed'
  return (
    <div className="state" role="alert">
      <div className="state-icon state-icon-bad" aria-hidden>
        {offline ? <CloudServerOutlined /> : <WarningOutlined />}
      </div>
      <p className="state-title">{said.what}</p>
      <p className="state-body">{said.todo}</p>
      {said.traceId !== null && <p className="state-trace">{words.generic.traceId(said.traceId)}</p>}
      {onRetry && (
        <div className="state-actions">
          <Button onClick={onRetry}>{words.generic.retry}</Button>
        </div>
      )}
    </div>
  )
}

export function LoadingState({ rows = 6 }: { rows?: number }) {
  const { words } = useSpeech()
  return (
    <div className="state-loading" role="status" aria-label={words.generic.loading}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}

interface Asked<T> {
  readonly data: T | undefined
  readonly failure: Failure | null
  readonly refetch: () => void
}

/** The three states of an answer in one place: nothing yet, failed with nothing to show, there. */
export function Answered<T>({ answer, rows, children }: { answer: Asked<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (answer.data !== undefined) return children(answer.data)
  if (answer.failure) return <FailureState failure={answer.failure} onRetry={answer.refetch} />
  return <LoadingState {...(rows === undefined ? {} : { rows })} />
}
