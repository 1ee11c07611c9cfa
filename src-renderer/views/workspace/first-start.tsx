import { Button } from 'antd'
import { TranslationOutlined } from '../../ui/icons.tsx'
import { useState } from 'react'
import type { JobState } from '../../../src-preload/contract/jobs.ts'
import type { WorkspaceState } from '../../../src-preload/contract/workspace.ts'
import { useSpeech } from '../../text/language.tsx'
import { useAppearance } from '../../ui/appearance.tsx'
import { AppMark } from '../../ui/app-mark.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FileTarget } from '../../ui/file-target.tsx'
import { addressOf } from '../../ui/places.tsx'
import { ProgressBlock } from '../../ui/progress-block.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { importsPlace, offerFile } from '../imports/index.ts'
import { OpenByPath } from './open-by-path.tsx'
import { RecentList } from './recent-list.tsx'
import { createFree, useOpenWorkspace } from './use-open-workspace.ts'
import './workspace.css'

const demo = { rows: 5000, seed: 7 }

/** The one page of a first start: a box for the file the person has, and two quieter ways in. */
export function FirstStart({ workspace }: { workspace: WorkspaceState }) {
  const { words, language } = useSpeech()
  const say = words.workspace.first
  const wire = useWire()
  const { change } = useAppearance()
  const opening = useOpenWorkspace()
  const [filling, setFilling] = useState<{ job: JobState | null; cancel?: () => void } | null>(null)

  const takeFile = (file: File) => {
    // The import view, once there, takes the file and goes on.
    offerFile(file)
    history.replaceState(null, '', addressOf(importsPlace))
    void opening.create(workspace.defaultFolder, say.defaultName)
  }
  const over = useFileDrop(takeFile)

  const fillDemo = () =>
    void opening.run(async () => {
      setFilling({ job: null })
      try {
        await createFree(wire, workspace.defaultFolder, say.demoName)
        const job = await startJob(wire, 'workspace.fillDemo', demo, (state) =>
          setFilling((now) => now && { ...now, job: state }),
        )
        setFilling((now) => now && { ...now, cancel: job.cancel })
        await job.done
      } finally {
        setFilling(null)
      }
    })

  return (
    <div className={over ? 'first first-over' : 'first'}>
      <header className="first-head">
        <AppMark size={28} />
        <div>
          <h1>{words.shell.appName}</h1>
          <p className="muted">{say.tagline}</p>
        </div>
        <Button
          type="text"
          icon={<TranslationOutlined />}
          onClick={() => change({ language: language === 'en' ? 'zh-CN' : 'en' })}
        >
          {words.shell.commands.switchLanguage}
        </Button>
      </header>
      <main className="first-main">
        {opening.failure && <FailureNotice failure={opening.failure} />}
        {filling ? (
          <ProgressBlock
            title={say.demoFilling}
            phase=""
            job={filling.job}
            {...(filling.cancel ? { onCancel: filling.cancel } : {})}
          />
        ) : (
          <>
            <FileTarget
              heading={opening.busy ? say.creating : say.heading}
              hint={say.hint}
              onFile={takeFile}
              button={say.choose}
              busy={opening.busy}
              foot={say.whatHappens}
            />
            <div className="first-ways">
              <section>
                <h2>{say.openExisting}</h2>
                <OpenByPath busy={opening.busy} onOpen={(path) => void opening.open(path)} />
                <RecentList recent={workspace.recent} onOpen={(path) => void opening.open(path)} />
              </section>
              <section>
                <h2>{say.demo}</h2>
                <p className="muted">{say.demoHint}</p>
                <div className="first-buttons">
                  <Button onClick={fillDemo} disabled={opening.busy}>
                    {say.demo}
                  </Button>
                  <Button
                    type="text"
                    disabled={opening.busy}
                    onClick={() => void opening.create(workspace.defaultFolder, say.defaultName)}
                  >
                    {say.emptyStart}
                  </Button>
                </div>
              </section>
            </div>
            <p className="muted first-local">{say.local}</p>
          </>
        )}
      </main>
    </div>
  )
}
