import { App } from 'antd'
import { useCallback } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import type { Input } from '../../wire/wire.ts'

export type Mark = (input: Input<'alerts.mark'>) => void

export function useMarkAlerts(): Mark {
  const wire = useWire()
  const { words, format } = useSpeech()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  return useCallback(
    (input) => {
      wire.call('alerts.mark', input).then(({ changed }) => {
        // One row changes under the eye; many are worth a word.
        if (changed > 1) void message.success(words.alerts.marked(format.count(changed)))
      }, tellFailure)
    },
    [wire, words, format, message, tellFailure],
  )
}
