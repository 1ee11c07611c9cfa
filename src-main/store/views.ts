import { randomBytes } from 'node:crypto'
import type { RowQuery, Sort } from '../../src-preload/contract/_words/filter.ts'
import type { ReadHandle } from './read-handle.ts'

export interface ViewQuery extends RowQuery {
  readonly sort?: Sort | undefined
}

/** A list somebody looks at: a question, and once counted the order of its ids, which stays as it was. */
export interface View {
  readonly token: string
  readonly slice: string
  readonly query: ViewQuery
  /** The state of the data it was opened on. */
  readonly state: string
  /** Lies in memory that all threads share; null until somebody counted. */
  ids: Float64Array | null
}

/** What the store's threads tell each other about views. */
export type ViewNote =
  | { readonly t: 'opened'; readonly view: View }
  | { readonly t: 'filled'; readonly token: string; readonly ids: Float64Array }
  | { readonly t: 'dropped'; readonly token: string }

/** Views kept, and ids kept in all of them: at most 32 MB, whatever the number of threads. */
const mostViews = 12
const mostIds = 4_000_000

/**
 * The views of one thread. The reader for short questions opens and forgets them and tells the others, so that a token
 * means the same order to whoever reads, counts or writes by it. The least recently used goes first.
 */
export class Views {
  readonly #views = new Map<string, View>()
  readonly #tell: (note: ViewNote) => void

  constructor(tell: (note: ViewNote) => void = () => undefined) {
    this.#tell = tell
  }

  /** The view of this question on this state of the data; the same one again while nothing changed. */
  open(slice: string, query: ViewQuery, state: string): View {
    const asked = JSON.stringify(query)
    for (const known of this.#views.values())
      if (known.slice === slice && known.state === state && JSON.stringify(known.query) === asked) return this.#used(known)
    const view: View = { token: randomBytes(9).toString('base64url'), slice, query, state, ids: null }
    this.#views.set(view.token, view)
    this.#tell({ t: 'opened', view })
    this.#forgetOld()
    return view
  }

  get(slice: string, token: string): View | undefined {
    const view = this.#views.get(token)
    return view?.slice === slice ? this.#used(view) : undefined
  }

  fill(view: View, ids: Float64Array): void {
    view.ids = ids
    this.#tell({ t: 'filled', token: view.token, ids })
    this.#forgetOld()
  }

  /** What another thread told. */
  hear(note: ViewNote): void {
    if (note.t === 'opened') this.#views.set(note.view.token, note.view)
    else if (note.t === 'dropped') this.#views.delete(note.token)
    else {
      const view = this.#views.get(note.token)
      if (view && view.ids === null) view.ids = note.ids
      this.#forgetOld()
    }
  }

  #used(view: View): View {
    this.#views.delete(view.token)
    this.#views.set(view.token, view)
    return view
  }

  #forgetOld(): void {
    let ids = 0
    for (const view of this.#views.values()) ids += view.ids?.length ?? 0
    for (const view of this.#views.values()) {
      if (this.#views.size <= 1 || (this.#views.size <= mostViews && ids <= mostIds)) return
      this.#views.delete(view.token)
      ids -= view.ids?.length ?? 0
      this.#tell({ t: 'dropped', token: view.token })
    }
  }
}

/** Changes with every logged write by whatever thread, and at midnight: what a view's order may depend on. */
export function dataState(read: ReadHandle, today: string): string {
  return `${read.value<number>('SELECT max(id) FROM change_set') ?? 0} ${today}`
}

/** Ids in memory that threads can share. */
export function sharedIds(ids: ArrayLike<number>): Float64Array {
  const all = new Float64Array(new SharedArrayBuffer(8 * ids.length))
  all.set(ids)
  return all
}
