import { Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { customKinds, type CustomKind, type CustomList } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow } from '../../../src-preload/contract/fields.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import './fields.css'

/** A column of a file that could become a field. */
export interface NewField {
  readonly index: number
  readonly header: string
  readonly kind: CustomKind
  readonly samples: readonly string[]
  readonly chosen: boolean
}

interface Props {
  readonly list: CustomList
  readonly proposed: readonly NewField[]
  /** The fields made, by column of the file. */
  readonly onMade: (fields: ReadonlyMap<number, CustomFieldRow>) => void
  readonly onClose: () => void
}

/** Columns of a file that no field takes become fields, with the kind their values speak for. */
export function NewFieldsDialog({ list, proposed, onMade, onClose }: Props) {
  const { words, format } = useSpeech()
  const say = words.ownFields
  const define = useCommand('fields.define')
  const [rows, setRows] = useState(() => proposed.map((one) => ({ ...one, title: titleOf(one.header) })))
  const chosen = rows.filter((row) => row.chosen && row.title.trim() !== '')
  const change = (index: number, part: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row) => (row.index === index ? { ...row, ...part } : row)))
  const make = async () => {
    const answer = await define.run({ list, fields: chosen.map(({ title, kind }) => ({ title: title.trim(), kind })) })
    if (!answer) return
    onMade(new Map(answer.fields.map((field, at) => [chosen[at]?.index ?? -1, field])))
  }
  return (
    <Modal
      open
      title={say.import.title}
      onCancel={onClose}
      onOk={() => void make()}
      okText={say.import.make(format.count(chosen.length))}
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={define.busy}
      width={760}
    >
      <p className="muted">{say.import.intro}</p>
      <div className="fields-new">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say.import.column}</th>
              <th>{say.import.samples}</th>
              <th>{say.name}</th>
              <th>{say.kind}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.index}>
                <td>
                  <Checkbox checked={row.chosen} onChange={(event) => change(row.index, { chosen: event.target.checked })}>
                    {row.header || words.imports.recognise.unnamed(row.index + 1)}
                  </Checkbox>
                </td>
                <td className="mapping-samples">{row.samples.slice(0, 3).join(' | ')}</td>
                <td>
                  <Input
                    value={row.title}
                    maxLength={60}
                    disabled={!row.chosen}
                    aria-label={`${say.name} ${row.header}`}
                    onChange={(event) => change(row.index, { title: event.target.value })}
                  />
                </td>
                <td>
                  <Select<CustomKind>
                    className="fields-kind"
                    value={row.kind}
                    disabled={!row.chosen}
                    aria-label={`${say.kind} ${row.header}`}
                    options={customKinds.map((value) => ({ value, label: say.kinds[value] }))}
                    onChange={(kind) => change(row.index, { kind })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {define.failure && <FailureNotice failure={define.failure} />}
    </Modal>
  )
}

const unitInBrackets = /[([\uff08\u3010][^()[\]\uff08\uff09\u3010\u3011]*[)\]\uff09\u3011]\s*$/

/** The lower row of a two-row header, without the unit its figures have in this file. */
function titleOf(header: string): string {
  const leaf = header.slice(header.lastIndexOf(' / ') + 1).replace(/^\/ /, '')
  return leaf.replace(unitInBrackets, '').trim() || leaf
}
