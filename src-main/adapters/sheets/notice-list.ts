import type { SheetNotice } from './sheet-source.ts'

// A broken export can raise the same notice in every row: a hundred of a kind say as much as a million.
const keptPerCode = 100

/** Collects notices of one open file, a bounded number of each kind. */
export class NoticeList {
  readonly #notices: SheetNotice[] = []
  readonly #counts = new Map<string, number>()

  add(notice: SheetNotice): void {
    const count = (this.#counts.get(notice.code) ?? 0) + 1
    this.#counts.set(notice.code, count)
    if (count <= keptPerCode) this.#notices.push(notice)
  }

  list(): readonly SheetNotice[] {
    return this.#notices
  }
}
