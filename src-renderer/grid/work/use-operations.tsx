import { App } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import type { GridHandle } from '../grid-handle.ts'
import { mostAtOnce } from '../hands/edit-session.ts'
import type { BulkInput } from '../rows/grid-port.ts'
import { spanSize } from '../selection/parts.ts'
import type { Part } from '../selection/parts.ts'
import { doneOf, shownFirst } from './operation.ts'
import type { Operation } from './operation.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import { useOutcome } from './use-outcome.tsx'
import './work.css'

interface Parts<Row> {
  readonly handle: () => GridHandle<Row> | null
  readonly titleOf: (field: string) => string
  readonly undo: (changeSetId: number) => void
}

export interface Operations {
  /** Runs at once, or after a preview when it is large or when the person asked for one. */
  readonly run: (operation: Operation, preview?: boolean) => void
  /** The same value into cells whose rows differ from column to column, as one batch. */
  readonly setScattered: (parts: readonly Part[], value: string | null) => void
  readonly dialogs: ReactNode
}

/** Range operations from the hands: preview, one command, progress, the outcome and its undo. */
export function useOperations<Row>({ handle, titleOf, undo }: Parts<Row>): Operations {
  const { words, format } = useSpeech()
  const say = words.grid.bulk
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [asking, setAsking] = useState<Operation | null>(null)
  const selectIds = useCallback(
    (ids: readonly number[], wanted?: () => boolean) => void handle()?.selectIds(ids, wanted).catch(tellFailure),
    [handle, tellFailure],
  )
  const outcome = useOutcome({ titleOf, undo, selectIds })

  const inputOf = useCallback(
    async (grid: GridHandle<Row>, { spans, fields, operation }: Operation): Promise<BulkInput> => ({
      rows: await grid.meant(spans),
      fields,
      operation,
    }),
    [],
  )
  const { tell } = outcome
  const apply = useCallback(
    async (operation: Operation) => {
      const grid = handle()
      if (!grid) return
      const { port } = grid.view()
      const long = spanSize(operation.spans) > mostAtOnce
      const key = 'bulk-progress'
      // What was done is selected first, by whoever asked for it.
      await Promise.resolve()
      const untouched = grid.untouched()
      try {
        const done = await grid.session.run(await inputOf(grid, operation), operation, async (input) => {
          if (!long) return port.bulk(input)
          const show = (share: string) => void message.open({ key, type: 'loading', content: say.working(share), duration: 0 })
          show('')
          const job = await port.applyBulk(input, (state) => {
            if (state.total !== null && state.total > 0) show(format.percent(state.current / state.total))
          })
          return job.done
        })
        tell(done, untouched, operation.note)
      } catch (thrown) {
        tellFailure(thrown)
      } finally {
        message.destroy(key)
      }
    },
    [handle, inputOf, message, say, format, tell, tellFailure],
  )

  const run = useCallback(
    (operation: Operation, preview = false) => {
      const cells = spanSize(operation.spans) * operation.fields.length
      if (cells === 0) return
      if (preview || cells > shownFirst) setAsking(operation)
      else void apply(operation)
    },
    [apply],
  )

  const setScattered = useCallback(
    (parts: readonly Part[], value: string | null) => {
      const grid = handle()
      if (!grid) return
      const { hands, session } = grid
      const untouched = grid.untouched()
      const send = async () => {
        const cells: { id: number; field: string; value: string | null }[] = []
        for (const part of parts) {
          const ids = await grid.idsOf(part.rows, 100_000)
          for (const col of part.cols) {
            const field = hands.fields[col]
            if (field !== undefined) for (const id of ids) cells.push({ id, field, value })
          }
        }
        const answer = await grid.view().port.edit(cells)
        session.remember(answer.changeSetId)
        await session.refresh(parts.flatMap((part) => part.rows))
        tell(doneOf(answer, cells.length), untouched)
      }
      send().catch(tellFailure)
    },
    [handle, tell, tellFailure],
  )

  const ask = useMemo(
    () => async () => {
      const grid = handle()
      if (!grid || !asking) throw new Error('There is no grid to ask about')
      return grid.view().port.previewBulk(await inputOf(grid, asking))
    },
    [handle, inputOf, asking],
  )
  const close = () => {
    setAsking(null)
    handle()?.hands.focus()
  }
  const dialogs = (
    <>
      {asking && (
        <PreviewDialog
          cells={spanSize(asking.spans) * asking.fields.length}
          ask={ask}
          titleOf={titleOf}
          onClose={close}
          onRun={() => {
            close()
            void apply(asking)
          }}
        />
      )}
      {outcome.dialog}
    </>
  )
  return { run, setScattered, dialogs }
}
