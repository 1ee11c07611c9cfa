import { Select } from 'antd'
import { dateOrders, type ImportColumn, type WritePolicy } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { fieldLabel } from './field-words.ts'
import type { DeclaredTarget } from './mapping-check.ts'

const scales = [1, 1000, 10_000, 100_000_000] as const
/** Three figures, the year not in front in full: which is the day is a question. */
const shortDate = /^\s*\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}/
const leaveOut = ''
const newField = '+'
/** As the store has them, and that a blank cell empties the field too. */
const policies = ['always', 'clear', 'empty', 'never'] as const
type Policy = (typeof policies)[number]

const policyOf = ({
  write = 'always',
  blanks = false,
}: {
  write?: WritePolicy | undefined
  blanks?: boolean | undefined
}): Policy => (blanks && write === 'always' ? 'clear' : write)

interface Props {
  readonly declared: DeclaredTarget
  readonly columns: readonly ImportColumn[]
  /** Nothing that is there is changed: how is no question. */
  readonly createsOnly: boolean
  readonly onChange: (columns: ImportColumn[]) => void
  /** Makes a field of the workspace's own of a column; absent for lists that cannot have any. */
  readonly onNewField?: ((index: number) => void) | undefined
}

export function MappingTable({ declared, columns, createsOnly, onChange, onNewField }: Props) {
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
          <th>{say.readAs}</th>
          {!createsOnly && <th>{say.write}</th>}
          <th>{say.confidence}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => {
          const title = column.header || say.unnamed(column.index + 1)
          const field = declared.fields.find((one) => one.field === column.field)
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
                    ...declared.fields.map((one) => ({
                      value: one.field,
                      label: one.title ?? fieldLabel(words, declared.target, one.field),
                      className: taken.has(one.field) && one.field !== column.field ? 'mapping-taken' : '',
                    })),
                    ...(onNewField ? [{ value: newField, label: words.ownFields.import.option }] : []),
                  ]}
                  onChange={(chosen: string) => {
                    if (chosen === newField) return onNewField?.(column.index)
                    change(column.index, {
                      field: chosen === leaveOut ? null : chosen,
                      by: 'none',
                      confidence: chosen === leaveOut ? 0 : 1,
                    })
                  }}
                />
              </td>
              <td>
                {(field?.kind === 'money' || field?.kind === 'budget') && (
                  <Select
                    className="mapping-scale"
                    value={column.scale}
                    aria-label={`${title} ${say.scaleLabel}`}
                    options={scales.map((scale) => ({ value: scale, label: say.scale[scale] }))}
                    onChange={(scale: number) => change(column.index, { scale })}
                  />
                )}
                {field?.kind === 'date' && column.samples.some((sample) => shortDate.test(sample)) && (
                  <Select<'auto' | (typeof dateOrders)[number]>
                    className="mapping-scale"
                    value={column.dateOrder ?? 'auto'}
                    aria-label={`${title} ${say.dateOrder}`}
                    options={(['auto', ...dateOrders] as const).map((order) => ({ value: order, label: say.dateOrders[order] }))}
                    onChange={(order) => change(column.index, { dateOrder: order === 'auto' ? undefined : order })}
                  />
                )}
              </td>
              {!createsOnly && (
                <td className="mapping-write">
                  {field && field.kind !== 'id' && (
                    <Select<Policy>
                      className="mapping-policy"
                      value={policyOf(column)}
                      aria-label={`${title} ${say.write}`}
                      options={policies
                        .filter((policy) => policy !== 'clear' || !field.required)
                        .map((policy) => ({ value: policy, label: say.policies[policy] }))}
                      onChange={(policy) =>
                        change(column.index, { write: policy === 'clear' ? 'always' : policy, blanks: policy === 'clear' })
                      }
                    />
                  )}
                </td>
              )}
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
