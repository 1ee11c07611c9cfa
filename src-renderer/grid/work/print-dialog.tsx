import { Alert, Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import type { ColumnSpec } from '../column-spec.ts'
import type { GridHandle } from '../grid-handle.ts'

interface Props<Row> {
  readonly handle: () => GridHandle<Row> | null
  readonly columns: readonly ColumnSpec<Row>[]
  readonly title: string
  readonly count: number
  readonly onClose: () => void
}

/** Some hundred pages with all columns; beyond that a file is the better carrier. */
const mostPrinted = 2000
const chunk = 1000

/** Puts what is shown on paper: all filtered rows in their order, loaded or not, with the columns shown. */
export function PrintDialog<Row>({ handle, columns, title, count, onClose }: Props<Row>) {
  const { words, format } = useSpeech()
  const say = words.grid.printing
  const [rows, setRows] = useState<readonly Row[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const wanted = Math.min(count, mostPrinted)
  useEffect(() => {
    let live = true
    const read = async () => {
      const found: Row[] = []
      const view = handle()?.view()
      for (let at = 0; view && at < wanted; at += chunk) found.push(...(await view.rows(at, Math.min(chunk, wanted - at))))
      if (live) setRows(found)
    }
    read().catch((thrown: unknown) => live && setFailure(failureOf(thrown)))
    return () => {
      live = false
    }
  }, [handle, wanted])
  const specs = (handle()?.shownFields() ?? []).flatMap((field) => columns.find((spec) => spec.field === field) ?? [])
  return (
    <Modal
      open
      width={460}
      title={words.grid.print}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.generic.cancel}</Button>
          <Button
            type="primary"
            autoFocus
            loading={rows === null && !failure}
            disabled={!rows?.length}
            onClick={() => window.print()}
          >
            {words.grid.print}
          </Button>
        </>
      }
    >
      <p>{say.what(format.count(wanted), format.count(specs.length))}</p>
      {count > mostPrinted && (
        <Alert type="warning" showIcon title={say.tooMany(format.count(mostPrinted), format.count(count))} />
      )}
      <p className="muted">{say.hint}</p>
      {failure && <FailureNotice failure={failure} />}
      {rows &&
        createPortal(
          <div className="print-sheet">
            <h1>{title}</h1>
            <p>{wanted < count ? say.part(format.count(wanted), format.count(count)) : say.all(format.count(count))}</p>
            <table>
              <thead>
                <tr>
                  <th>{words.grid.rowNumber}</th>
                  {specs.map((spec) => (
                    <th key={spec.field} className={spec.numeric ? 'cell-numeric' : undefined}>
                      {spec.title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, at) => (
                  // A printed row is known by its place alone.
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={at}>
                    <td>{at + 1}</td>
                    {specs.map((spec) => (
                      <td
                        key={spec.field}
                        className={spec.numeric ? 'cell-numeric' : spec.filter === 'date' ? 'print-date' : undefined}
                      >
                        {spec.text(row)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>,
          document.body,
        )}
    </Modal>
  )
}
