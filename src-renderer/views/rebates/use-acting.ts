import { useCallback, useSyncExternalStore } from 'react'

const key = 'acting-member'
const watchers = new Set<() => void>()

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Who acts at this desk, remembered by the browser; null until somebody was chosen. */
export function useActing(): { readonly by: number | null; readonly choose: (id: number) => void } {
  const text = useSyncExternalStore(watch, () => localStorage.getItem(key))
  const choose = useCallback((id: number) => {
    localStorage.setItem(key, String(id))
    for (const watcher of watchers) watcher()
  }, [])
  return { by: text === null ? null : Number(text), choose }
}
