import { Input } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { causeWords } from '../../text/reason-words.ts'
import type { PreviewRow } from './preview-table.tsx'
import type { StageActs } from './use-stage.ts'

/** A point in time as the store keeps it. */
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

interface Props {
  readonly row: PreviewRow
  readonly field: string
  readonly label: string
  readonly stage: StageActs
}

/**
 * A cell of the preview: before and after, what is wrong with it, and an editor over the words of the file. Cells with
 * a problem are reached by Tab; any cell of the file opens with a double click or Enter.
 */
export function PreviewCell({ row, field, label, stage }: Props) {
  const { words, format } = useSpeech()
  const [typed, setTyped] = useState<string | null>(null)
  const cell = row.cells[field]
  const asRead = (text: string) => (instant.test(text) ? format.dateTime(text) : text)
  const earlier = row.before[field]
  const before = earlier === undefined ? undefined : asRead(earlier)
  const problem = row.problems[field]
  const after = asRead(row.values[field] ?? (row.class === 'rejected' || problem !== undefined ? (cell ?? '') : ''))
  const say = words.imports.check

  if (typed !== null) {
    const settle = (value: string | null) => {
      setTyped(null)
      if (value !== null && value !== cell) stage.act('imports.fix', { row: row.row, field, value: value === '' ? null : value })
    }
    return (
      <Input
        size="small"
        autoFocus
        value={typed}
        aria-label={say.editCell(label, String(row.row))}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => settle(typed)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') settle(typed)
          else if (event.key === 'Escape') settle(null)
        }}
      />
    )
  }
  const shown =
    before === undefined ? (
      after
    ) : (
      <>
        {before !== '' && <s className="muted">{before}</s>}{' '}
        <span className={after === '' ? 'check-emptied' : 'check-changed'}>{after === '' ? say.emptied : after}</span>
      </>
    )
  if (cell === undefined || row.class === 'ignored') return shown
  const title = problem === undefined ? (before === undefined ? after : say.changeOf(before, after)) : causeWords(words, problem)
  return (
    <span
      className={problem === undefined ? 'preview-cell' : 'preview-cell preview-problem'}
      role="button"
      tabIndex={problem === undefined ? -1 : 0}
      aria-label={`${say.editCell(label, String(row.row))} ${after}`}
      title={title}
      onDoubleClick={() => setTyped(cell)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'F2') return
        event.preventDefault()
        event.stopPropagation()
        setTyped(cell)
      }}
    >
      {shown}
    </span>
  )
}
