import { useCallback, useEffect, useMemo, useState } from 'react'
import { addressOf, placeAt } from '../ui/places.tsx'
import type { Desk, Place, Tab } from '../ui/places.tsx'

const storageKey = 'open-views'
/** Each open view costs memory; beyond this the one opened longest ago goes. */
const maxTabs = 12

interface Open {
  readonly tabs: readonly Tab[]
  readonly activeId: string
}

function restore(home: Place): Open {
  const homeTab = { id: addressOf(home), place: home }
  const kept = (JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as string[]).flatMap((address) => {
    const place = placeAt(address)
    return place ? [{ id: addressOf(place), place }] : []
  })
  const tabs = [homeTab, ...kept.filter((tab) => tab.id !== homeTab.id)]
  const here = placeAt(location.hash)
  return here ? opened({ tabs, activeId: homeTab.id }, here) : { tabs, activeId: homeTab.id }
}

function opened(open: Open, place: Place): Open {
  const id = addressOf(place)
  if (open.tabs.some((tab) => tab.id === id)) return { ...open, activeId: id }
  const tabs = [...open.tabs, { id, place }]
  return { tabs: tabs.length > maxTabs ? tabs.filter((_, index) => index !== 1) : tabs, activeId: id }
}

function closed(open: Open, id: string): Open {
  const index = open.tabs.findIndex((tab) => tab.id === id)
  // The first tab is home and stays.
  if (index <= 0) return open
  const tabs = open.tabs.filter((tab) => tab.id !== id)
  return { tabs, activeId: open.activeId === id ? (tabs[Math.min(index, tabs.length - 1)]?.id ?? '') : open.activeId }
}

/** Open views as tabs; the one in front is the page's address, so that back, forward and reload work. */
export function useTabs(home: Place, known: (view: string) => boolean): Desk {
  const [state, setState] = useState<Open>(() => restore(home))

  useEffect(() => {
    sessionStorage.setItem(storageKey, JSON.stringify(state.tabs.map((tab) => tab.id)))
    if (location.hash !== state.activeId) history.pushState(null, '', state.activeId)
  }, [state])

  useEffect(() => {
    const follow = () => {
      const place = placeAt(location.hash)
      if (place && known(place.view)) setState((open) => opened(open, place))
    }
    window.addEventListener('hashchange', follow)
    window.addEventListener('popstate', follow)
    return () => {
      window.removeEventListener('hashchange', follow)
      window.removeEventListener('popstate', follow)
    }
  }, [known])

  const open = useCallback((place: Place) => setState((now) => opened(now, place)), [])
  const close = useCallback((id: string) => setState((now) => closed(now, id)), [])
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const nameTab = useCallback(
    (id: string, name: string) => setNames((now) => (now[id] === name ? now : { ...now, [id]: name })),
    [],
  )
  return useMemo(
    () => ({ tabs: state.tabs.filter((tab) => known(tab.place.view)), activeId: state.activeId, open, close, names, nameTab }),
    [state, known, open, close, names, nameTab],
  )
}
