import { App, Button } from 'antd'
import { createElement, useCallback } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import { useRevert } from '../changes/index.ts'

/** Deletes without asking first, since one click takes it back. */
export function useRemove(): (ids: number[], onRemoved: () => void) => Promise<void> {
  const wire = useWire()
  const { words, format } = useSpeech()
  const { notification } = App.useApp()
  const { undo } = useRevert()
  const tellFailure = useTellFailure()
  return useCallback(
    async (ids, onRemoved) => {
      if (ids.length === 0) return
      try {
        const { removed, changeSetId } = await wire.call('customers.remove', { ids })
        onRemoved()
        if (changeSetId === null) return
        const key = `removed-${changeSetId}`
        const takeBack = () => {
          notification.destroy(key)
          void undo(changeSetId)
        }
        notification.info({
          key,
          title: words.customers.grid.removed(format.count(removed)),
          actions: createElement(Button, { size: 'small', type: 'primary', onClick: takeBack }, words.shell.undo.action),
          duration: 8,
          placement: 'bottomRight',
        })
      } catch (thrown) {
        tellFailure(thrown)
      }
    },
    [wire, words, format, notification, undo, tellFailure],
  )
}
