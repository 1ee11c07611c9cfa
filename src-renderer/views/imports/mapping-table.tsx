import { Select } from 'antd'
import { importFields } from '../../../src-preload/contract/imports.ts'
import type { ImportColumn, ImportField } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'

const scales = [1, 1000, 10_000, 100_000_000] as const
const amounts = new Set<ImportField>(['annualPurchase', 'budget'])
const leaveOut = ''

interface Props {
  readonly columns: readonly ImportColumn[]
  readonly onChange: (columns: ImportColumn[]) => void
}

export function MappingTable({ columns, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.imports.recognise
  const change = (index: number, part: Partial<ImportColumn>) =>
    onChange(columns.map((column) => (column.index === index ? { ...column, ...part } : column)))
  const taken = new Set(columns.map((column) => column.field))
  return (
    <table className="plain-table mapping-table">
      <thead>
        <tr>
          <th>{say.column}</th>
          <th>{say.samples}</th>
          <th>{say.field}</th>
          <th>{say.scaleLabel}</th>
          <th>{say.confidence}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => {
          const title = column.header || say.unnamed(column.index + 1)
          return (
            <tr key={column.index} className={column.field === null ? 'mapping-out' : ''}>
              <td className="mapping-header">{title}</td>
              <td className="mapping-samples">{column.samples.slice(0, 3).join(' | ')}</td>
              <td>
                <Select
                  className="mapping-field"
                  value={column.field ?? leaveOut}
                  aria-label={`${title} ${say.field}`}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={[
                    { value: leaveOut, label: say.leaveOut },
                    ...importFields.map((field) => ({
                      value: field,
                      label: words.fields[field],
                      className: taken.has(field) && field !== column.field ? 'mapping-taken' : '',
                    })),
                  ]}
                  onChange={(field: string) =>
                    change(column.index, {
                      field: field === leaveOut ? null : (field as ImportField),
                      by: 'none',
                      confidence: field === leaveOut ? 0 : 1,
                    })
                  }
                />
              </td>
              <td>
                {column.field !== null && amounts.has(column.field) && (
                  <Select
                    className="mapping-scale"
                    value={column.scale}
                    aria-label={`${title} ${say.scaleLabel}`}
                    options={scales.map((scale) => ({ value: scale, label: say.scale[scale] }))}
                    onChange={(scale: number) => change(column.index, { scale })}
                  />
                )}
              </td>
              <td>
                <Confidence column={column} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Confidence({ column }: { column: ImportColumn }) {
  const say = useSpeech().words.imports.recognise
  if (column.field === null && column.by === 'none') return <span className="muted">{say.by.none}</span>
  const level = column.confidence >= 0.85 ? 'sure' : column.confidence >= 0.6 ? 'likely' : 'unsure'
  return (
    <span className={`confidence confidence-${level}`}>
      {say[level]}
      {column.by !== 'none' && <span className="muted"> {say.by[column.by]}</span>}
    </span>
  )
}
