import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'

/** Where the secrets are, and the passphrase where there is no keychain. */
export function SecretsBar({ state, onDone }: { state: Output<'channels.list'>['secrets']; onDone: () => void }) {
  const { words } = useSpeech()
  const say = words.channels.secrets
  const [passphrase, setPassphrase] = useState('')
  const unlock = useCommand('channels.unlock')
  if (state === 'keychain' || state === 'open') return <p className="muted channel-secrets">{say[state]}</p>
  const submit = async () => {
    if (passphrase.length < 8 || !(await unlock.run({ passphrase }))) return
    setPassphrase('')
    onDone()
  }
  return (
    <div className="block block-body channel-locked">
      <span>{say[state]}</span>
      <div className="channel-unlock">
        <Input.Password
          aria-label={say.passphrase}
          placeholder={say.passphrase}
          autoComplete="off"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
          onPressEnter={() => void submit()}
        />
        <Button type="primary" disabled={passphrase.length < 8} loading={unlock.busy} onClick={() => void submit()}>
          {state === 'locked' ? say.unlock : say.set}
        </Button>
      </div>
      {unlock.failure && <FailureNotice failure={unlock.failure} />}
    </div>
  )
}
