import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { useSpeech } from '../text/language.tsx'
import { useConnection } from '../wire/use-wire.tsx'

/** A blink of the connection is not news; shown when it lasts. */
const lasting = 1_200

export function OfflineBar() {
  const { words } = useSpeech()
  const connection = useConnection()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (connection === 'ready') {
      setShown(false)
      return undefined
    }
    const timer = setTimeout(() => setShown(true), lasting)
    return () => clearTimeout(timer)
  }, [connection])
  if (!shown) return null
  return <Alert banner type="warning" title={`${words.shell.offline.title} ${words.shell.offline.body}`} />
}
