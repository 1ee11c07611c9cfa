import { App, Button, Modal } from 'antd'
import { useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import type { BulkDone } from '../../../src-preload/contract/_words/grid.ts'
import { refusalWords } from '../../text/reason-words.ts'
import { useSpeech } from '../../text/language.tsx'

interface Parts {
  readonly titleOf: (field: string) => string
  readonly undo: (changeSetId: number) => void
  readonly selectIds: (ids: readonly number[], wanted?: () => boolean) => void
}

/** Says how a change ended, with one press to take it back; what was refused stays selected and can be looked at. */
export function useOutcome({ titleOf, undo, selectIds }: Parts): {
  /** `untouched`: whether the person is still where the change was begun; what was refused is selected only then. */
  tell: (done: BulkDone, untouched: () => boolean, note?: string) => void
  dialog: ReactNode
} {
  const { words, format, language } = useSpeech()
  const say = words.grid.bulk
  const { notification } = App.useApp()
  const [looking, setLooking] = useState<BulkDone | null>(null)

  const tell = useCallback(
    (done: BulkDone, untouched: () => boolean, note?: string) => {
      const changed = format.count(done.changed)
      const refused = format.count(done.refusedCount)
      const key = `bulk-${done.changeSetId ?? 'none'}-${Date.now()}`
      const { changeSetId } = done
      const title =
        done.changed === 0
          ? done.refusedCount > 0
            ? say.allRefused(refused)
            : say.noChange
          : done.refusedCount > 0
            ? say.doneRefused(changed, refused)
            : say.done(changed)
      const close = () => notification.destroy(key)
      notification[done.refusedCount > 0 ? 'warning' : done.changed > 0 ? 'success' : 'info']({
        key,
        title,
        ...(note === undefined ? {} : { description: note }),
        placement: 'bottomRight',
        duration: done.refusedCount > 0 || note !== undefined ? 10 : 5,
        actions: (
          <>
            {done.refusedCount > 0 && (
              <Button size="small" onClick={() => (close(), setLooking(done))}>
                {say.showRefused}
              </Button>
            )}{' '}
            {changeSetId !== null && (
              <Button size="small" type="primary" onClick={() => (close(), undo(changeSetId))}>
                {words.shell.undo.action}
              </Button>
            )}
          </>
        ),
      })
      if (done.refusedIds.length > 0) selectIds(done.refusedIds, untouched)
    },
    [words, format, say, notification, undo, selectIds],
  )

  const dialog = (
    <Modal
      open={looking !== null}
      onCancel={() => setLooking(null)}
      title={looking && say.refusedTitle(format.count(looking.refusedCount))}
      width={760}
      destroyOnHidden
      okText={say.selectRefused}
      cancelText={words.generic.close}
      onOk={() => {
        if (looking) selectIds(looking.refusedIds)
        setLooking(null)
      }}
    >
      <div className="work-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say.record}</th>
              <th>{say.field}</th>
              <th>{say.value}</th>
              <th>{say.cause}</th>
            </tr>
          </thead>
          <tbody>
            {looking?.refused.map((cell) => (
              <tr key={`${cell.id} ${cell.field}`}>
                <td>{cell.name}</td>
                <td>{titleOf(cell.field)}</td>
                <td>{cell.text ?? words.grid.history.blank}</td>
                <td>{refusalWords(words, language, cell.cause, cell.reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {looking && looking.refusedCount > looking.refused.length && (
        <p className="muted">{say.refusedShown(format.count(looking.refused.length))}</p>
      )}
    </Modal>
  )
  return { tell, dialog }
}
