import type { ReactNode } from 'react'
import './state-tag.css'

export type StateTone = 'plain' | 'good' | 'info' | 'warn' | 'bad'

/** A state in a word or two, in colours that can be read in both themes. */
export function StateTag({ tone = 'plain', title, children }: { tone?: StateTone; title?: string; children: ReactNode }) {
  return (
    <span className={`state-tag state-${tone}`} title={title}>
      {children}
    </span>
  )
}
