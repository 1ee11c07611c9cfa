import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { addressOf, PlaceLink, useDesk } from '../ui/places.tsx'
import type { Place } from '../ui/places.tsx'

export interface NavEntryProps {
  readonly to: Place
  readonly icon?: ReactNode
  readonly label: string
  readonly collapsed?: boolean
  readonly sub?: boolean
  /** Stands over open sub-entries of which one is the same place: that one is marked as current. */
  readonly heading?: boolean
  readonly count?: string
  readonly badge?: string
  readonly badgeLabel?: string
}

/** One link of the navigation. */
export function NavEntry(props: NavEntryProps) {
  const { to, icon, label, collapsed = false, sub = false, heading = false, count = '', badge = '', badgeLabel = '' } = props
  const desk = useDesk()
  const current = !heading && desk.activeId === addressOf(to)
  const className = ['nav-entry', sub ? 'nav-sub' : '', current ? 'nav-current' : ''].join(' ')
  const link = (
    <PlaceLink to={to} className={className} {...(collapsed ? { label: badge ? `${label} ${badgeLabel}` : label } : {})}>
      {icon !== undefined && <span className="nav-icon">{icon}</span>}
      {!collapsed && <span className="nav-label">{label}</span>}
      {count !== '' && !collapsed && <span className="nav-count">{count}</span>}
      {badge !== '' && (
        <span className="nav-badge">
          <span aria-hidden>{collapsed ? '' : badge}</span>
          <span className="visually-hidden">{badgeLabel}</span>
        </span>
      )}
    </PlaceLink>
  )
  return collapsed ? (
    <Tooltip title={label} placement="right">
      <span>{link}</span>
    </Tooltip>
  ) : (
    link
  )
}
