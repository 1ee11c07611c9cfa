import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { DownloadOutlined } from '../../ui/icons.tsx'
import { saveHeldFile } from '../../wire/held-files.ts'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'

const formats = ['json', 'csv'] as const

/** The service feed as a file for a call-centre system (rule D4). */
export function FeedButton() {
  const wire = useWire()
  const { words } = useSpeech()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [busy, setBusy] = useState(false)
  const run = async (format: (typeof formats)[number]) => {
    setBusy(true)
    try {
      const job = await startJob(wire, 'services.exportFeed', { format })
      if (await saveHeldFile(wire, await job.done)) void message.success(words.services.exported)
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: formats.map((key) => ({ key, label: key.toUpperCase() })),
        onClick: ({ key }) => void run(key as (typeof formats)[number]),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy}>
        {words.services.exportFeed}
      </Button>
    </Dropdown>
  )
}
