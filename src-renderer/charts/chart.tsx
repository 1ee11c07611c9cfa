import { Button, Dropdown } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { useSpeech } from '../text/language.tsx'
import { useAppearance } from '../ui/appearance.tsx'
import { DownloadOutlined } from '../ui/icons.tsx'
import { init } from './echarts.ts'
import type { EChartsCoreOption, EChartsType } from './echarts.ts'
import { saveData, savePdf, savePng, saveSvg } from './save-chart.ts'
import type { ChartData } from './save-chart.ts'
import { readTokens } from './tokens.ts'
import type { ChartTokens } from './tokens.ts'
import './chart.css'

interface Props {
  /** What it shows, said to screen readers and used as the file's name. */
  readonly title: string
  readonly describe: string
  readonly height: number
  readonly option: (tokens: ChartTokens, width: number) => EChartsCoreOption
  readonly data: ChartData
  readonly onClick?: (at: { seriesName?: string | undefined; dataIndex: number }) => void
}

/** The one way a chart comes onto the page: theme, size, words for screen readers, and saving as picture or data. */
export function Chart({ title, describe, height, option, data, onClick }: Props) {
  const { words } = useSpeech()
  const { dark } = useAppearance()
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const latest = useRef(onClick)
  useEffect(() => {
    latest.current = onClick
  })
  const drawn = useMemo(
    () => (tokens: ChartTokens, width: number) => ({
      animation: false,
      textStyle: { fontFamily: tokens.fontFamily, color: tokens.text },
      tooltip: {
        renderMode: 'richText',
        backgroundColor: tokens.surface,
        borderColor: tokens.line,
        textStyle: { color: tokens.text },
      },
      aria: { enabled: true, label: { description: describe } },
      ...option(tokens, width),
    }),
    [option, describe],
  )
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const made = init(element, null, { renderer: 'canvas' })
    chart.current = made
    made.on('click', (event) => {
      const { seriesName, dataIndex } = event as { seriesName?: string; dataIndex: number }
      latest.current?.({ seriesName, dataIndex })
    })
    return () => {
      made.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const draw = () => {
      chart.current?.resize()
      chart.current?.setOption({ ...drawn(readTokens(), element.clientWidth), darkMode: dark }, { notMerge: true })
    }
    draw()
    const watcher = new ResizeObserver(draw)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [drawn, dark])

  const save = (kind: string) => {
    const made = chart.current
    const element = place.current
    if (!made || !element) return
    const tokens = readTokens()
    if (kind === 'png') savePng(made, title, tokens.surface)
    else if (kind === 'pdf') savePdf(made, title, tokens.surface)
    else if (kind === 'svg')
      saveSvg(drawn(tokens, element.clientWidth), { width: element.clientWidth, height }, title, tokens.surface)
    else saveData(data, title)
  }
  return (
    <figure className="chart" aria-label={title}>
      <div ref={place} className="chart-place" style={{ height }} role="img" aria-label={describe} />
      <Dropdown
        trigger={['click']}
        menu={{
          items: (['png', 'svg', 'pdf', 'data'] as const).map((key) => ({ key, label: words.funnel.charts[key] })),
          onClick: ({ key }) => save(key),
        }}
      >
        <Button
          className="chart-save"
          type="text"
          size="small"
          icon={<DownloadOutlined />}
          aria-label={words.funnel.charts.save}
        />
      </Dropdown>
    </figure>
  )
}
