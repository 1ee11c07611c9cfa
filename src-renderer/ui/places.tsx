import { createContext, useContext, useEffect } from 'react'
import type { ComponentType, MouseEvent, ReactNode } from 'react'
import type { Words } from '../text/language.tsx'

/** Where a person can be: a view and what it shows there. Two equal places are one tab. */
export interface Place {
  readonly view: string
  readonly params: Readonly<Record<string, string>>
}

export interface ViewProps {
  readonly params: Readonly<Record<string, string>>
  /** False while another tab is in front: do not listen to keys then. */
  readonly active: boolean
}

export interface ViewDefinition {
  readonly name: string
  readonly icon: ReactNode
  readonly component: ComponentType<ViewProps>
  readonly title: (words: Words, params: Readonly<Record<string, string>>) => string
}

export interface Tab {
  readonly id: string
  readonly place: Place
}

export interface Desk {
  readonly tabs: readonly Tab[]
  readonly activeId: string
  readonly open: (place: Place) => void
  readonly close: (id: string) => void
  /** What a place calls itself once it knows, by the id of its tab. */
  readonly names: Readonly<Record<string, string>>
  readonly nameTab: (id: string, name: string) => void
}

export function addressOf(place: Place): string {
  const params = new URLSearchParams(Object.entries(place.params).sort(([a], [b]) => (a < b ? -1 : 1)))
  const query = params.toString()
  return `#/${place.view}${query ? `?${query}` : ''}`
}

export function placeAt(address: string): Place | null {
  const match = /^#\/([a-z-]+)(?:\?(.*))?$/.exec(address)
  if (!match?.[1]) return null
  return { view: match[1], params: Object.fromEntries(new URLSearchParams(match[2] ?? '')) }
}

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('DeskProvider is missing')
  return desk
}

/** Names the tab of a place after what it shows, as soon as that is known. */
export function useTabName(place: Place, name: string): void {
  const { nameTab } = useDesk()
  const id = addressOf(place)
  useEffect(() => nameTab(id, name), [nameTab, id, name])
}

/** A link that opens a view; a real address, so that it can be copied and read by a screen reader as a link. */
export function PlaceLink({
  to,
  className,
  label,
  children,
}: {
  to: Place
  className?: string
  label?: string
  children: ReactNode
}) {
  const desk = useDesk()
  const follow = (event: MouseEvent) => {
    event.preventDefault()
    desk.open(to)
  }
  return (
    <a className={className ?? 'place-link'} href={addressOf(to)} onClick={follow} aria-label={label}>
      {children}
    </a>
  )
}
