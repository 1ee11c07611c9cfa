import type { Page } from '@playwright/test'
import { bareTable, scrollFrames, type Frames } from './bare-table.ts'
import { round, type Measure } from './measure.ts'

export const gridViewport = '.view-layer:not([hidden]) .ag-grid-viewport'
const seconds = 4
const turns = 3

/** Frame times at a steady pace in px/s, the grid and a bare table of the same page in turn; and rows seen blank. */
export async function scrolled(page: Page, rows: number, pace: number): Promise<Measure[]> {
  const ours: Frames[] = []
  const bare: Frames[] = []
  for (let turn = 0; turn < turns; turn++) {
    await page.evaluate(bareTable, rows)
    bare.push(await page.evaluate(scrollFrames, { selector: '#bare', pace, seconds }))
    await page.evaluate(() => document.querySelector('#bare')?.remove())
    ours.push(await page.evaluate(scrollFrames, { selector: gridViewport, pace, seconds }))
  }
  const times = (frames: readonly Frames[]) => frames.flatMap((each) => each.times).sort((a, b) => a - b)
  const at = (values: readonly number[], share: number) =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
  const own = times(ours)
  const other = times(bare)
  const yardstick = `bare table, ${pace} px/s`
  const line = (measure: string, value: number, more: Partial<Measure> = {}): Measure => ({
    measure,
    n: own.length,
    median_ms: round(value),
    p95_ms: round(value),
    ratio: null,
    yardstick: '',
    rss_mb: null,
    ...more,
  })
  const shares = [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const
  const blanks = ours.flatMap((each) => each.blanks)
  return [
    ...shares.flatMap(([name, share]) => [
      line(`frame ${name}, ${yardstick}`, at(other, share)),
      line(`frame ${name}, grid, ${pace} px/s`, at(own, share), { ratio: round(at(own, share) / at(other, share)), yardstick }),
    ]),
    line(`longest frame, grid, ${pace} px/s`, own.at(-1) ?? Number.NaN, {
      ratio: round((own.at(-1) ?? Number.NaN) / (other.at(-1) ?? Number.NaN)),
      yardstick: `longest frame of the ${yardstick}`,
    }),
    line(`blank flashes of more than two frames, ${pace} px/s (how many; the longest in frames)`, 0, {
      median_ms: blanks.filter((frames) => frames > 2).length,
      p95_ms: Math.max(0, ...blanks),
    }),
  ]
}
