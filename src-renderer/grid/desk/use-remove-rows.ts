import { App, Button } from 'antd'
import { createElement, useCallback } from 'react'
import type { Positions } from '../../../src-preload/contract/_words/grid.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import type { GridHandle } from '../grid-handle.ts'
import { at } from '../selection/selection.ts'

const most = 100_000

/** Deletes without asking first, since one click takes it back. */
export function useRemoveRows<Row>(
  handle: () => GridHandle<Row> | null,
  removedWords: (count: string) => string,
  undo: (changeSetId: number) => void,
): (spans: readonly Positions[]) => void {
  const { words, format } = useSpeech()
  const { notification } = App.useApp()
  const tellFailure = useTellFailure()
  return useCallback(
    (spans) => {
      const grid = handle()
      const [first] = spans
      if (!grid || !first) return
      const remove = async () => {
        const untouched = grid.untouched()
        const ids = await grid.idsOf(spans, most)
        const { removed, changeSetId } = await grid.view().port.remove(ids)
        grid.session.remember(changeSetId)
        grid.reopen()
        if (untouched()) grid.hands.select(at({ row: Math.max(0, first.first - 1), col: 0 }), null)
        if (changeSetId === null) return
        const key = `removed-${changeSetId}`
        const takeBack = () => {
          notification.destroy(key)
          undo(changeSetId)
        }
        notification.info({
          key,
          title: removedWords(format.count(removed)),
          actions: createElement(Button, { size: 'small', type: 'primary', onClick: takeBack }, words.shell.undo.action),
          duration: 8,
          placement: 'bottomRight',
        })
      }
      remove().catch(tellFailure)
    },
    [handle, removedWords, undo, words, format, notification, tellFailure],
  )
}
