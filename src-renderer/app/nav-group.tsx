import { useSpeech } from '../text/language.tsx'
import { useAppearance } from '../ui/appearance.tsx'
import { DownOutlined, RightOutlined } from '../ui/icons.tsx'
import { addressOf, useDesk } from '../ui/places.tsx'
import { NavEntry } from './nav-entry.tsx'
import type { NavGroupSpec } from './nav-groups.tsx'

/**
 * A place with those that belong to it. They unfold where the person is and where the person unfolded them; which stays
 * as chosen.
 */
export function NavGroup({ group, collapsed }: { group: NavGroupSpec; collapsed: boolean }) {
  const { words } = useSpeech()
  const { preferences, change } = useAppearance()
  const desk = useDesk()
  const { name, subs = [], ...entry } = group
  if (collapsed || subs.length === 0) return <NavEntry {...entry} collapsed={collapsed} />
  const within = [entry, ...subs].some(({ to }) => addressOf(to) === desk.activeId)
  const open = preferences.navOpen[name] ?? (within || group.usuallyOpen === true)
  const heading = subs.some(({ to }) => addressOf(to) === addressOf(entry.to))
  return (
    <>
      <div className="nav-row">
        <NavEntry {...entry} heading={open && heading} count={open && heading ? '' : (entry.count ?? '')} />
        <button
          type="button"
          className="bare nav-unfold"
          aria-expanded={open}
          aria-label={words.shell.nav.more(entry.label)}
          onClick={() => change({ navOpen: { ...preferences.navOpen, [name]: !open } })}
        >
          {open ? <DownOutlined /> : <RightOutlined />}
        </button>
      </div>
      {open && subs.map((sub) => <NavEntry key={addressOf(sub.to)} {...sub} sub />)}
    </>
  )
}
