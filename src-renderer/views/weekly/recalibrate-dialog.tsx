import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'

/** Plans the weeks left anew and says what came of it for whom. */
export function RecalibrateDialog({ month, onClose }: { month: string; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.weekly
  const run = useCommand('weekly.recalibrate')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<Output<'weekly.recalibrate'> | null>(null)
  const recalibrate = async () => setDone(await run.run({ month, reason: reason.trim() === '' ? null : reason.trim() }))
  return (
    <Modal
      open
      title={say.recalibrate}
      okText={done ? words.generic.close : say.recalibrate}
      cancelButtonProps={done ? { hidden: true } : {}}
      confirmLoading={run.busy}
      width={460}
      onCancel={onClose}
      onOk={() => (done ? onClose() : void recalibrate())}
    >
      {done ? (
        <>
          <p>{say.recalibrated(format.count(done.rows.length))}</p>
          <div className="week-done">
            <table className="plain-table">
              <tbody>
                {done.rows.map((row) => (
                  <tr key={`${row.memberId} ${row.action}`}>
                    <td>{row.name}</td>
                    <td>{say.actions[row.action]}</td>
                    <td className="num">{say.change(format.count(row.remainingBefore), format.count(row.remaining))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : (
        <>
          <p>{say.recalibrateBody(month)}</p>
          <Input
            autoFocus
            aria-label={say.why}
            placeholder={say.why}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={() => void recalibrate()}
          />
        </>
      )}
      {run.failure && <FailureNotice failure={run.failure} />}
    </Modal>
  )
}
