import { Button, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { customLists, type CustomList } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow } from '../../../src-preload/contract/fields.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { FieldDialog } from './field-dialog.tsx'
import './fields.css'

/** The fields that the workspace has of its own: defined, put in order, put away (rule J1). */
export function FieldsSection() {
  const { words, format } = useSpeech()
  const say = words.ownFields
  const [list, setList] = useState<CustomList>('customers')
  const answer = useSteadyQuery('fields.list', { list, archived: true })
  const usage = useSteadyQuery('fields.usage', { list }).data
  const change = useCommand('fields.change')
  const remove = useCommand('fields.remove')
  const [editing, setEditing] = useState<CustomFieldRow | 'new' | null>(null)
  const rowsOf = (field: string) => usage?.find((one) => one.field === field)?.rows ?? 0
  const failure = change.failure ?? remove.failure
  const busy = change.busy || remove.busy
  return (
    <Section
      title={say.title}
      actions={
        <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {say.add}
        </Button>
      }
    >
      <p className="block-body muted fields-intro">{say.intro}</p>
      <div className="block-body fields-lists">
        <Segmented<CustomList>
          value={list}
          aria-label={say.list}
          options={customLists.map((value) => ({ value, label: words.imports.targets[value] }))}
          onChange={setList}
        />
      </div>
      {failure && <FailureNotice failure={failure} />}
      <Answered answer={answer}>
        {(fields) =>
          fields.length === 0 ? (
            <div className="block-body muted">{say.empty}</div>
          ) : (
            <table className="plain-table settings-table">
              <thead>
                <tr>
                  <th>{say.name}</th>
                  <th>{say.kind}</th>
                  <th>{say.choices}</th>
                  <th className="num">{say.used}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {fields.map((field, at) => (
                  <tr key={field.id} className={field.archived ? 'fields-archived' : ''}>
                    <td>
                      {field.title} {field.archived && <Tag>{say.archived}</Tag>}
                    </td>
                    <td>{say.kinds[field.kind]}</td>
                    <td className="fields-choices">{choicesText(field, say.anyChoice, words.generic)}</td>
                    <td className="num">{say.rows(format.count(rowsOf(field.field)))}</td>
                    <td className="num fields-actions">
                      <Button
                        size="small"
                        type="text"
                        disabled={busy || at === 0}
                        aria-label={`${say.up} ${field.title}`}
                        onClick={() => void change.run({ id: field.id, position: at - 1 })}
                      >
                        ↑
                      </Button>
                      <Button
                        size="small"
                        type="text"
                        disabled={busy || at === fields.length - 1}
                        aria-label={`${say.down} ${field.title}`}
                        onClick={() => void change.run({ id: field.id, position: at + 1 })}
                      >
                        ↓
                      </Button>
                      <Button
                        size="small"
                        type="text"
                        aria-label={`${words.generic.edit} ${field.title}`}
                        onClick={() => setEditing(field)}
                      >
                        {words.generic.edit}
                      </Button>
                      <Button
                        size="small"
                        type="text"
                        disabled={busy}
                        aria-label={`${field.archived ? say.restore : say.archive} ${field.title}`}
                        onClick={() => void change.run({ id: field.id, archived: !field.archived })}
                      >
                        {field.archived ? say.restore : say.archive}
                      </Button>
                      <Button
                        size="small"
                        type="text"
                        danger
                        disabled={busy || usage === undefined || rowsOf(field.field) > 0}
                        aria-label={`${words.generic.remove} ${field.title}`}
                        onClick={() => void remove.run({ id: field.id })}
                      >
                        {words.generic.remove}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      {editing !== null && (
        <FieldDialog list={list} field={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Section>
  )
}

function choicesText(
  { kind, choices }: CustomFieldRow,
  any: string,
  generic: { readonly noData: string; readonly separator: string },
): string {
  if (kind !== 'choice' && kind !== 'choices') return generic.noData
  return choices.length === 0 ? any : choices.join(generic.separator)
}
