import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { BulkPreview } from '../../../src-preload/contract/_words/grid.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import { refusalWords } from '../../text/reason-words.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { LoadingState } from '../../ui/states.tsx'

interface Props {
  readonly cells: number
  readonly ask: () => Promise<BulkPreview>
  readonly titleOf: (field: string) => string
  readonly onRun: () => void
  readonly onClose: () => void
}

/** What a large change would do, before it is done: what changes, what is refused and why. Enter runs it. */
export function PreviewDialog({ cells, ask, titleOf, onRun, onClose }: Props) {
  const { words, format, language } = useSpeech()
  const say = words.grid.bulk
  const [preview, setPreview] = useState<BulkPreview | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let live = true
    ask().then(
      (answer) => live && setPreview(answer),
      (thrown: unknown) => live && setFailure(failureOf(thrown)),
    )
    return () => {
      live = false
    }
  }, [ask])
  return (
    <Modal
      open
      onCancel={onClose}
      title={say.previewTitle(format.count(cells))}
      width={720}
      footer={
        <>
          <Button onClick={onClose}>{words.generic.cancel}</Button>
          <Button
            type="primary"
            autoFocus
            key={String(preview !== null)}
            disabled={!preview || preview.changed === 0}
            onClick={onRun}
          >
            {say.run}
          </Button>
        </>
      }
    >
      {failure && <FailureNotice failure={failure} />}
      {!preview && !failure && <LoadingState rows={5} />}
      {preview && (
        <div className="work-preview">
          <ul className="work-figures">
            <li>
              {preview.changed === 0
                ? say.nothing
                : say.changes(format.count(preview.changed), format.count(preview.changedRows))}
            </li>
            {preview.unchanged > 0 && <li className="muted">{say.unchanged(format.count(preview.unchanged))}</li>}
            {preview.refusedCount > 0 && <li className="work-bad">{say.refusedCount(format.count(preview.refusedCount))}</li>}
            {preview.gone > 0 && <li className="work-bad">{say.gone(format.count(preview.gone))}</li>}
          </ul>
          {preview.causes.length > 0 && (
            <>
              <h3>{say.causes}</h3>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{say.field}</th>
                    <th>{say.cause}</th>
                    <th className="num">{say.count}</th>
                  </tr>
                </thead>
                <tbody>
                  {preview.causes.map((each) => (
                    <tr key={`${each.field} ${each.cause}`}>
                      <td>{titleOf(each.field)}</td>
                      <td>{refusalWords(words, language, each.cause, each.reason)}</td>
                      <td className="num">{format.count(each.count)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <p className="muted">{say.goodOnes}</p>
            </>
          )}
          {preview.samples.length > 0 && (
            <>
              <h3>{say.samples}</h3>
              <div className="work-scroll work-short">
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th>{say.record}</th>
                      <th>{say.field}</th>
                      <th>{say.before}</th>
                      <th>{say.after}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {preview.samples.map((each) => (
                      <tr key={`${each.id} ${each.field}`}>
                        <td>{each.name}</td>
                        <td>{titleOf(each.field)}</td>
                        <td className="work-before">{each.before || words.grid.history.blank}</td>
                        <td>{each.after || words.grid.history.blank}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )}
        </div>
      )}
    </Modal>
  )
}
