import type { Measure } from './wrap-text.ts'

/** What is drawn on a page, in points from its upper left corner; `y` of a text is its base line. */
export type Mark =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly width: number
      readonly size: number
      readonly bold: boolean
      readonly ink: Ink
    }
  | { readonly kind: 'line'; readonly x: number; readonly y: number; readonly x2: number; readonly y2: number; readonly ink: Ink }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: Ink | null
      readonly stroke: Ink | null
      readonly dashed: boolean
    }
  /** Straight lines from point to point. */
  | { readonly kind: 'path'; readonly points: readonly (readonly [x: number, y: number])[]; readonly ink: Ink }
  | { readonly kind: 'logo'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Colours by what they say. */
export type Ink = 'text' | 'soft' | 'rule' | 'shade' | 'warning' | 'warning-shade' | 'accent' | 'pale' | 'good'

export type Align = 'start' | 'middle' | 'end'

export const a4 = { width: 595.28, height: 841.89 }
export const margins = { side: 48, top: 40, bottom: 62 }
export const textWidth = a4.width - 2 * margins.side
const bottom = a4.height - margins.bottom

/** Puts marks on pages from top to bottom and begins a new page where one is full. */
export class PageFlow {
  readonly pages: Mark[][] = [[]]
  readonly measure: Measure
  y: number = margins.top
  readonly #begin: (flow: PageFlow) => void

  /** `begin` draws what stands at the head of every page but the first. */
  constructor(measure: Measure, begin: (flow: PageFlow) => void) {
    this.measure = measure
    this.#begin = begin
  }

  get #page(): Mark[] {
    return this.pages.at(-1) as Mark[]
  }

  /** Makes sure that `height` fits below; true when a new page was begun for it. */
  need(height: number): boolean {
    if (this.y + height <= bottom || this.y <= margins.top) return false
    this.pages.push([])
    this.y = margins.top
    this.#begin(this)
    return true
  }

  down(by: number): void {
    this.y += by
  }

  add(mark: Mark): void {
    this.#page.push(mark)
  }

  /** A line of text at the present height, which stays. */
  text(
    text: string,
    x: number,
    size: number,
    {
      bold = false,
      ink = 'text',
      align = 'start',
      within = 0,
      y = this.y + size,
    }: {
      bold?: boolean
      ink?: Ink
      align?: Align
      within?: number
      y?: number
    } = {},
  ): void {
    if (text === '') return
    const width = this.measure(text, size, bold)
    const left = align === 'start' ? x : align === 'end' ? x + within - width : x + (within - width) / 2
    this.add({ kind: 'text', text, x: left, y, width, size, bold, ink })
  }

  rule(x = margins.side, x2 = a4.width - margins.side, ink: Ink = 'rule'): void {
    this.add({ kind: 'line', x, y: this.y, x2, y2: this.y, ink })
  }
}
