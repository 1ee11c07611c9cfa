import type { ReactNode } from 'react'
import { PlaceLink } from './places.tsx'
import type { Place } from './places.tsx'
import { useSpeech } from '../text/language.tsx'
import './figure.css'

export type Tone = 'plain' | 'amber' | 'red' | 'blue'

/** A number that opens what it counts. Zero is shown quietly: nothing to do there. */
export function Figure({
  label,
  value,
  to,
  tone = 'plain',
  hint,
}: {
  label: string
  value: number
  to?: Place
  tone?: Tone
  hint?: ReactNode
}) {
  const { format } = useSpeech()
  const shown = value === 0 ? 'plain' : tone
  const body = (
    <>
      <span className="figure-label">{label}</span>
      <span className="figure-value">{format.count(value)}</span>
      {hint !== undefined && <span className="figure-hint">{hint}</span>}
    </>
  )
  const className = `figure figure-${shown}${value === 0 ? ' figure-zero' : ''}`
  return to && value > 0 ? (
    <PlaceLink to={to} className={`${className} figure-link`}>
      {body}
    </PlaceLink>
  ) : (
    <div className={className}>{body}</div>
  )
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className="figures">{children}</div>
}
