import { Button, Input, Modal, Select } from 'antd'
import { useRef, useState } from 'react'
import type { ClipboardEvent, ReactNode } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { mappingOf, parseTable } from './map-headers.ts'
import './sheet-intake.css'

export interface IntakeField {
  readonly field: string
  readonly title: string
  readonly required: boolean
  /** How sheets call it, in any language. */
  readonly names: readonly string[]
}

interface Sheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly cut: boolean
}

interface Props {
  readonly title: string
  readonly fields: readonly IntakeField[]
  readonly extra?: ReactNode
  /** False while something beside the rows is still to be said. */
  readonly ready?: boolean
  readonly submitText: (rows: string) => string
  readonly busy: boolean
  readonly onClose: () => void
  /** Cells in the order of `mapped`; `source` names the file or the paste. */
  readonly onSubmit: (mapped: readonly string[], rows: (string | null)[][], source: string) => void
  readonly children?: ReactNode
}

const shownRows = 5

/** Takes a list from a paste or a file, proposes which column is which, and hands the rows on. */
export function SheetIntake({ title, fields, extra, ready = true, submitText, busy, onClose, onSubmit, children }: Props) {
  const wire = useWire()
  const { words, format } = useSpeech()
  const say = words.transactions.intake
  const tellFailure = useTellFailure()
  const input = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState(false)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [mapping, setMapping] = useState<Readonly<Record<string, number>>>({})

  const take = (name: string, table: readonly (readonly string[])[], cut: boolean) => {
    const [header, ...rows] = table
    if (!header || rows.length === 0) return
    setSheet({ name, header, rows, cut })
    setMapping(mappingOf(header, fields))
  }
  const paste = (event: ClipboardEvent) => {
    const table = parseTable(event.clipboardData.getData('text/plain'))
    if (table.length < 2) return
    event.preventDefault()
    take(say.pasted, table, false)
  }
  const read = async (file: File) => {
    setReading(true)
    try {
      const held = await wire.transport.holdFile(file)
      const job = await startJob(wire, 'transactions.readSheet', { fileId: held.fileId })
      const answer = await job.done
      take(answer.fileName, answer.rows, answer.cut)
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setReading(false)
    }
  }
  const missing = fields.filter(({ field, required }) => required && mapping[field] === undefined)
  const submit = () => {
    if (!sheet) return
    const mapped = fields.filter(({ field }) => mapping[field] !== undefined)
    const rows = sheet.rows.map((cells) => mapped.map(({ field }) => cells[mapping[field] ?? -1] ?? null))
    onSubmit(
      mapped.map(({ field }) => field),
      rows,
      sheet.name,
    )
  }
  return (
    <Modal
      open
      title={title}
      width={760}
      onCancel={onClose}
      onOk={submit}
      okText={sheet ? submitText(format.count(sheet.rows.length)) : words.generic.confirm}
      okButtonProps={{ disabled: !sheet || !ready || missing.length > 0 }}
      confirmLoading={busy}
    >
      <div className="intake">
        {extra}
        <div className="intake-take">
          <Input.TextArea
            rows={2}
            placeholder={say.paste}
            aria-label={say.paste}
            onPaste={paste}
            value=""
            onChange={() => undefined}
          />
          <Button loading={reading} onClick={() => input.current?.click()}>
            {say.file}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={say.file}
            accept=".xlsx,.xlsm,.xls,.csv,.tsv,.txt,.xlsb,.ods,.html,.htm"
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file) void read(file)
            }}
          />
        </div>
        {sheet && (
          <>
            <p className="intake-found">
              {say.found(format.count(sheet.rows.length), sheet.name)}
              {sheet.cut && <span className="intake-warn">{say.cut}</span>}
              {missing.length > 0 && (
                <span className="intake-warn">
                  {say.missing(missing.map((field) => field.title).join(words.generic.separator))}
                </span>
              )}
            </p>
            <div className="intake-map">
              {fields.map(({ field, title: name, required }) => (
                <label key={field}>
                  <span>
                    {name}
                    {required && <em aria-hidden>*</em>}
                  </span>
                  <Select
                    size="small"
                    aria-label={say.columnOf(name)}
                    value={mapping[field] ?? -1}
                    onChange={(column: number) =>
                      setMapping((now) => {
                        const { [field]: _, ...rest } = now
                        return column < 0 ? rest : { ...rest, [field]: column }
                      })
                    }
                    options={[
                      { value: -1, label: say.leaveOut },
                      ...sheet.header.map((text, value) => ({ value, label: text === '' ? `#${value + 1}` : text })),
                    ]}
                  />
                </label>
              ))}
            </div>
            <div className="intake-sample">
              <table className="plain-table" aria-label={say.sample}>
                <thead>
                  <tr>
                    {sheet.header.map((text, at) => (
                      <th key={at}>{text}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {sheet.rows.slice(0, shownRows).map((cells, at) => (
                    <tr key={at}>
                      {sheet.header.map((_, column) => (
                        <td key={column}>{cells[column] ?? ''}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
        {children}
      </div>
    </Modal>
  )
}
