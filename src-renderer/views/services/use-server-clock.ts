import { useMemo, useRef } from 'react'

/** The workspace's clock on the screen's: what the store says it is, carried on by the time that passes here. */
export function useServerClock(asOf: string | undefined): () => number {
  const heard = useRef<{ asOf: string; ahead: number } | null>(null)
  return useMemo(() => {
    if (asOf !== undefined && heard.current?.asOf !== asOf) heard.current = { asOf, ahead: Date.parse(asOf) - Date.now() }
    const ahead = heard.current?.ahead ?? 0
    return () => Date.now() + ahead
  }, [asOf])
}
