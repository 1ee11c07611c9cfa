import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { PlannedExport } from '../../../src-preload/contract/routines.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useTopic, useWire } from '../../wire/use-wire.tsx'
import { PlannedExportDialog } from './planned-export-dialog.tsx'

export function PlannedExports() {
  const { words, format } = useSpeech()
  const say = words.routines.exports
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const answer = useSteadyQuery('routines.list', {})
  useTopic('routines.changed', answer.refetch)
  const [editing, setEditing] = useState<PlannedExport | 'new' | null>(null)
  const [running, setRunning] = useState<string | null>(null)
  const { lists } = words.routines

  const run = async (routineId: string) => {
    setRunning(routineId)
    try {
      const done = await wire.call('routines.runExport', { routineId })
      void message.success(say.done(format.count(done.rows), done.file))
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setRunning(null)
    }
  }
  return (
    <Section
      title={say.title}
      actions={
        <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {say.add}
        </Button>
      }
    >
      <div className="block-body">
        <p className="muted settings-intro">{say.intro}</p>
      </div>
      <Answered answer={answer}>
        {({ exports }) =>
          exports.length === 0 ? (
            <div className="block-body muted">{say.empty}</div>
          ) : (
            <table className="plain-table settings-table">
              <thead>
                <tr>
                  <th>{say.list}</th>
                  <th>{say.when}</th>
                  <th>{say.folder}</th>
                  <th>{say.last}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {exports.map((planned) => (
                  <tr key={planned.routineId}>
                    <td>
                      {lists[planned.list]} <span className="muted">{planned.format}</span>
                    </td>
                    <td>
                      {planned.weekday === null ? say.every : say.weekdays[planned.weekday - 1]} {planned.at}
                    </td>
                    <td className="settings-path">{planned.folder}</td>
                    <td>
                      {planned.lastAt === null ? <span className="muted">{say.never}</span> : format.dateTime(planned.lastAt)}
                      {planned.lastFailure !== null && <div className="settings-bad">{say.failed(planned.lastFailure)}</div>}
                    </td>
                    <td className="num">
                      <Button
                        size="small"
                        type="text"
                        loading={running === planned.routineId}
                        onClick={() => void run(planned.routineId)}
                      >
                        {say.run}
                      </Button>
                      <Button size="small" type="text" onClick={() => setEditing(planned)}>
                        {words.generic.edit}
                      </Button>
                      <Popconfirm
                        title={say.removeConfirm}
                        onConfirm={() => void wire.call('routines.removeExport', { routineId: planned.routineId })}
                      >
                        <Button size="small" type="text">
                          {say.remove}
                        </Button>
                      </Popconfirm>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      {editing !== null && <PlannedExportDialog planned={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Section>
  )
}
