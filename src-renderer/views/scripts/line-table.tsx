import { Button } from 'antd'
import type { ScriptLineRow } from '../../../src-preload/contract/scripts.ts'
import { useSpeech } from '../../text/language.tsx'
import { DeleteOutlined, EditOutlined } from '../../ui/icons.tsx'

const placeholder = /(\{[^{}]+\})/

interface Props {
  readonly lines: readonly ScriptLineRow[]
  readonly label: string
  readonly withOccasion?: boolean
  readonly onEdit?: (line: ScriptLineRow) => void
  readonly onRemove?: (id: number) => void
}

/** Lines with when they are said; what is filled in stands out. */
export function LineTable({ lines, label, withOccasion = false, onEdit, onRemove }: Props) {
  const { words } = useSpeech()
  const say = words.scripts
  const when = (line: ScriptLineRow) => {
    const named = (['needClass', 'stage', 'industry', 'source'] as const).flatMap((field) => {
      const value = line[field]
      return value === null ? [] : [words.generic.labelled(say.fields[field], value)]
    })
    const all = [...(withOccasion ? [say.occasions[line.occasion]] : []), ...(named.length === 0 ? [say.always] : named)]
    return all.join(' \u00b7 ')
  }
  return (
    <table className="plain-table script-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{say.fields.body}</th>
          <th scope="col" className="script-when">
            {say.when}
          </th>
          {onEdit && <th scope="col" className="script-tools" aria-label={say.tools} />}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={line.id ?? `shipped ${at}`}>
            <td className="script-body">
              {line.body
                .split(placeholder)
                .map((part, nth) => (nth % 2 === 1 ? <mark key={`${nth} ${part}`}>{part.slice(1, -1)}</mark> : part))}
            </td>
            <td className="muted">{when(line)}</td>
            {onEdit && (
              <td className="script-tools">
                <Button
                  size="small"
                  type="text"
                  icon={<EditOutlined />}
                  aria-label={say.editOne(line.body)}
                  onClick={() => onEdit(line)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say.removeOne(line.body)}
                  onClick={() => line.id !== null && onRemove?.(line.id)}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
