import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import type { GridPort } from './grid-port.ts'
import { PageCache, pageSize } from './page-cache.ts'

interface Opened<Row> {
  readonly token: string
  readonly sort: string
  readonly first: readonly (Row | null)[]
  readonly count: Promise<number>
}

export interface ViewEvents {
  /** The count of a freshly opened view, as soon as it is known. */
  readonly onCount: (count: number) => void
  /** A row is gone since the view was opened: its place cannot stay empty. */
  readonly onGone: () => void
  readonly onLeft: () => void
}

const unheard: ViewEvents = { onCount: () => undefined, onGone: () => undefined, onLeft: () => undefined }

/**
 * The rows of one question in a fixed order: an edit moves nothing, until the person asks for the view afresh. The store
 * keeps the order under a token; when it has dropped it, the same question is asked again.
 */
export class OpenedView<Row> {
  readonly pages: PageCache<Row>
  readonly port: GridPort<Row>
  readonly query: RowQuery
  /** Rows that no longer fit the filter. */
  readonly left = new Set<number>()
  #events: ViewEvents = unheard
  #opened: Promise<Opened<Row>> | null = null
  #sort: Sort = []
  #firstTaken = false
  /** Blocks asked for before they are scrolled to; each is used once. */
  readonly #ahead = new Map<number, Promise<readonly Row[]>>()
  #lastBlock = 0
  #count: number | null = null
  #questions = 0

  constructor(port: GridPort<Row>, query: RowQuery, idOf: (row: Row) => number) {
    this.port = port
    this.query = query
    this.pages = new PageCache(idOf)
  }

  listen(events: ViewEvents): void {
    this.#events = events
    if (this.#count !== null) events.onCount(this.#count)
  }

  get count(): number | null {
    return this.#count
  }
  get sort(): Sort {
    return this.#sort
  }

  /** The next rows asked for come from the view as it is now. */
  forget(): void {
    this.#opened = null
    this.forgetAhead()
    this.pages.clear()
    this.left.clear()
  }

  /** What was asked ahead may be older than a change made since. */
  forgetAhead(): void {
    this.#ahead.clear()
  }

  /** A block for the screen; those that scrolling on would need are asked for before they are needed. */
  async block(offset: number, sort: Sort): Promise<readonly Row[]> {
    const waiting = JSON.stringify(sort) === JSON.stringify(this.#sort) ? this.#ahead.get(offset) : undefined
    this.#ahead.delete(offset)
    const step = offset < this.#lastBlock ? -pageSize : pageSize
    this.#lastBlock = offset
    const rows = await (waiting ?? this.rows(offset, pageSize, sort))
    for (const start of [offset + step, offset + 2 * step]) {
      const beyond = start < 0 || (this.#count !== null && start >= this.#count) || (step > 0 && rows.length < pageSize)
      if (beyond || this.#ahead.has(start) || this.pages.peek(start) !== undefined) continue
      const asked = this.rows(start, pageSize, sort)
      this.#ahead.set(start, asked)
      asked.catch(() => this.#ahead.delete(start))
    }
    return rows
  }

  async token(): Promise<string> {
    return (await this.#open(this.#sort)).token
  }

  #open(sort: Sort): Promise<Opened<Row>> {
    const key = JSON.stringify(sort)
    const now = this.#opened
    if (now && JSON.stringify(this.#sort) === key) return now
    this.#sort = sort
    this.#firstTaken = false
    this.pages.clear()
    this.left.clear()
    const opening = this.port.openView({ ...this.query, sort, limit: pageSize }).then(({ token, rows, count }) => {
      const counted = count === null ? this.port.viewCount(token).then((answer) => answer.count) : Promise.resolve(count)
      counted.then(
        (known) => {
          if (this.#opened !== opening) return
          this.#count = known
          this.#events.onCount(known)
        },
        () => undefined,
      )
      return { token, sort: key, first: rows, count: counted }
    })
    this.#opened = opening
    opening.catch(() => {
      if (this.#opened === opening) this.#opened = null
    })
    return opening
  }

  /** Rows of a span; answers fewer at the end of the view only. */
  async rows(offset: number, limit: number, sort: Sort = this.#sort): Promise<readonly Row[]> {
    const opening = this.#open(sort)
    const opened = await opening
    const asked = ++this.#questions
    if (offset === 0 && limit <= pageSize && !this.#firstTaken) {
      this.#firstTaken = true
      // It was answered with the opening, before anything asked since.
      return this.#keep(0, opened.first, 0)
    }
    try {
      const { rows, left } = await this.port.window(opened.token, offset, limit)
      // Opened afresh meanwhile: these places are those of an order that is gone.
      if (this.#opened !== opening) return rows.filter((row) => row !== null)
      const before = this.left.size
      for (const id of left) this.left.add(id)
      if (this.left.size > before) this.#events.onLeft()
      return this.#keep(offset, rows, asked)
    } catch (thrown) {
      if (!failureOf(thrown).code.endsWith('.view-gone')) throw thrown
      this.forget()
      return this.rows(offset, limit, sort)
    }
  }

  #keep(offset: number, rows: readonly (Row | null)[], asked: number): readonly Row[] {
    this.pages.put(offset, rows, asked)
    const there = rows.flatMap((row, at) => (row === null ? [] : [this.pages.peek(offset + at) ?? row]))
    if (there.length < rows.length) this.#events.onGone()
    return there
  }
}
