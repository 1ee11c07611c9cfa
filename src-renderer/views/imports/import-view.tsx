import { Alert, App, Button, Steps } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PlaceLink, useDesk } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { ProgressBlock } from '../../ui/progress-block.tsx'
import { CheckStep } from './check-step.tsx'
import { ChooseStep } from './choose-step.tsx'
import { findingsPlace, importHistoryPlace } from './index.ts'
import { takeOfferedFiles } from './offered-file.ts'
import { takeOfferedSettings } from './offered-settings.ts'
import type { EarlierImport } from './offered-settings.ts'
import { phaseWords } from './phase-words.ts'
import { RecogniseStep } from './recognise-step.tsx'
import { useImportFlow } from './use-import-flow.ts'
import type { Step } from './import-step.ts'
import './imports.css'

const positions: Record<Step['at'], number> = { choose: 0, reading: 0, recognised: 1, preparing: 2, check: 2, applying: 3 }

export function ImportView({ active }: ViewProps) {
  const { words } = useSpeech()
  const say = words.imports
  const desk = useDesk()
  const { notification } = App.useApp()
  const here = useRef(active)
  useEffect(() => {
    here.current = active
  })
  const [like, setLike] = useState<EarlierImport | null>(null)
  const flow = useImportFlow(
    useCallback(
      (importId) => {
        setLike(null)
        // Who went elsewhere meanwhile is told, and not pulled away from what they do.
        if (here.current) return desk.open(findingsPlace(importId))
        const key = `import-${importId}`
        notification.success({
          key,
          title: say.done,
          actions: (
            <Button
              size="small"
              type="primary"
              onClick={() => {
                notification.destroy(key)
                desk.open(findingsPlace(importId))
              }}
            >
              {say.findingsTitle}
            </Button>
          ),
        })
      },
      [desk, notification, say],
    ),
    like?.importId,
  )
  const { step, failure, take, reset } = flow
  useEffect(() => takeOfferedFiles(take), [take])
  useEffect(
    () =>
      takeOfferedSettings((earlier) => {
        reset()
        setLike(earlier)
      }),
    [reset],
  )

  return (
    <Page
      wide
      title={say.title}
      note={
        <Steps
          size="small"
          className="import-steps"
          current={positions[step.at]}
          items={[
            { title: say.steps.choose },
            { title: say.steps.recognise },
            { title: say.steps.check },
            { title: say.steps.done },
          ]}
        />
      }
      actions={
        <>
          {(step.at === 'recognised' || step.at === 'check') && <Button onClick={flow.reset}>{say.recognise.another}</Button>}
          <PlaceLink to={importHistoryPlace}>{say.choose.history}</PlaceLink>
        </>
      }
    >
      {failure && <FailureNotice failure={failure} />}
      {like !== null && (step.at === 'choose' || step.at === 'reading') && (
        <Alert
          type="info"
          showIcon
          title={say.history.againNote(like.fileName)}
          closable={{ closeIcon: true, onClose: () => setLike(null), 'aria-label': words.generic.cancel }}
        />
      )}
      {(step.at === 'choose' || step.at === 'reading') && (
        <ChooseStep
          reading={step.at === 'reading' ? step.fileName : null}
          onFile={take}
          onDialog={flow.chooseByDialog}
          onHold={flow.takeHeld}
          active={active}
        />
      )}
      {step.at === 'recognised' && <RecogniseStep step={step} flow={flow} active={active} />}
      {step.at === 'preparing' && (
        <ProgressBlock
          title={step.sheet.of > 1 ? say.sheets.reading(step.sheet.name, step.sheet.at, step.sheet.of) : say.preparing.title}
          phase={phaseWords(words, step.job)}
          job={step.job}
          onCancel={flow.cancel}
        />
      )}
      {step.at === 'check' && <CheckStep step={step} flow={flow} active={active} />}
      {step.at === 'applying' && (
        <ProgressBlock
          title={say.applying.title}
          phase={phaseWords(words, step.job)}
          job={step.job}
          note={say.applying.safe}
          onCancel={flow.cancel}
        />
      )}
    </Page>
  )
}
