import { failureOf } from '../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../src-preload/contract/_kit/failure.ts'
import { readsOf } from './wire.ts'
import type { QueryPath, Wire } from './wire.ts'

export interface QueryState {
  readonly data: unknown
  readonly failure: Failure | null
  readonly fetching: boolean
}

interface Entry {
  readonly path: QueryPath
  readonly input: unknown
  readonly reads: readonly string[]
  state: QueryState
  stale: boolean
  /** Counts requests so that an answer overtaken by a newer one is dropped. */
  request: number
  readonly watchers: Set<() => void>
}

const initial: QueryState = { data: undefined, failure: null, fetching: true }

/** Bursts of commits (an import's steps) ask again once. */
const settle = 60
/** Answers nobody looks at are kept for a quick return, up to this many. */
const keptUnwatched = 60

export interface QueryStore {
  readonly watch: (path: QueryPath, input: unknown, watcher: () => void) => () => void
  readonly peek: (path: QueryPath, input: unknown) => QueryState
  readonly refetch: (path: QueryPath, input: unknown) => void
  readonly invalidate: (tables: readonly string[] | 'all') => void
}

export function createQueryStore(wire: Wire): QueryStore {
  const entries = new Map<string, Entry>()

  function entryOf(path: QueryPath, input: unknown): Entry {
    const key = `${path} ${JSON.stringify(input)}`
    let entry = entries.get(key)
    if (!entry) {
      entry = { path, input, reads: readsOf(path), state: initial, stale: true, request: 0, watchers: new Set() }
      entries.set(key, entry)
      forgetOldest()
    }
    return entry
  }

  function forgetOldest(): void {
    if (entries.size <= keptUnwatched) return
    for (const [key, entry] of entries) {
      if (entries.size <= keptUnwatched) return
      if (entry.watchers.size === 0 && !entry.state.fetching) entries.delete(key)
    }
  }

  function set(entry: Entry, state: QueryState): void {
    entry.state = state
    for (const watcher of entry.watchers) watcher()
  }

  function fetchNow(entry: Entry): void {
    const request = ++entry.request
    entry.stale = false
    set(entry, { ...entry.state, fetching: true })
    wire.call(entry.path, entry.input as never).then(
      (data) => request === entry.request && set(entry, { data, failure: null, fetching: false }),
      (thrown: unknown) =>
        request === entry.request && set(entry, { data: entry.state.data, failure: failureOf(thrown), fetching: false }),
    )
  }

  let pending: Set<string> | 'all' | null = null
  function flush(): void {
    const tables = pending
    pending = null
    for (const [key, entry] of entries) {
      if (tables !== 'all' && !entry.reads.some((table) => tables?.has(table))) continue
      if (entry.watchers.size > 0) fetchNow(entry)
      else entries.delete(key)
    }
  }

  function invalidate(tables: readonly string[] | 'all'): void {
    if (pending === null) setTimeout(flush, settle)
    if (tables === 'all' || pending === 'all') pending = 'all'
    else pending = new Set([...(pending ?? []), ...tables])
  }

  wire.listen('changes.committed', ({ tables }) => invalidate([...tables, 'change_set']))
  wire.listen('workspace.changed', () => invalidate('all'))
  wire.transport.onConnection((state) => state === 'ready' && invalidate('all'))

  return {
    watch(path, input, watcher) {
      const entry = entryOf(path, input)
      entry.watchers.add(watcher)
      if (entry.stale || entry.state.failure) fetchNow(entry)
      return () => entry.watchers.delete(watcher)
    },
    peek: (path, input) => entryOf(path, input).state,
    refetch: (path, input) => fetchNow(entryOf(path, input)),
    invalidate,
  }
}
