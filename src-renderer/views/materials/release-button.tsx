import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { MaterialVersion } from '../../../src-preload/contract/materials.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** Releases a tested version, after saying whom that puts on the list of calls. */
export function ReleaseButton({ version, named }: { version: MaterialVersion; named: string }) {
  const { words, format } = useSpeech()
  const say = words.materials
  const { message } = App.useApp()
  const release = useCommand('materials.release')
  const [asking, setAsking] = useState(false)
  const would = useSteadyQuery('materials.wouldCall', asking ? { versionId: version.id } : null).data
  const go = async () => {
    const done = await release.run({ versionId: version.id })
    if (!done) return
    setAsking(false)
    void message.success(done.customers === 0 ? say.released : say.releasedCalls(format.count(done.customers)))
  }
  return (
    <>
      <Button
        type="primary"
        disabled={!version.test.passed}
        title={version.test.passed ? undefined : say.testHint}
        onClick={() => setAsking(true)}
      >
        {say.release}
      </Button>
      <Modal
        open={asking}
        title={say.releaseTitle(named)}
        onCancel={() => setAsking(false)}
        onOk={() => void go()}
        okText={say.release}
        okButtonProps={{ disabled: would === undefined }}
        confirmLoading={release.busy}
        width={460}
      >
        {would && (
          <p>
            {would.customers === 0
              ? say.releaseNoCalls
              : say.releaseCalls(format.count(would.customers), format.count(would.members))}
          </p>
        )}
        {release.failure && <FailureNotice failure={release.failure} />}
      </Modal>
    </>
  )
}
