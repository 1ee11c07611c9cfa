import { useCallback, useState, useSyncExternalStore } from 'react'
import type { Failure } from '../../src-preload/contract/_kit/failure.ts'
import type { QueryState } from './query-store.ts'
import { useWired } from './use-wire.tsx'
import type { Input, Output, QueryPath } from './wire.ts'

export interface QueryAnswer<T> {
  /** The last good answer, also while a newer one is on its way or failed to come. */
  readonly data: T | undefined
  readonly failure: Failure | null
  readonly fetching: boolean
  readonly refetch: () => void
}

const idle: QueryState = { data: undefined, failure: null, fetching: false }

/** Asks and keeps the answer fresh: it is asked again when a table it reads was written. Null input asks nothing. */
export function useQuery<P extends QueryPath>(path: P, input: Input<P> | null): QueryAnswer<Output<P>> {
  const { queries } = useWired()
  const key = input === null ? null : JSON.stringify(input)
  const watch = useCallback(
    (watcher: () => void) => (key === null ? () => {} : queries.watch(path, JSON.parse(key), watcher)),
    [queries, path, key],
  )
  const state = useSyncExternalStore(watch, () => (key === null ? idle : queries.peek(path, JSON.parse(key))))
  const refetch = useCallback(() => key !== null && queries.refetch(path, JSON.parse(key)), [queries, path, key])
  return { data: state.data as Output<P> | undefined, failure: state.failure, fetching: state.fetching, refetch }
}

/** The same, but goes on showing the former answer while the answer to another question is on its way. */
export function useSteadyQuery<P extends QueryPath>(path: P, input: Input<P> | null): QueryAnswer<Output<P>> {
  const answer = useQuery(path, input)
  const [last, setLast] = useState(answer.data)
  // Setting state while rendering is React's way to remember the former value without a second paint.
  if (answer.data !== undefined && answer.data !== last) setLast(answer.data)
  return { ...answer, data: answer.data ?? last }
}
