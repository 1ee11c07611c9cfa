import { useEffect, useState } from 'react'
import type { AggregateLine } from '../../../src-preload/contract/_words/grid.ts'
import { useSpeech } from '../../text/language.tsx'
import type { ColumnSpec } from '../column-spec.ts'
import type { GridHandle } from '../grid-handle.ts'
import { figureText } from '../work/use-selection-figures.ts'

interface Props<Row> {
  readonly handle: () => GridHandle<Row> | null
  readonly columns: readonly ColumnSpec<Row>[]
  readonly count: number
  readonly version: number
}

/** Sums and averages of the summed columns over all filtered rows. */
export function SummaryBar<Row>({ handle, columns, count, version }: Props<Row>) {
  const { words, format } = useSpeech()
  const say = words.grid.status
  const [lines, setLines] = useState<readonly AggregateLine[]>([])
  useEffect(() => {
    const grid = handle()
    const fields = columns.filter((spec) => spec.summed).map((spec) => spec.field)
    if (!grid || count === 0 || fields.length === 0) return undefined
    // A new version of the rows asks anew.
    let live = version >= 0
    const ask = async () => {
      const meant = await grid.meant([{ first: 0, last: count - 1 }])
      const answer = await grid.view().port.aggregate(meant, fields)
      if (live) setLines(answer.fields)
    }
    ask().catch(() => undefined)
    return () => {
      live = false
    }
  }, [handle, columns, count, version])
  return (
    <dl className="desk-summary" aria-label={words.grid.summary.label}>
      {lines.map((line) => {
        const figure = (name: 'sum' | 'average' | 'least' | 'greatest') => {
          const value = line[name]
          return value === null ? '' : say[name](figureText(format, line.kind, value))
        }
        return (
          <div key={line.field}>
            <dt>{columns.find((spec) => spec.field === line.field)?.title}</dt>
            <dd>
              {[say.filled(format.count(line.filled)), figure('sum'), figure('average'), figure('least'), figure('greatest')]
                .filter((text) => text !== '')
                .join(' · ')}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
