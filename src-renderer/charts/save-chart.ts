import { init } from './echarts.ts'
import type { EChartsCoreOption, EChartsType } from './echarts.ts'
import { offerFile } from '../ui/offer-file.ts'
import { picturePdf } from './picture-pdf.ts'

/** What a chart shows, as a table: the first row is its heading. */
export type ChartData = readonly (readonly (string | number | null)[])[]

function pictureOf(chart: EChartsType, type: 'png' | 'jpeg', pixelRatio: number, background: string): Uint8Array<ArrayBuffer> {
  const url = chart.getDataURL({ type, pixelRatio, backgroundColor: background })
  return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (char) => char.charCodeAt(0))
}

export function savePng(chart: EChartsType, name: string, background: string): void {
  offerFile(`${name}.png`, new Blob([pictureOf(chart, 'png', 2, background)], { type: 'image/png' }))
}

/** Three times the screen's resolution, which is enough for print. */
export function savePdf(chart: EChartsType, name: string, background: string): void {
  const jpeg = pictureOf(chart, 'jpeg', 3, background)
  const pdf = picturePdf(jpeg, chart.getWidth() * 3, chart.getHeight() * 3)
  offerFile(`${name}.pdf`, new Blob([pdf], { type: 'application/pdf' }))
}

/** Drawn anew as vectors, without a page. */
export function saveSvg(
  option: EChartsCoreOption,
  size: { width: number; height: number },
  name: string,
  background: string,
): void {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  chart.setOption({ ...option, animation: false, backgroundColor: background })
  offerFile(`${name}.svg`, new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' }))
  chart.dispose()
}

/** With a byte order mark, so that a spreadsheet reads the Chinese; texts that look like formulas are made harmless. */
export function saveData(data: ChartData, name: string): void {
  const cell = (value: string | number | null) => {
    if (value === null) return ''
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const csv = data.map((row) => row.map(cell).join(',')).join('\r\n')
  offerFile(`${name}.csv`, new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' }))
}
