export const pageSize = 200
/** Somewhat more than AG keeps: a row that is on the screen is always here. */
const mostPages = 40

/** Rows by position as they last came from the store. AG's own cache cannot be asked without it fetching. */
export class PageCache<Row> {
  readonly #pages = new Map<number, (Row | undefined)[]>()
  readonly #positions = new Map<number, number>()
  /** By page and place: how late the question was whose answer stands there. */
  readonly #asked = new Map<number, number[]>()
  readonly #idOf: (row: Row) => number
  constructor(idOf: (row: Row) => number) {
    this.#idOf = idOf
  }

  /**
   * Keeps an answer. `asked` grows with every question: two readers answer, and what was asked earlier may arrive later,
   * from before a change that the person sees already. Such rows are left out.
   */
  put(offset: number, rows: readonly (Row | null)[], asked: number): void {
    rows.forEach((row, index) => {
      if (row === null) return
      const position = offset + index
      const number = Math.floor(position / pageSize)
      let page = this.#pages.get(number)
      if (page) this.#pages.delete(number)
      else page = []
      this.#pages.set(number, page)
      const times = this.#asked.get(number) ?? []
      this.#asked.set(number, times)
      if ((times[position % pageSize] ?? 0) > asked) return
      times[position % pageSize] = asked
      page[position % pageSize] = row
      this.#positions.set(this.#idOf(row), position)
    })
    for (const [number, page] of this.#pages) {
      if (this.#pages.size <= mostPages) break
      for (const row of page) if (row) this.#positions.delete(this.#idOf(row))
      this.#pages.delete(number)
      this.#asked.delete(number)
    }
  }

  peek(position: number): Row | undefined {
    return this.#pages.get(Math.floor(position / pageSize))?.[position % pageSize]
  }

  positionOf(id: number): number | undefined {
    return this.#positions.get(id)
  }

  /** Positions of a span that are here, in order. */
  *loaded(first: number, last: number): Generator<[number, Row]> {
    const numbers = [...this.#pages.keys()].filter((n) => n >= Math.floor(first / pageSize) && n <= Math.floor(last / pageSize))
    for (const number of numbers.sort((a, b) => a - b)) {
      const page = this.#pages.get(number) ?? []
      for (let index = 0; index < page.length; index++) {
        const position = number * pageSize + index
        const row = page[index]
        if (row && position >= first && position <= last) yield [position, row]
      }
    }
  }

  clear(): void {
    this.#pages.clear()
    this.#asked.clear()
    this.#positions.clear()
  }
}
