import { useCallback } from 'react'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'

/** The member in whose name this desk writes, the same as in the status bar; null while it is none. */
export function useActing(): { readonly by: number | null; readonly choose: (id: number) => void } {
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { data, refetch } = useSteadyQuery('members.me', {})
  const choose = useCallback(
    (id: number) => void wire.call('members.actAs', { id }).then(refetch, tellFailure),
    [wire, refetch, tellFailure],
  )
  return { by: data?.id ?? null, choose }
}
