import { App } from 'antd'
import { useCallback } from 'react'
import type { Revert } from '../../../src-preload/contract/changes.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import { changeWords, fieldWords } from './change-words.ts'

/** Skipped cells named in the toast; the rest is in the change log. */
const named = 5

/** Undo and redo with a toast that says what was reverted and what was left alone. */
export function useRevert() {
  const wire = useWire()
  const { words, format } = useSpeech()
  const { notification, message } = App.useApp()
  const tellFailure = useTellFailure()

  const tell = useCallback(
    (answer: Revert, direction: 'undone' | 'redone') => {
      const say = words.shell.undo
      if (!answer.changeSet) {
        void message.info(direction === 'undone' ? say.nothingToUndo : say.nothingToRedo)
        return
      }
      const title = say[direction](changeWords(words, answer.changeSet))
      const left = answer.skippedCount - Math.min(named, answer.skipped.length)
      notification[answer.skippedCount > 0 ? 'warning' : 'success']({
        title,
        placement: 'bottomRight',
        duration: answer.skippedCount > 0 ? 10 : 4,
        description: (
          <>
            <div>{say.reverted(format.count(answer.reverted))}</div>
            {answer.skippedCount > 0 && <div>{say.skipped(format.count(answer.skippedCount))}</div>}
            {answer.skipped.slice(0, named).map((skip) => (
              <div key={`${skip.table} ${skip.id}`} className="muted">
                {[
                  skip.name,
                  skip.fields.map((field) => fieldWords(words, field)).join(words.generic.separator),
                  say.reasons[skip.reason],
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </div>
            ))}
            {left > 0 && <div className="muted">{say.more(format.count(left))}</div>}
          </>
        ),
      })
    },
    [words, format, notification, message],
  )

  const undo = useCallback(
    (changeSetId?: number) =>
      wire
        .call('changes.undo', changeSetId === undefined ? {} : { changeSetId })
        .then((answer) => tell(answer, 'undone'), tellFailure),
    [wire, tell, tellFailure],
  )
  const redo = useCallback(
    () => wire.call('changes.redo', {}).then((answer) => tell(answer, 'redone'), tellFailure),
    [wire, tell, tellFailure],
  )
  return { undo, redo }
}
