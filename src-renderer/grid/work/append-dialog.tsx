import { App, Checkbox, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { refusalWords } from '../../text/reason-words.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import type { ColumnSpec } from '../column-spec.ts'
import type { GridHandle } from '../grid-handle.ts'
import type { AppendAnswer } from '../rows/grid-port.ts'

interface Props<Row> {
  readonly rows: readonly (readonly string[])[]
  /** Columns from where the paste began, as shown. */
  readonly fields: readonly string[]
  readonly columns: readonly ColumnSpec<Row>[]
  /** Fields that a new row may be given. */
  readonly appendable: readonly string[]
  readonly handle: () => GridHandle<Row> | null
  readonly onClose: () => void
}

const shownRows = 8
const told = 20

/** Pasted rows become new records; columns go by position, or by name where the first row holds names. */
export function AppendDialog<Row>({ rows, fields, columns, appendable, handle, onClose }: Props<Row>) {
  const { words, format, language } = useSpeech()
  const say = words.grid.append
  const { notification } = App.useApp()
  const tellFailure = useTellFailure()
  const byTitle = useMemo(() => new Map(columns.map((spec) => [spec.title, spec.field])), [columns])
  const titled = rows.length > 1 && (rows[0]?.filter((cell) => byTitle.has(cell.trim())).length ?? 0) * 2 > (rows[0]?.length ?? 0)
  const [header, setHeader] = useState(titled)
  const [allowIncomplete, setAllowIncomplete] = useState(true)
  const [busy, setBusy] = useState(false)
  const width = Math.max(...rows.map((row) => row.length))
  const named = header
    ? Array.from({ length: width }, (_, at) => byTitle.get(rows[0]?.[at]?.trim() ?? ''))
    : fields.slice(0, width)
  const used = named.flatMap((field, at) => (field !== undefined && appendable.includes(field) ? [{ field, at }] : []))
  const body = header ? rows.slice(1) : rows
  const hasName = used.some(({ field }) => field === 'name')

  const tell = async (answer: AppendAnswer) => {
    const ids = answer.ids.filter((id) => id !== null)
    notification[answer.refused.length > 0 ? 'warning' : 'success']({
      title: say.done(format.count(ids.length)),
      placement: 'bottomRight',
      duration: answer.refused.length > 0 ? 12 : 5,
      description: answer.refused.length > 0 && (
        <>
          <div>{say.refused(format.count(new Set(answer.refused.map((each) => each.row)).size))}</div>
          {answer.refused.slice(0, told).map((each) => (
            <div key={`${each.row} ${each.field}`} className="muted">
              {say.row(String(each.row + 1), refusalWords(words, language, each.cause, each.reason))}
            </div>
          ))}
        </>
      ),
    })
    const grid = handle()
    grid?.session.remember(answer.changeSetId)
    grid?.reopen()
    await grid?.selectIds(ids)
  }
  const append = async () => {
    const grid = handle()
    if (!grid || !hasName) return
    setBusy(true)
    try {
      const answer = await grid.view().port.createMany({
        fields: used.map(({ field }) => field),
        rows: body.map((row) => used.map(({ at }) => (row[at] === undefined || row[at] === '' ? null : row[at]))),
        ...(grid.view().port.slice === 'customers' ? { allowIncomplete } : {}),
      })
      onClose()
      await tell(answer)
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  const titles = new Map(columns.map((spec) => [spec.field, spec.title]))
  return (
    <Modal
      open
      onCancel={onClose}
      onOk={() => void append()}
      title={say.title(format.count(body.length))}
      width={760}
      okText={say.submit}
      cancelText={words.generic.cancel}
      okButtonProps={{ disabled: !hasName, loading: busy, autoFocus: true }}
    >
      <p className="muted">{say.body}</p>
      <Checkbox checked={header} onChange={(event) => setHeader(event.target.checked)}>
        {say.header}
      </Checkbox>
      <Checkbox checked={allowIncomplete} onChange={(event) => setAllowIncomplete(event.target.checked)}>
        {say.allowIncomplete}
      </Checkbox>
      {!hasName && <p className="work-bad">{say.noName}</p>}
      <div className="work-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              {used.map(({ field }) => (
                <th key={field}>{titles.get(field) ?? field}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.slice(0, shownRows).map((row, index) => (
              // Rows of a paste have nothing of their own to be known by.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                {used.map(({ field, at }) => (
                  <td key={field}>{row[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  )
}
