import dayjs from 'dayjs'
import { useDeferredValue } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** Which day was understood, beside the words that say it. */
export function DayHint({ typed }: { typed: string }) {
  const { words } = useSpeech()
  const line = useDeferredValue(typed.trim())
  const read = useSteadyQuery('tasks.readLine', line === '' ? null : { line }).data
  if (line === '' || !read) return null
  if (read.dueOn === null) return <span className="report-day report-unread">{words.report.notRead}</span>
  return (
    <span className="report-day" aria-live="polite">
      {read.dueOn} {words.today.weekdays[dayjs(read.dueOn).day()]}
    </span>
  )
}
