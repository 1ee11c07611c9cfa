import { useId } from 'react'
import type { ReactNode } from 'react'
import './page.css'

/** The frame of a view: title and actions in one line, the content scrolls below. */
export function Page({
  title,
  note,
  actions,
  children,
  wide = false,
}: {
  title: ReactNode
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
  wide?: boolean
}) {
  const heading = useId()
  return (
    <section className="page" aria-labelledby={heading}>
      <header className="page-head">
        <h1 id={heading}>{title}</h1>
        {note !== undefined && <div className="page-note">{note}</div>}
        <div className="page-actions">{actions}</div>
      </header>
      {/* A region that scrolls must be reachable by keyboard. */}
      <div className="page-body" tabIndex={0} role="region" aria-labelledby={heading}>
        <div className={wide ? 'page-content page-wide' : 'page-content'}>{children}</div>
      </div>
    </section>
  )
}

export function Section({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const heading = useId()
  return (
    <section className="block" aria-labelledby={heading}>
      <header className="block-head">
        <h2 id={heading}>{title}</h2>
        <div className="block-actions">{actions}</div>
      </header>
      {children}
    </section>
  )
}
