import { Alert, App } from 'antd'
import { useCallback } from 'react'
import type { Failure } from '../../src-preload/contract/_kit/failure.ts'
import { failureOf } from '../../src-preload/contract/_kit/failure.ts'
import { failureWords } from '../text/failure-words.ts'
import { useSpeech } from '../text/language.tsx'

/** A failure beside the thing that failed. */
export function FailureNotice({ failure, onClose }: { failure: Failure; onClose?: () => void }) {
  const { words, language } = useSpeech()
  const said = failureWords(words, language, failure)
  const trace = said.traceId === null ? '' : ` ${words.generic.traceId(said.traceId)}`
  return (
    <Alert
      type="error"
      showIcon
      title={said.what}
      description={`${said.todo}${trace}` || undefined}
      {...(onClose ? { closable: { onClose } } : {})}
    />
  )
}

/** For actions without a place of their own to say it. What the person cancelled is not told. */
export function useTellFailure(): (thrown: unknown) => void {
  const { notification } = App.useApp()
  const { words, language } = useSpeech()
  return useCallback(
    (thrown) => {
      const failure = failureOf(thrown)
      if (failure.kind === 'cancelled') return
      const said = failureWords(words, language, failure)
      const trace = said.traceId === null ? '' : ` ${words.generic.traceId(said.traceId)}`
      notification.error({ title: said.what, description: `${said.todo}${trace}`, placement: 'bottomRight' })
    },
    [notification, words, language],
  )
}
