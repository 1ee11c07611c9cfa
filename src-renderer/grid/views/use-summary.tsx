import { Dropdown } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { columnSummaries } from '../../../src-preload/contract/views.ts'
import type { ColumnSummary } from '../../../src-preload/contract/views.ts'
import type { AggregateLine } from '../../../src-preload/contract/_words/grid.ts'
import { useSpeech } from '../../text/language.tsx'
import type { ColumnSpec } from '../column-spec.ts'
import type { Looking } from '../desk/use-look.ts'
import type { GridHandle } from '../grid-handle.ts'
import { figureText } from '../work/use-selection-figures.ts'

/** Texts of the row below the grid, by field; null hides it. */
export type SummaryTexts = ReadonlyMap<string, string> | null

/** Figures that mean something for a column. */
export function summariesOf<Row>(spec: ColumnSpec<Row>): readonly ColumnSummary[] {
  if (spec.derived) return []
  if (spec.summed) return columnSummaries
  return spec.filter === 'date' ? ['filled', 'least', 'greatest'] : ['filled']
}

/** What a column says until the person chooses: points are averaged, money is added up. */
function usual<Row>(spec: ColumnSpec<Row>): ColumnSummary | null {
  if (spec.summed) return spec.filter === 'number' ? 'average' : 'sum'
  return spec.pinned ? 'filled' : null
}

interface Parts<Row> {
  readonly handle: () => GridHandle<Row> | null
  readonly columns: readonly ColumnSpec<Row>[]
  /** Asked for only when it is known: figures never hold up the first rows. */
  readonly count: number | null
  readonly version: number
  readonly look: Looking<Row>
  readonly shown: boolean
}

/** One figure per column over all filtered rows, standing under its column; which one is chosen there. */
export function useSummary<Row>({ handle, columns, count, version, look, shown }: Parts<Row>): {
  texts: SummaryTexts
  open: (field: string, anchor: DOMRect) => void
  menu: ReactNode
} {
  const { words, format } = useSpeech()
  const say = words.grid.summary
  const [lines, setLines] = useState<readonly AggregateLine[]>([])
  const [asking, setAsking] = useState<{ spec: ColumnSpec<Row>; anchor: DOMRect } | null>(null)
  const { summaries } = look.definition
  const chosen = useMemo(
    () =>
      new Map(
        columns.flatMap((spec) => {
          const own = summaries?.[spec.field]
          const one = own === undefined ? usual(spec) : own
          return one !== null && summariesOf(spec).includes(one) ? [[spec.field, one] as const] : []
        }),
      ),
    [columns, summaries],
  )
  const asked = [...chosen.keys()].join()
  useEffect(() => {
    const grid = handle()
    if (!grid || !shown || count === null || asked === '') return undefined
    // A new version of the rows asks anew.
    let live = version >= 0
    const ask = async () => {
      if (count === 0) return setLines([])
      const meant = await grid.meant([{ first: 0, last: count - 1 }])
      const answer = await grid.view().port.aggregate(meant, asked.split(','))
      if (live) setLines(answer.fields)
    }
    // A figure that could not be had stays blank; the next change asks again.
    ask().catch(() => undefined)
    return () => {
      live = false
    }
  }, [handle, shown, asked, count, version])

  const texts = useMemo(() => {
    if (!shown) return null
    const found = new Map<string, string>()
    for (const [field, one] of chosen) {
      const line = lines.find((each) => each.field === field)
      if (!line) continue
      const value = one === 'filled' ? format.count(line.filled) : line[one]
      if (value !== null) found.set(field, say.figures[one](one === 'filled' ? value : figureText(format, line.kind, value)))
    }
    return found
  }, [shown, chosen, lines, format, say])

  const open = useCallback(
    (field: string, anchor: DOMRect) => {
      const spec = columns.find((each) => each.field === field)
      if (spec && summariesOf(spec).length > 0) setAsking({ spec, anchor })
    },
    [columns],
  )
  const now = asking ? (chosen.get(asking.spec.field) ?? null) : null
  const menu = asking && (
    <Dropdown
      open
      placement="topLeft"
      onOpenChange={(next) => !next && setAsking(null)}
      menu={{
        selectedKeys: [now ?? 'none'],
        autoFocus: true,
        items: [
          { key: 'none', label: say.none },
          ...summariesOf(asking.spec).map((each) => ({ key: each, label: say.names[each] })),
        ],
        onClick({ key }) {
          const one = columnSummaries.find((each) => each === key) ?? null
          look.change({ summaries: { ...summaries, [asking.spec.field]: one } })
          setAsking(null)
          handle()?.hands.focus()
        },
      }}
    >
      <span
        style={{
          position: 'fixed',
          left: asking.anchor.left,
          top: asking.anchor.top,
          width: asking.anchor.width,
          height: asking.anchor.height,
          pointerEvents: 'none',
        }}
      />
    </Dropdown>
  )
  return { texts, open, menu }
}
