import { Button, Popconfirm, Tag } from 'antd'
import type { Backup } from '../../../src-preload/contract/workspace.ts'
import { useSpeech } from '../../text/language.tsx'

interface Props {
  readonly backups: readonly Backup[]
  /** Changes in the workspace that a restore would replace; null when it does not open. */
  readonly changeSets: number | null
  readonly busy: boolean
  readonly button: string
  /** Where a restore replaces a file that opens, it is asked first. */
  readonly confirm: boolean
  readonly onRestore: (backup: Backup) => void
}

/** Backups with their age and what they hold, newest first. */
export function BackupList({ backups, changeSets, busy, button, confirm, onRestore }: Props) {
  const { words, format } = useSpeech()
  const say = words.workspace
  const sorted = [...backups].sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1))
  return (
    <table className="plain-table backups">
      <thead>
        <tr>
          <th>{say.recovery.takenAt}</th>
          <th>{words.settings.workspace.reason}</th>
          <th className="num">{say.recovery.size}</th>
          <th>{say.recovery.loss}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {sorted.map((backup, index) => (
          <tr key={backup.path}>
            <td title={backup.path}>
              <span className="changes-time">{format.dateTime(backup.takenAt)}</span>{' '}
              {index === 0 && <Tag>{say.recovery.newest}</Tag>}
            </td>
            <td>{say.backupReasons[backup.reason]}</td>
            <td className="num">{format.bytes(backup.bytes)}</td>
            <td>
              {changeSets !== null && backup.changeSets !== null
                ? say.recovery.lossCount(format.count(Math.max(0, changeSets - backup.changeSets)))
                : say.recovery.lossUnknown}
              {backup.changeSets !== null && (
                <span className="muted"> · {say.recovery.changeSets(format.count(backup.changeSets))}</span>
              )}
            </td>
            <td className="num">
              {confirm ? (
                <Popconfirm
                  title={words.settings.workspace.restoreConfirm(format.dateTime(backup.takenAt))}
                  description={words.settings.workspace.restoreHint}
                  onConfirm={() => onRestore(backup)}
                >
                  <Button size="small" disabled={busy}>
                    {button}
                  </Button>
                </Popconfirm>
              ) : (
                <Button size="small" type={index === 0 ? 'primary' : 'default'} loading={busy} onClick={() => onRestore(backup)}>
                  {button}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
