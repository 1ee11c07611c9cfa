import { App, Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { BackupList, OpenByPath, useOpenWorkspace } from '../workspace/index.ts'
import { IntegrityCheck } from './integrity-check.tsx'

export function WorkspaceSection() {
  const { words, format } = useSpeech()
  const say = words.settings.workspace
  const answer = useSteadyQuery('workspace.current', {})
  const opening = useOpenWorkspace()
  const backup = useCommand('workspace.backupNow')
  const { message } = App.useApp()
  const [moving, setMoving] = useState(false)
  // Size and counts change with every write, so they are asked for when looked at.
  const { refetch } = answer
  useEffect(() => refetch(), [refetch])
  const backupNow = async () => {
    if (await backup.run({})) {
      void message.success(say.backedUp)
      answer.refetch()
    }
  }
  return (
    <Answered answer={answer}>
      {(workspace) => (
        <>
          {opening.failure && <FailureNotice failure={opening.failure} />}
          <Section title={words.settings.sections.workspace}>
            <dl className="settings-facts">
              <dt>{say.name}</dt>
              <dd>{workspace.name}</dd>
              <dt>{say.file}</dt>
              <dd className="settings-path">{workspace.path}</dd>
              <dt>{say.size}</dt>
              <dd>{format.bytes(workspace.bytes)}</dd>
              <dt>{say.customers}</dt>
              <dd>{format.count(workspace.customers)}</dd>
            </dl>
            <div className="settings-buttons">
              <Button onClick={() => setMoving(true)}>{say.move}</Button>
              <IntegrityCheck />
            </div>
          </Section>
          <Section
            title={say.backups}
            actions={
              <Button size="small" loading={backup.busy} onClick={() => void backupNow()}>
                {say.backupNow}
              </Button>
            }
          >
            {backup.failure && <FailureNotice failure={backup.failure} />}
            {workspace.backups.length === 0 ? (
              <div className="block-body muted">{say.noBackups}</div>
            ) : (
              <BackupList
                backups={workspace.backups}
                changeSets={workspace.changeSets}
                busy={opening.busy}
                button={say.restore}
                confirm
                onRestore={(each) =>
                  void opening.restore(each.path).then((done) => done && message.success(words.workspace.restored))
                }
              />
            )}
          </Section>
          <Section title={say.openOther}>
            <div className="block-body">
              <OpenByPath
                busy={opening.busy}
                onOpen={(path) => void opening.open(path).then((done) => done && message.success(say.switched))}
              />
            </div>
          </Section>
          <MoveDialog open={moving} from={workspace.path ?? ''} onClose={() => setMoving(false)} />
        </>
      )}
    </Answered>
  )
}

function MoveDialog({ open, from, onClose }: { open: boolean; from: string; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.settings.workspace
  const move = useCommand('workspace.moveTo')
  const { message } = App.useApp()
  const [path, setPath] = useState(from)
  const run = async () => {
    if (await move.run({ path: path.trim() })) {
      void message.success(say.moved)
      onClose()
    }
  }
  return (
    <Modal
      open={open}
      title={say.moveTitle}
      onCancel={onClose}
      onOk={() => void run()}
      okText={say.moveTitle}
      okButtonProps={{ disabled: path.trim() === '' || path.trim() === from }}
      confirmLoading={move.busy}
      destroyOnHidden
    >
      <p className="muted">{say.moveHint}</p>
      <Input
        value={path}
        aria-label={say.newPath}
        onChange={(event) => setPath(event.target.value)}
        onPressEnter={() => void run()}
      />
      {move.failure && <FailureNotice failure={move.failure} />}
    </Modal>
  )
}
