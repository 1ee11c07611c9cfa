import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'

/** What the view in front tells the status bar. */
export interface Status {
  readonly shown: number | null
  readonly total: number | null
  readonly selected: number
  /** Count, sum and average of what is selected, in words. */
  readonly figures: string
}

export interface StatusLine {
  readonly get: () => Status | null
  readonly set: (status: Status | null) => void
  readonly watch: (watcher: () => void) => () => void
}

export function createStatusLine(): StatusLine {
  let current: Status | null = null
  const watchers = new Set<() => void>()
  return {
    get: () => current,
    set(status) {
      current = status
      for (const watcher of watchers) watcher()
    },
    watch(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}

const StatusLineContext = createContext<StatusLine>(createStatusLine())
export const StatusLineProvider = StatusLineContext.Provider

export function useStatus(): Status | null {
  const line = useContext(StatusLineContext)
  return useSyncExternalStore(line.watch, line.get)
}

/** Reports while the view is in front; the line is cleared when it leaves. */
export function useReportStatus(active: boolean, status: Status): void {
  const line = useContext(StatusLineContext)
  const { shown, total, selected, figures } = status
  useEffect(() => {
    if (!active) return undefined
    line.set({ shown, total, selected, figures })
    return () => line.set(null)
  }, [line, active, shown, total, selected, figures])
}
