import { AutoComplete, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import type { BulkOperation } from '../../../src-preload/contract/_words/grid.ts'
import { useSpeech } from '../../text/language.tsx'
import type { ColumnSpec } from '../column-spec.ts'
import type { GridHandle } from '../grid-handle.ts'
import { spanSize, touchedRows } from '../selection/parts.ts'
import { isMany } from '../selection/selection.ts'
import { untold } from './operation.ts'
import type { Operations } from './use-operations.tsx'

interface Props<Row> {
  readonly handle: () => GridHandle<Row> | null
  readonly columns: readonly ColumnSpec<Row>[]
  readonly operations: Operations
  readonly onClose: () => void
}

const kinds = ['set', 'clear', 'append', 'remove', 'replace', 'formula'] as const
type Kind = (typeof kinds)[number]

/** Full-width commas as well: lists are typed with an input method on. */
const members = (text: string) =>
  text
    .split(/[,\uff0c\u3001;\uff1b\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** One field changed over the selected rows or over all filtered ones, with a preview. */
export function BulkDialog<Row>({ handle, columns, operations, onClose }: Props<Row>) {
  const { words, format } = useSpeech()
  const say = words.grid.bulk
  const hands = handle()?.hands
  const many = hands ? isMany(hands.selection, hands.extent) : false
  const editable = columns.filter((spec) => spec.editable)
  const [where, setWhere] = useState<'selection' | 'all'>(many ? 'selection' : 'all')
  const [field, setField] = useState(() => {
    const active = editable.find((spec) => spec.field === hands?.activeField)
    return (active ?? editable[0])?.field ?? ''
  })
  const [kind, setKind] = useState<Kind>('set')
  const [text, setText] = useState('')
  const [find, setFind] = useState('')
  if (!hands) return null
  const { extent, selection } = hands
  const spec = columns.find((each) => each.field === field)
  const fieldOf = (title: string) => columns.find((each) => each.title === title)?.field ?? title
  const operation = operationOf(kind, kind === 'formula' ? formulaWith(fieldOf, text) : text, find)
  const chosen = touchedRows(selection, extent)
  const hint = kind === 'append' || kind === 'remove' ? say.values : kind === 'formula' ? say.formulaText : say.value

  const preview = () => {
    if (!operation) return
    onClose()
    const spans = where === 'all' ? [{ first: 0, last: extent.rows - 1 }] : chosen
    operations.run({ spans, fields: [field], operation, textAt: untold }, true)
  }
  return (
    <Modal
      open
      onCancel={onClose}
      title={say.title}
      width={560}
      okText={say.preview}
      cancelText={words.generic.cancel}
      okButtonProps={{ disabled: operation === null || extent.rows === 0 }}
      onOk={preview}
    >
      <form
        className="work-form"
        onSubmit={(event) => {
          event.preventDefault()
          preview()
        }}
      >
        <label htmlFor="bulk-target">{say.target}</label>
        <Radio.Group
          id="bulk-target"
          value={where}
          onChange={(event) => setWhere(event.target.value as 'selection' | 'all')}
          options={[
            { value: 'selection', label: say.selection(format.count(spanSize(chosen))) },
            { value: 'all', label: say.everything(format.count(extent.rows)) },
          ]}
        />
        <label htmlFor="bulk-field">{say.field}</label>
        <Select
          id="bulk-field"
          showSearch={{ optionFilterProp: 'label' }}
          value={field}
          options={editable.map((each) => ({ value: each.field, label: each.title }))}
          onChange={(next: string) => {
            setField(next)
            if (!columns.find((each) => each.field === next)?.list && (kind === 'append' || kind === 'remove')) setKind('set')
          }}
        />
        <label htmlFor="bulk-kind">{say.operation}</label>
        <Select
          id="bulk-kind"
          value={kind}
          options={kinds
            .filter((each) => spec?.list || (each !== 'append' && each !== 'remove'))
            .map((each) => ({ value: each, label: say[each] }))}
          onChange={setKind}
        />
        {kind === 'replace' && (
          <>
            <label htmlFor="bulk-find">{words.grid.find.find}</label>
            <Input id="bulk-find" value={find} onChange={(event) => setFind(event.target.value)} />
          </>
        )}
        {kind !== 'clear' && (
          <>
            <label htmlFor="bulk-text">{kind === 'replace' ? words.grid.find.replacement : hint}</label>
            {kind === 'set' && spec?.choices ? (
              <AutoComplete
                id="bulk-text"
                autoFocus
                value={text}
                options={spec.choices().map((value) => ({ value }))}
                showSearch={{
                  filterOption: (typed, option) => option !== undefined && option.value !== typed && option.value.includes(typed),
                }}
                onChange={setText}
              />
            ) : (
              <Input id="bulk-text" autoFocus value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </>
        )}
        {kind === 'formula' && (
          <div className="work-wide">
            <Select
              size="small"
              value={null}
              placeholder={say.insertField}
              aria-label={say.insertField}
              options={columns.map((each) => ({ value: each.title, label: each.title }))}
              onChange={(inserted: string | null) => inserted !== null && setText((now) => `${now}[${inserted}]`)}
            />
            <p className="muted">{say.formulaHint(examples(editable).join(words.generic.separator))}</p>
          </div>
        )}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Modal>
  )
}

/** People name columns as they read them; the store by field. */
function formulaWith(fieldOf: (title: string) => string, formula: string): string {
  return formula.replaceAll(/\[([^\]]+)\]/g, (_, title: string) => `[${fieldOf(title.trim())}]`)
}

/** What may be written with the columns there are. */
function examples<Row>(columns: readonly ColumnSpec<Row>[]): string[] {
  const number = columns.find((spec) => spec.summed)
  const first = columns.find((spec) => spec.filter === 'choice')
  const second = columns.find((spec) => spec.filter === 'text' && !spec.list)
  const date = columns.find((spec) => spec.filter === 'date')
  return [
    ...(number ? [`[${number.title}] * 1.1`] : []),
    ...(first && second ? [`[${first.title}] & "-" & [${second.title}]`] : []),
    ...(date ? [`[${date.title}] + 365`] : []),
  ]
}

function operationOf(kind: Kind, text: string, find: string): BulkOperation | null {
  if (kind === 'clear') return { op: 'clear' }
  if (kind === 'replace') return find === '' ? null : { op: 'replace', find, replacement: text }
  if (text.trim() === '') return null
  if (kind === 'formula') return { op: 'formula', formula: text }
  if (kind === 'set') return { op: 'set', value: text }
  return { op: kind, values: members(text) }
}
