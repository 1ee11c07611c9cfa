import { useEffect, useState } from 'react'
import type { AggregateLine } from '../../../src-preload/contract/_words/grid.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Formatter } from '../../text/format.ts'
import type { ColumnSpec } from '../column-spec.ts'
import type { GridHandle } from '../grid-handle.ts'
import { partsOf, spanSize, touchedRows } from '../selection/parts.ts'
import type { Selection } from '../selection/selection.ts'

const settle = 250

export interface SelectionFigures {
  /** Rows with a selected cell; 0 when only the active cell is. */
  readonly rows: number
  readonly text: string
}

const nothing: SelectionFigures = { rows: 0, text: '' }

/** A figure of an aggregate as people read it. */
export function figureText(format: Formatter, kind: AggregateLine['kind'], value: string): string {
  if (kind === 'money') return format.shortMoney(Math.round(Number(value) * 100))
  return kind === 'number' ? format.decimal(Number(value)) : value
}

/** Count, sum and average of what is selected, loaded or not: asked when the selection has come to rest. */
export function useSelectionFigures<Row>(
  handle: () => GridHandle<Row> | null,
  selection: Selection | null,
  columns: readonly ColumnSpec<Row>[],
  /** Changes when the rows' values may have. */
  version: number,
): SelectionFigures {
  const { words, format } = useSpeech()
  const [figures, setFigures] = useState<SelectionFigures>(nothing)
  useEffect(() => {
    const grid = handle()
    if (!grid || !selection) return undefined
    const { hands } = grid
    const rows = spanSize(touchedRows(selection, hands.extent))
    const parts = partsOf(selection, hands.extent)
    const cells = parts.reduce((sum, part) => sum + spanSize(part.rows) * part.cols.length, 0)
    const say = words.grid.status
    const at = setTimeout(() => setFigures(cells <= 1 ? nothing : { rows, text: say.cells(format.count(cells)) }))
    if (cells <= 1) return () => clearTimeout(at)
    // A new version of the rows asks anew.
    let live = typeof version === 'number'
    const timer = setTimeout(() => {
      const ask = async () => {
        const lines: AggregateLine[] = []
        for (const part of parts.slice(0, 4)) {
          const meant = await grid.meant(part.rows)
          const fields = part.cols
            .flatMap((col) => hands.fields[col] ?? [])
            .filter((field) => columns.some((spec) => spec.field === field && !spec.derived))
          if (fields.length === 0) continue
          lines.push(...(await grid.view().port.aggregate(meant, fields)).fields)
        }
        if (!live) return
        const filled = lines.reduce((sum, line) => sum + line.filled, 0)
        const texts = [say.cells(format.count(cells)), say.filled(format.count(filled))]
        // Sums of money and of points do not add up to anything: one column's figures at a time.
        const summed = lines.filter((line) => line.sum !== null)
        const [first] = summed
        if (first?.sum && summed.length === 1) {
          texts.push(say.sum(figureText(format, first.kind, first.sum)))
          if (first.average !== null) texts.push(say.average(figureText(format, first.kind, first.average)))
        } else {
          for (const line of summed.slice(0, 2)) {
            const title = columns.find((spec) => spec.field === line.field)?.title ?? line.field
            if (line.sum !== null) texts.push(`${title} ${say.sum(figureText(format, line.kind, line.sum))}`)
          }
        }
        setFigures({ rows, text: texts.join(' · ') })
      }
      // A figure that could not be had is not worth a message: the next selection asks again.
      ask().catch(() => undefined)
    }, settle)
    return () => {
      live = false
      clearTimeout(at)
      clearTimeout(timer)
    }
  }, [handle, selection, columns, version, words, format])
  return figures
}
