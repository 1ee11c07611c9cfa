import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { useSpeech } from '../text/language.tsx'
import { useConnection } from '../wire/use-wire.tsx'

/** A blink of the connection is not news; shown when it lasts. */
const lasting = 1_200

export function OfflineBar() {
  return useConnection() === 'ready' ? null : <AfterAWhile />
}

function AfterAWhile() {
  const { words } = useSpeech()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), lasting)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return <Alert banner type="warning" title={`${words.shell.offline.title} ${words.shell.offline.body}`} />
}
