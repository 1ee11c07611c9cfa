import { useCallback, useLayoutEffect, useRef } from 'react'

/** The workspace's clock on the screen's: what the store says it is, carried on by the time that passes here. */
export function useServerClock(asOf: string | undefined): () => number {
  const ahead = useRef(0)
  useLayoutEffect(() => {
    if (asOf !== undefined) ahead.current = Date.parse(asOf) - Date.now()
  }, [asOf])
  return useCallback(() => Date.now() + ahead.current, [])
}
