import { App, Button, Dropdown } from 'antd'
import { DownloadOutlined } from '../../ui/icons.tsx'
import { useState } from 'react'
import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { saveHeldFile } from '../../wire/held-files.ts'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'

const formats = ['xlsx', 'csv', 'json'] as const

/** Slices whose contract has an `export`. */
export type ExportedSlice = 'customers' | 'contacts'

interface Props {
  readonly slice: ExportedSlice
  readonly query: RowQuery
  readonly sort: Sort
  readonly fields: () => string[]
}

/** Exports what is shown: the filter, the order and the columns of the grid. */
export function ExportButton({ slice, query, sort, fields }: Props) {
  const wire = useWire()
  const { words, format, language } = useSpeech()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [busy, setBusy] = useState(false)
  const say = words.customers.grid

  const run = async (kind: (typeof formats)[number]) => {
    setBusy(true)
    try {
      const job = await startJob(wire, `${slice}.export`, {
        ...query,
        sort,
        format: kind,
        fields: fields(),
        english: language === 'en',
      })
      const file = await job.done
      if (await saveHeldFile(wire, file)) void message.success(say.exported(file.name, format.count(file.rows)))
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  const names = { xlsx: 'Excel (.xlsx)', csv: 'CSV (UTF-8)', json: 'JSON' }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: formats.map((kind) => ({ key: kind, label: names[kind] })),
        onClick: ({ key }) => void run(key as (typeof formats)[number]),
      }}
    >
      <Button className="desk-tool" icon={<DownloadOutlined />} loading={busy} title={say.exportHint}>
        {say.export}
      </Button>
    </Dropdown>
  )
}
