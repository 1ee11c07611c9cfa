import type { ReactNode } from 'react'

/** One line of the editor: what it is, and the controls for it. */
export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="rule-field">
      <span className="rule-label">{label}</span>
      <div>{children}</div>
    </div>
  )
}
