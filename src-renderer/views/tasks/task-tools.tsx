import { App, Button } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import type { TaskState } from '../../../src-preload/contract/tasks.ts'
import type { ChosenRows } from '../../grid/desk/chosen-rows.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { CheckOutlined, CloseOutlined, EditOutlined, UndoOutlined } from '../../ui/icons.tsx'
import { isCovered } from '../../ui/keys.tsx'
import { useWire } from '../../wire/use-wire.tsx'

interface Props {
  readonly chosen: ChosenRows
  readonly active: boolean
  /** The list may hold tasks that are closed. */
  readonly reopens: boolean
  readonly onEdit: (() => void) | null
}

/** As many as `tasks.move` takes. */
const mostMoved = 1000

/** What is done to the tasks selected: done by one key, cancelled, opened again, edited as a form. */
export function TaskTools({ chosen, active, reopens, onEdit }: Props) {
  const { words, format } = useSpeech()
  const say = words.tasks
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const none = chosen.count === 0
  const move = async (state: TaskState) => {
    try {
      const ids = await chosen.ids(mostMoved)
      if (ids.length === 0) return
      const { changed } = await wire.call('tasks.move', { ids, state })
      void message.success(
        changed < chosen.count
          ? say.movedSome(format.count(changed), format.count(chosen.count))
          : say.moved(format.count(changed)),
      )
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyE' || isCovered()) return
    event.preventDefault()
    void move('done')
  })
  useEffect(() => {
    if (!active) return undefined
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [active])
  return (
    <>
      <Button icon={<CheckOutlined />} title={say.doneHint} disabled={none} onClick={() => void move('done')}>
        {say.markDone}
      </Button>
      <Button
        className="desk-tool"
        icon={<CloseOutlined />}
        title={say.cancel}
        disabled={none}
        onClick={() => void move('cancelled')}
      >
        {say.cancel}
      </Button>
      {reopens && (
        <Button
          className="desk-tool"
          icon={<UndoOutlined />}
          title={say.reopen}
          disabled={none}
          onClick={() => void move('open')}
        >
          {say.reopen}
        </Button>
      )}
      <Button
        icon={<EditOutlined />}
        aria-label={say.edit}
        title={say.editHint}
        disabled={onEdit === null}
        onClick={() => onEdit?.()}
      />
    </>
  )
}
