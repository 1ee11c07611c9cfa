import { Button } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'

export function IntegrityCheck() {
  const { words, format } = useSpeech()
  const say = words.settings.workspace
  const wire = useWire()
  const tellFailure = useTellFailure()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<Output<'workspace.integrity'> | null>(null)
  const check = async () => {
    setBusy(true)
    try {
      setFound(await wire.call('workspace.integrity', {}))
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button loading={busy} onClick={() => void check()}>
        {busy ? say.checking : say.integrity}
      </Button>
      <span role="status">
        {found?.ok && <span className="settings-good">{say.integrityOk(format.dateTime(found.checkedAt))}</span>}
        {found && !found.ok && (
          <span className="settings-bad">
            {say.integrityBad} {found.problems.join('; ')}
          </span>
        )}
      </span>
    </>
  )
}
