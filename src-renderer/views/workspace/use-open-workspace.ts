import { useCallback, useState } from 'react'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import { useWired } from '../../wire/use-wire.tsx'
import type { Wire } from '../../wire/wire.ts'

/** Names tried before giving up: name, name 2, name 3. */
const tries = 50

export function pathIn(folder: string, name: string): string {
  const separator = folder.includes('\\') ? '\\' : '/'
  return `${folder.replace(/[\\/]+$/, '')}${separator}${name}.jw`
}

/** Creates under the name, or the next free one. */
export async function createFree(wire: Wire, folder: string, name: string): Promise<void> {
  for (let n = 1; ; n++) {
    try {
      await wire.call('workspace.create', { path: pathIn(folder, n === 1 ? name : `${name} ${n}`) })
      return
    } catch (thrown) {
      if (failureOf(thrown).code !== 'workspace.already-there' || n === tries) throw thrown
    }
  }
}

/** Creating, opening and restoring; what the page held of the former workspace is asked again. */
export function useOpenWorkspace() {
  const { wire, queries } = useWired()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const run = useCallback(
    async (act: () => Promise<unknown>): Promise<boolean> => {
      setBusy(true)
      setFailure(null)
      try {
        await act()
        queries.invalidate('all')
        return true
      } catch (thrown) {
        setFailure(failureOf(thrown))
        return false
      } finally {
        setBusy(false)
      }
    },
    [queries],
  )
  const open = useCallback((path: string) => run(() => wire.call('workspace.open', { path })), [run, wire])
  const restore = useCallback((path: string) => run(() => wire.call('workspace.restore', { path })), [run, wire])
  const create = useCallback((folder: string, name: string) => run(() => createFree(wire, folder, name)), [run, wire])
  return { open, create, restore, busy, failure, run }
}
