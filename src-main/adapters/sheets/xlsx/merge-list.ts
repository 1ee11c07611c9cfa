import type { NoticeList } from '../notice-list.ts'
import type { MergedRange } from '../sheet-source.ts'

const mostMerges = 200_000

/** Merged ranges of one sheet. */
export class MergeList {
  readonly ranges: MergedRange[] = []
  readonly #sheet: string
  readonly #notices: NoticeList

  constructor(sheet: string, notices: NoticeList) {
    this.#sheet = sheet
    this.#notices = notices
  }

  /** Takes a reference such as `A3:B4`. */
  add(ref: string): void {
    const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(ref)
    if (found === null) return
    const [, fromColumn = '', fromRow, toColumn = '', toRow] = found
    this.addRange({
      fromRow: Number(fromRow),
      toRow: Number(toRow),
      fromColumn: columnOf(fromColumn),
      toColumn: columnOf(toColumn),
    })
  }

  addRange(range: MergedRange): void {
    if (this.ranges.length < mostMerges) this.ranges.push(range)
    else this.#notices.add({ code: 'merges-cut', sheet: this.#sheet })
  }
}

/** `A` → 0, `AA` → 26. */
export function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) & 31)
  return column - 1
}
