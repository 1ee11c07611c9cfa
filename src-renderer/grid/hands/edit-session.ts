import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { BulkDone, Positions, RowsMeant } from '../../../src-preload/contract/_words/grid.ts'
import type { CellOverlay } from '../cell-overlay.ts'
import type { BulkInput } from '../rows/grid-port.ts'
import type { OpenedView } from '../rows/opened-view.ts'

/** Own change sets remembered for telling own commits from others'; more than a person makes in a moment. */
const remembered = 50
/** Rows asked again in one question after a change. */
const atOnce = 2000
/** Above this many rows a range operation is long work, with progress and cancel. */
export const mostAtOnce = 20_000

export interface SessionEvents<Row> {
  readonly idOf: (row: Row) => number
  readonly view: () => OpenedView<Row>
  /** Cells to be drawn again, by position and field. */
  readonly repaint: (first: number, last: number, fields: readonly string[]) => void
  readonly replace: (rows: ReadonlyMap<number, Row>) => void
  readonly onEdited: (fields: readonly string[]) => void
  /** A failure in the person's words, to stay on the cell. */
  readonly words: (failure: Failure) => string
  /** A refusal in the person's language. */
  readonly refusal: (cause: string, reason: string) => string
}

/** Texts painted before the store knows them, by position and field. */
export interface Painted {
  readonly spans: readonly Positions[]
  readonly fields: readonly string[]
  /** The text a cell will show; undefined where only the store can tell. */
  readonly textAt: (position: number, field: string) => string | undefined
}

/** Applies edits: painted at once, sent as one batch, then either confirmed by fresh rows or taken back. */
export class EditSession<Row> {
  readonly #overlay: CellOverlay
  readonly #events: SessionEvents<Row>
  #own: number[] = []
  #underWay = 0
  constructor(overlay: CellOverlay, events: SessionEvents<Row>) {
    this.#overlay = overlay
    this.#events = events
  }

  /** Whether a commit is one of these edits, whose rows are fresh already. */
  isOwn(changeSetId: number | null): boolean {
    return changeSetId !== null && this.#own.includes(changeSetId)
  }
  get isBusy(): boolean {
    return this.#underWay > 0
  }
  remember(changeSetId: number | null): void {
    if (changeSetId !== null) this.#own = [changeSetId, ...this.#own].slice(0, remembered)
  }

  async edit(position: number, row: Row, field: string, text: string): Promise<number | null> {
    const { idOf, repaint, view, refusal, words, onEdited } = this.#events
    const id = idOf(row)
    const here = [field]
    this.#overlay.type(id, field, text)
    repaint(position, position, here)
    this.#underWay += 1
    try {
      const answer = await view().port.edit([{ id, field, value: text.trim() === '' ? null : text }])
      this.remember(answer.changeSetId)
      const refused = answer.refused.find((each) => each.id === id && each.field === field)
      if (refused) this.#overlay.refuse(id, field, text, refusal(refused.cause, refused.reason))
      else {
        await this.refresh([{ first: position, last: position }])
        this.#overlay.settle(id, field, text)
        onEdited(here)
      }
      return answer.changeSetId
    } catch (thrown) {
      this.#overlay.refuse(id, field, text, words(failureOf(thrown)))
      return null
    } finally {
      this.#underWay -= 1
      view().forgetAhead()
      repaint(position, position, here)
    }
  }

  /** One range operation: painted where it can be told beforehand, run where the data is, then read again. */
  async run(input: BulkInput, painted: Painted, send: (input: BulkInput) => Promise<BulkDone>): Promise<BulkDone> {
    const typed = this.#type(painted)
    const bounds = boundsOf(painted.spans)
    this.#events.repaint(bounds.first, bounds.last, painted.fields)
    this.#underWay += 1
    try {
      const done = await send(input)
      this.remember(done.changeSetId)
      await this.refresh(painted.spans)
      for (const { id, field, text } of typed) this.#overlay.settle(id, field, text)
      for (const cell of done.refused) {
        if (cell.text !== null)
          this.#overlay.refuse(cell.id, cell.field, cell.text, this.#events.refusal(cell.cause, cell.reason))
      }
      this.#events.onEdited(painted.fields)
      return done
    } catch (thrown) {
      for (const { id, field, text } of typed) this.#overlay.settle(id, field, text)
      throw thrown
    } finally {
      this.#underWay -= 1
      this.#events.view().forgetAhead()
      this.#events.repaint(bounds.first, bounds.last, painted.fields)
    }
  }

  #type({ spans, fields, textAt }: Painted): { id: number; field: string; text: string }[] {
    const typed: { id: number; field: string; text: string }[] = []
    const { pages } = this.#events.view()
    for (const span of spans) {
      for (const [position, row] of pages.loaded(span.first, span.last)) {
        const id = this.#events.idOf(row)
        for (const field of fields) {
          const text = textAt(position, field)
          if (text === undefined) continue
          this.#overlay.type(id, field, text)
          typed.push({ id, field, text })
        }
      }
    }
    return typed
  }

  /** Reads the loaded rows of these spans again, in place. */
  async refresh(spans: readonly Positions[]): Promise<void> {
    const view = this.#events.view()
    const positions = spans.flatMap((span) => [...view.pages.loaded(span.first, span.last)].map(([position]) => position))
    positions.sort((a, b) => a - b)
    for (let from = 0; from < positions.length;) {
      const offset = positions[from] ?? 0
      let to = from
      while (to + 1 < positions.length && (positions[to + 1] ?? 0) < offset + atOnce) to++
      const limit = (positions[to] ?? offset) - offset + 1
      await view.rows(offset, limit)
      const fresh = new Map<number, Row>()
      for (const [position, row] of view.pages.loaded(offset, offset + limit - 1)) fresh.set(position, row)
      this.#events.replace(fresh)
      from = to + 1
    }
  }
}

function boundsOf(spans: readonly Positions[]): Positions {
  return { first: Math.min(...spans.map((span) => span.first)), last: Math.max(...spans.map((span) => span.last)) }
}

/** Rows by position in the view, or all of them. */
export function rowsMeant(token: string, spans: readonly Positions[], count: number): RowsMeant {
  const [only] = spans
  if (spans.length === 1 && only && only.first === 0 && only.last >= count - 1) return { token, all: true }
  return { token, ranges: spans.map(({ first, last }) => ({ first, last })) }
}
