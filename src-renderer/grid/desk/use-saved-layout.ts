import { useEffect, useState } from 'react'
import { useWire } from '../../wire/use-wire.tsx'

/** Columns as this person left them. Undefined until read; the grid waits for it so that columns do not jump. */
export function useSavedLayout(key: string): { layout: string | null | undefined; save(layout: string): void } {
  const wire = useWire()
  const [layout, setLayout] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    wire.call('layouts.get', { key }).then(
      ({ value }) => setLayout(value),
      () => setLayout(null),
    )
  }, [wire, key])
  return { layout, save: (value) => void wire.call('layouts.put', { key, value }).catch(() => undefined) }
}
