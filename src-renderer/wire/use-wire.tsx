import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { QueryStore } from './query-store.ts'
import type { ConnectionState } from './transport.ts'
import type { EventPath, Payload, Wire } from './wire.ts'

interface Wired {
  readonly wire: Wire
  readonly queries: QueryStore
}

const WireContext = createContext<Wired | null>(null)

export function WireProvider({ value, children }: { value: Wired; children: ReactNode }) {
  return <WireContext value={value}>{children}</WireContext>
}

export function useWired(): Wired {
  const wired = useContext(WireContext)
  if (!wired) throw new Error('WireProvider is missing')
  return wired
}

export const useWire = (): Wire => useWired().wire

export function useTopic<P extends EventPath>(path: P, listener: (payload: Payload<P>) => void): void {
  const wire = useWire()
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => wire.listen(path, (payload) => latest.current(payload)), [wire, path])
}

export function useConnection(): ConnectionState {
  const { transport } = useWire()
  return useSyncExternalStore(transport.onConnection, transport.connection)
}
