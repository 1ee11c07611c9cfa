import { useId } from 'react'
import type { ReactNode } from 'react'

/** A labelled line of the report; Enter goes by the order of these. */
export function ReportField({
  name,
  label,
  bad,
  side,
  children,
}: {
  name: string
  label: string
  bad: boolean
  side?: ReactNode
  children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className={bad ? 'report-line report-bad' : 'report-line'} data-line={name}>
      <label htmlFor={id}>{label}</label>
      <div className="report-input">
        {children(id)}
        {side}
      </div>
    </div>
  )
}
