import { Input } from 'antd'
import type { InputRef } from 'antd'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import type { RecordLineAnswer } from '../../../src-preload/contract/_words/records.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import './records.css'

export type LineSlice = 'tickets' | 'meetings' | 'cocreations'

interface Props {
  readonly slice: LineSlice
  readonly onUnderstood: (answer: RecordLineAnswer) => void
  readonly onEnter: () => void
  /** Several customers fit: their names, so that one is chosen. */
  readonly onUnclear: (names: string) => void
}

/** One line makes a record: the form below shows what was understood while it is typed, Enter saves it. */
export function RecordLine({ slice, onUnderstood, onEnter, onUnclear }: Props) {
  const { words } = useSpeech()
  const say = words.services.records
  const wire = useWire()
  const tellFailure = useTellFailure()
  const [line, setLine] = useState('')
  const asked = useDeferredValue(line.trim())
  const read = useSteadyQuery(`${slice}.readLine` as 'tickets.readLine', asked === '' ? null : { line: asked }).data
  useEffect(() => {
    if (read && asked !== '') onUnderstood(read)
  }, [read, asked, onUnderstood])
  const input = useRef<InputRef>(null)
  useEffect(() => input.current?.focus(), [])
  const unclear = ({ alike }: RecordLineAnswer) =>
    alike.length === 0
      ? null
      : say.alike(
          alike
            .slice(0, 4)
            .map(({ name }) => name)
            .join(words.generic.separator),
        )
  // Enter comes with the last letter, before the form has caught up: the line is read once more as it stands.
  const enter = async () => {
    try {
      const answer = await wire.call(`${slice}.readLine` as 'tickets.readLine', { line: line.trim() })
      onUnderstood(answer)
      const names = unclear(answer)
      if (names !== null) onUnclear(names)
      else onEnter()
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  return (
    <div className="record-line">
      <Input
        ref={input}
        value={line}
        maxLength={500}
        size="large"
        placeholder={say[slice].line}
        aria-label={say.line}
        onChange={({ target }) => setLine(target.value)}
        onPressEnter={(event) => {
          // Enter in the line is the line's; the form would send what it showed before.
          event.preventDefault()
          if (!event.nativeEvent.isComposing && line.trim() !== '') void enter()
        }}
      />
      <p className="muted record-line-hint" aria-live="polite">
        {(read && asked !== '' && unclear(read)) || say.lineHint}
      </p>
    </div>
  )
}
