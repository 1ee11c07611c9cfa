import { useEffect, useState } from 'react'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Filter, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import type { GroupBy, Measure } from '../../../src-preload/contract/_words/grid.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureState, LoadingState } from '../../ui/states.tsx'
import type { ColumnSpec } from '../column-spec.ts'
import type { FilterField } from '../filters/filter-field.ts'
import type { GridPort, GroupLine } from '../rows/grid-port.ts'
import { figureText } from '../work/use-selection-figures.ts'

interface Props<Row> {
  readonly port: GridPort<Row>
  readonly query: RowQuery
  readonly group: readonly GroupBy[]
  readonly columns: readonly ColumnSpec<Row>[]
  readonly fields: readonly FilterField[]
  readonly version: number
  readonly onOpen: (inside: Filter, title: string) => void
}

/** Subtotals by one to three fields; a line opens the rows it counts. */
export function GroupTable<Row>({ port, query, group, columns, fields, version, onOpen }: Props<Row>) {
  const { words, format } = useSpeech()
  const say = words.grid.groups
  const [answer, setAnswer] = useState<{ total: number; groups: readonly GroupLine[] } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const summed = columns.filter((spec) => spec.summed)
  useEffect(() => {
    // A new version of the rows asks anew.
    let live = version >= 0
    const measures: Measure[] = columns
      .filter((spec) => spec.summed)
      .flatMap((spec): Measure[] => [
        { field: spec.field, of: 'sum' },
        { field: spec.field, of: 'average' },
      ])
    port.groups({ ...query, by: group, measures }).then(
      (groups) => live && (setAnswer(groups), setFailure(null)),
      (thrown: unknown) => live && setFailure(failureOf(thrown)),
    )
    return () => {
      live = false
    }
  }, [port, query, group, columns, version])

  const titleOf = (field: string) => columns.find((spec) => spec.field === field)?.title ?? field
  const valueText = (value: GroupLine['values'][number], field: string) => {
    if (value === null || value === '') return say.blank
    const label = fields.find((each) => each.field === field)?.choices?.find((choice) => choice.value === value)?.label
    return label ?? String(value)
  }
  const kindOf = (field: string) => (columns.find((spec) => spec.field === field)?.filter === 'money' ? 'money' : 'number')
  return (
    <div className="desk-over desk-groups" tabIndex={0} role="region" aria-label={say.title}>
      {failure && <FailureState failure={failure} />}
      {!answer && !failure && <LoadingState rows={10} />}
      {answer && !failure && (
        <>
          <table className="plain-table">
            <thead>
              <tr>
                {group.map((by) => (
                  <th key={by.field}>{titleOf(by.field)}</th>
                ))}
                <th className="num">{say.count}</th>
                {summed.flatMap((spec) => [
                  <th key={`${spec.field} sum`} className="num">
                    {words.grid.status.sum(spec.title)}
                  </th>,
                  <th key={`${spec.field} average`} className="num">
                    {words.grid.status.average(spec.title)}
                  </th>,
                ])}
              </tr>
            </thead>
            <tbody>
              {answer.groups.map((line) => {
                const title = line.values.map((value, at) => valueText(value, group[at]?.field ?? '')).join(' / ')
                return (
                  <tr key={JSON.stringify(line.values)}>
                    {line.values.map((value, at) => (
                      <td key={group[at]?.field}>
                        {at === line.values.length - 1 ? (
                          <button
                            type="button"
                            className="bare group-open"
                            aria-label={say.openRows(title)}
                            onClick={() => onOpen(line.filter, title)}
                          >
                            {valueText(value, group[at]?.field ?? '')}
                          </button>
                        ) : (
                          valueText(value, group[at]?.field ?? '')
                        )}
                      </td>
                    ))}
                    <td className="num">{format.count(line.count)}</td>
                    {line.measures.map((value, at) => (
                      // In the order asked: sum and average of each summed column.
                      // oxlint-disable-next-line react/no-array-index-key
                      <td key={at} className="num">
                        {value === null ? '' : figureText(format, kindOf(summed[Math.floor(at / 2)]?.field ?? ''), value)}
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
          </table>
          {answer.total > answer.groups.length && (
            <p className="muted">{say.shown(format.count(answer.groups.length), format.count(answer.total))}</p>
          )}
        </>
      )}
    </div>
  )
}
