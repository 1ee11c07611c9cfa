import { Button } from 'antd'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { WorkspaceState } from '../../../src-preload/contract/workspace.ts'
import { failureWords } from '../../text/failure-words.ts'
import { useSpeech } from '../../text/language.tsx'
import { AppMark } from '../../ui/app-mark.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { BackupList } from './backup-list.tsx'
import { OpenByPath } from './open-by-path.tsx'
import { RecentList } from './recent-list.tsx'
import { useOpenWorkspace } from './use-open-workspace.ts'
import './workspace.css'

/** When the file cannot be opened: why, in plain words, and every way on. */
export function Recovery({ workspace }: { workspace: WorkspaceState }) {
  const { words, language } = useSpeech()
  const say = words.workspace.recovery
  const opening = useOpenWorkspace()
  const reason: Failure = {
    code: workspace.failure?.code ?? '',
    message: workspace.failure?.message ?? '',
    kind: 'precondition',
    details: {},
  }
  const said = failureWords(words, language, {
    ...reason,
    code: reason.code.includes('.') ? reason.code : `workspace.${reason.code}`,
  })
  return (
    <div className="first">
      <header className="first-head">
        <AppMark size={28} />
        <div>
          <h1>{say.title}</h1>
          <p className="recovery-reason">{words.generic.sentences(said.what, said.todo)}</p>
        </div>
      </header>
      <main className="first-main">
        <p className="muted recovery-where">
          {words.generic.labelled(say.where, workspace.path ?? words.generic.noData)}
          <br />
          {say.assurance}
        </p>
        {opening.failure && <FailureNotice failure={opening.failure} />}
        <Section
          title={say.backups}
          actions={
            workspace.path !== null && (
              <Button size="small" loading={opening.busy} onClick={() => void opening.open(workspace.path ?? '')}>
                {say.tryAgain}
              </Button>
            )
          }
        >
          {workspace.backups.length === 0 ? (
            <div className="block-body muted">{say.noBackups}</div>
          ) : (
            <BackupList
              backups={workspace.backups}
              changeSets={workspace.changeSets}
              busy={opening.busy}
              button={say.restore}
              confirm={false}
              onRestore={(backup) => void opening.restore(backup.path)}
            />
          )}
        </Section>
        <div className="first-ways">
          <section>
            <h2>{say.other}</h2>
            <OpenByPath busy={opening.busy} onOpen={(path) => void opening.open(path)} />
            <RecentList
              recent={workspace.recent.filter((each) => each.path !== workspace.path)}
              onOpen={(path) => void opening.open(path)}
            />
          </section>
          <section>
            <h2>{say.createNew}</h2>
            <div className="first-buttons">
              <Button onClick={() => void opening.create(workspace.defaultFolder, words.workspace.first.defaultName)}>
                {say.createNew}
              </Button>
            </div>
          </section>
        </div>
      </main>
    </div>
  )
}
